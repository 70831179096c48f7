import { isDeepStrictEqual } from 'node:util';
import { type FactCheck, factCheckSchema } from '../core/factcheck.ts';

type Field = keyof FactCheck;

const fields = factCheckSchema.keyof().options;

/** What we work out ourselves; a release that works it out otherwise makes no revision of what was published. */
const derived: ReadonlySet<Field> = new Set(['verdict', 'remarks']);

/** The fields in which two readings of one fact-check differ, the revision's number aside. */
function differing(before: FactCheck, after: FactCheck): Field[] {
  return fields.filter(
    (name) => name !== 'revision' && !isDeepStrictEqual(before[name], after[name]),
  );
}

/**
 * A fact-check as it was read, with the revision that it has in our eyes: the one known before where nothing was
 * published anew, else one more, or the file's own where that is higher.
 *
 * @param known how it was last seen, with its revision
 * @returns `fields` names what was published anew since; empty where nothing was
 */
export function revise(
  known: FactCheck,
  read: FactCheck,
): { factCheck: FactCheck; fields: Field[] } {
  const changed = differing(known, read);
  if (changed.some((name) => !derived.has(name))) {
    const revision = Math.max(known.revision + 1, read.revision);
    return { factCheck: { ...read, revision }, fields: changed };
  }
  if (read.revision > known.revision) return { factCheck: read, fields: ['revision'] };
  if (changed.length > 0) return { factCheck: { ...read, revision: known.revision }, fields: [] };
  return { factCheck: known, fields: [] };
}
