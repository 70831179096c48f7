import { basename, extname } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { dedupe, type Entry } from './dedupe.ts';
import type { Broken, Look } from './library-folder.ts';

/** What is kept of the last revision of a fact-check, to tell whether another reading says the same. */
type Trace = Pick<Entry, 'page' | 'claim' | 'says' | 'revision'>;

/** What the library says now. Both maps are by id, and neither holds a text. */
export interface Standing {
  /** What is published, and the very entry it was read from. */
  stands: Map<string, Entry>;
  /** Everything with its last revision: what stands, and what may be in a file that is broken now. */
  known: Map<string, Trace>;
}

/** From one standing to the next. */
export interface Plan {
  /** What does not stand yet as it was read now: it is new, or changed, or another file has the same. */
  anew: Entry[];
  /** The ids of what is gone. */
  removed: string[];
  problems: Problem[];
}

/**
 * What a look at the folder makes of what was known. What stood is gone when no file holds it; what was only known from
 * an earlier run, when no file is broken that could hold it.
 */
export function planOf({ stands, known }: Standing, look: Look): Plan {
  const { kept, problems } = dedupe(look.entries, known);
  const held = new Set(kept.map(({ id }) => id));
  const isGone = (id: string) => !held.has(id) && (stands.has(id) || look.broken.length === 0);
  return {
    anew: kept.filter((entry) => stands.get(entry.id) !== entry),
    removed: [...known.keys()].filter(isGone),
    problems: [...look.problems, ...problems],
  };
}

/**
 * Whether a broken file is the one that a fact-check was read from in an earlier run, as far as its name and its text
 * still tell.
 */
export function stillNames({ file, text }: Broken, { id, url, title, claim }: FactCheck): boolean {
  if (basename(file, extname(file)) === id) return true;
  if (new RegExp(`^id:\\s*["']?${id}["']?\\s*$`, 'm').test(text)) return true;
  return [url, title, claim].some((words) => words !== undefined && text.includes(words));
}
