import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLibrary } from '../../src/content/library.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Change, RevisionLog } from '../../src/core/ports.ts';
import { memoryLog } from './log.ts';
import { memoryStore } from './memory-store.ts';

/** The Markdown of a small fact-check; keys given as undefined are left out. */
export function markdown(
  front: Record<string, string | number | undefined> = {},
  summary = 'Samples brought back by six crewed landings are rock.',
): string {
  const all = {
    id: 'moon-cheese',
    title: 'The moon is made of rock',
    claim: `The moon is made of cheese, says ${front.id ?? 'moon-cheese'}`,
    rating: '"False"',
    publisher: 'Example Desk',
    published: '2024-03-02',
    ...front,
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${value}`,
  );
  return `---\n${lines.join('\n')}\n---\n${summary}\n`;
}

/** A folder of fact-checks that goes when the test is over. */
export async function newsroom(files: Record<string, string | Uint8Array> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'factdesk-library-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const at = (path: string) => join(dir, path);
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    dir,
    at,
    write,
    /** As most editors save: a new file takes the old one's place. */
    async save(path: string, text: string) {
      await write(`${path}.saving`, text);
      await rename(at(`${path}.saving`), at(path));
    },
    move: (from: string, to: string) => rename(at(from), at(to)),
    remove: (path: string) => rm(at(path), { recursive: true }),
  };
}

/** A library that has been opened, and what it told since. It is closed when the test is over. */
export async function opened(
  dir: string,
  {
    revisions = memoryStore().revisions,
    onChange = async () => {},
  }: { revisions?: RevisionLog; onChange?: (change: Change) => Promise<void> } = {},
) {
  const log = memoryLog();
  const library = createLibrary({ dir, revisions, log });
  const changes: Change[] = [];
  let isOpen = false;
  const { problems } = await library.start(async (change) => {
    changes.push(change);
    if (isOpen) await onChange(change);
  });
  isOpen = true;
  onTestFinished(() => library.stop());
  const parts = changes.splice(0);
  const changed = parts.flatMap((part) => part.changed);
  /** Everything there is in `added`; what was revised or removed since an earlier run besides. */
  const first: Change = {
    added: parts.flatMap(({ added, changed }) => [...added, ...changed.map(({ after }) => after)]),
    changed,
    removed: parts.flatMap(({ removed }) => removed),
    problems,
  };
  const sizes = parts.map(({ added, changed }) => added.length + changed.length);
  return { library, log, first, parts: sizes, changes, revisions };
}

/** The ids of fact-checks, in order. */
export const idsOf = (factChecks: readonly FactCheck[]): string[] =>
  factChecks.map(({ id }) => id).toSorted();
