import { parts } from '../core/parts.ts';
import { entryOf } from './dedupe.ts';
import type { Folder, Look } from './library-folder.ts';
import type { LibraryLog } from './library-log.ts';
import { type Standing, stillNames } from './library-standing.ts';

/** So many fact-checks are whole in memory at a time. */
export const wholeAtOnce = 1000;

/** What is known from earlier runs. */
export async function remembered(log: LibraryLog): Promise<Standing['known']> {
  const known: Standing['known'] = new Map();
  for (const some of parts(await log.ids(), wholeAtOnce)) {
    for (const factCheck of await log.get(some)) {
      const { page, claim, says, revision } = entryOf('', factCheck);
      known.set(factCheck.id, { page, claim, says, revision });
    }
  }
  return known;
}

/** A file that was broken while the desk was down holds what it last held. */
export async function recall(
  look: Look,
  { log, folder, known }: { log: LibraryLog; folder: Folder; known: Standing['known'] },
): Promise<Look> {
  if (look.broken.length === 0) return look;
  const found = new Set(look.entries.map(({ id }) => id));
  const entries = [...look.entries];
  let broken = look.broken;
  const unfound = [...known.keys()].filter((id) => !found.has(id));
  for (const some of parts(unfound, wholeAtOnce)) {
    const missing = await log.get(some);
    broken = broken.filter((file) => {
      const held = missing.find((factCheck) => stillNames(file, factCheck));
      if (held) entries.push(folder.restore(file.file, held));
      return !held;
    });
  }
  return { ...look, entries, broken };
}
