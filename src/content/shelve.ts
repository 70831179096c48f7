import { mkdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { entryOf } from './dedupe.ts';
import { deriveId, fold } from './identity.ts';
import { openImported, writeWhole } from './imported.ts';
import { createFolder } from './library-folder.ts';
import { digest } from './says.ts';
import { writeMarkdown } from './write.ts';

/** What became of a fact-check that was to be put into the library. `file` is where it stands. */
export type Shelved =
  | { kind: 'written' | 'updated' | 'unchanged' | 'edited'; file: string }
  | { kind: 'refused'; problem: Problem };

/** A library that takes in fact-checks as Markdown files. */
export interface Shelf {
  /**
   * Writes a fact-check to a file of its own, or to the file that holds it already: the one with its page, or with its
   * claim by its publisher, which keeps its id.
   *
   * @param where it came from, for problems
   */
  put(factCheck: FactCheck, where: string): Promise<Shelved>;
  /** To be called at the end: remembers what was written, so that the next import knows what was edited since. */
  close(): Promise<void>;
}

/** A fact-check that the library has. Its texts are kept as digests: there may be a hundred thousand of them. */
interface Held {
  file: string;
  id: string;
  revision: number;
  /** When it was published; empty where that is not known. */
  day: string;
  said: string;
  /** Put there by this very import. */
  isNew: boolean;
}

/** Letters of any script, as a folder's name. */
function folderName(publisher: string): string {
  const slug = fold(publisher)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  // Names that Windows keeps to itself.
  return /^(?:con|prn|aux|nul|(?:com|lpt)\d)?$/.test(slug)
    ? `publisher${slug && `-${slug}`}`
    : slug;
}

/** Under which names a fact-check is the same as another, as `dedupe` has it: its claim, then its page. */
function namesOf(factCheck: FactCheck): string[] {
  const { page, claim } = entryOf('', factCheck);
  return [`claim ${digest(claim)}`, ...(page === undefined ? [] : [`page ${digest(page)}`])];
}

const dayOf = ({ publishedAt }: FactCheck): string => publishedAt?.slice(0, 10) ?? '';

function heldAs(factCheck: FactCheck, file: string, text: string, isNew: boolean): Held {
  const { id, revision } = factCheck;
  return { file, id, revision, day: dayOf(factCheck), said: digest(text), isNew };
}

const isMarkdown = (file: string) => extname(file).toLowerCase() === '.md';

/** What the library holds, by page, claim and id. */
async function holdings(dirs: readonly string[]) {
  const byName = new Map<string, Held>();
  const byId = new Map<string, Held>();
  const hold = (factCheck: FactCheck, held: Held) => {
    for (const name of namesOf(factCheck)) byName.set(name, held);
    byId.set(factCheck.id, held);
  };
  for (const dir of dirs) {
    const folder = createFolder(dir, Number.POSITIVE_INFINITY);
    const { entries, fresh } = await folder.look(new Set());
    for (const [{ file }, factCheck] of await folder.read(entries, fresh)) {
      hold(factCheck, heldAs(factCheck, file, writeMarkdown(factCheck), false));
    }
  }
  return {
    hold,
    find: (factCheck: FactCheck) =>
      namesOf(factCheck)
        .map((name) => byName.get(name))
        .find((held) => held !== undefined),
    takes: (id: string) => byId.get(id),
  };
}

const isTwice = (where: string, file: string): Shelved => ({
  kind: 'refused',
  problem: {
    where,
    what: 'The same fact-check was imported already, with other words.',
    fix: `Leave one of the two out; the first is in ${file}.`,
  },
});

const isOld = (where: string, file: string): Shelved => ({
  kind: 'refused',
  problem: {
    where,
    what: 'A newer one of the same page, or of the same claim by the same publisher, is in the library.',
    fix: `Nothing is to be done, unless ${file} has the wrong date.`,
  },
});

/**
 * Opens the library for taking in fact-checks.
 *
 * @param options.into the folder for new files; each publisher gets a folder in it
 * @param options.library the folders in which fact-checks may stand already
 * @param options.force replaces files also where they were edited since they were imported
 */
export async function openShelf(options: {
  into: string;
  library: readonly string[];
  force: boolean;
}): Promise<Shelf> {
  const { into, force } = options;
  const held = await holdings(options.library);
  const imported = openImported();

  async function mayWrite(file: string): Promise<boolean> {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined || force || (await imported.isUntouched(file, text));
  }

  async function write(factCheck: FactCheck, file: string): Promise<void> {
    const text = writeMarkdown(factCheck);
    await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, text);
    await imported.wrote(file, text);
    held.hold(factCheck, heldAs(factCheck, file, text, true));
  }

  async function update(before: Held, given: FactCheck, where: string): Promise<Shelved> {
    const { file, id } = before;
    const factCheck = { ...given, id, revision: Math.max(before.revision, given.revision) };
    if (digest(writeMarkdown(factCheck)) === before.said) {
      before.isNew = true;
      return { kind: 'unchanged', file };
    }
    const day = dayOf(given);
    if (day && day < before.day) return isOld(where, file);
    if (before.isNew && day <= before.day) return isTwice(where, file);
    if (!isMarkdown(file)) {
      const what = `It stands in ${file}, where it says something else.`;
      return { kind: 'refused', problem: { where, what, fix: 'Replace that file by hand.' } };
    }
    if (!(await mayWrite(file))) return { kind: 'edited', file };
    await write(factCheck, file);
    return { kind: 'updated', file };
  }

  async function add(given: FactCheck, where: string): Promise<Shelved> {
    const { url, publisher, claim } = given;
    const own = { ...(url !== undefined && { url }), publisher: publisher.name, claim };
    const id = [given.id, deriveId(own)].find((one) => !held.takes(one));
    if (id === undefined) {
      const what = `Its id ${given.id} is taken by ${held.takes(given.id)?.file ?? 'another'}.`;
      const fix = 'Give one of the two another id, or delete the one that is not wanted.';
      return { kind: 'refused', problem: { where, what, fix } };
    }
    const file = join(into, folderName(publisher.name), `${id}.md`);
    if (!(await mayWrite(file))) return { kind: 'edited', file };
    await write({ ...given, id }, file);
    return { kind: 'written', file };
  }

  return {
    async put(factCheck, where) {
      const before = held.find(factCheck);
      return before ? update(before, factCheck, where) : add(factCheck, where);
    },
    close: () => imported.save(),
  };
}
