import { basename, extname } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Revised } from '../core/ports.ts';
import { dedupe } from './dedupe.ts';
import { revise } from './diff.ts';
import type { Broken, Look } from './library-folder.ts';

/** What the library says now. Both maps are by id. */
export interface Standing {
  /** What is published, and the very reading it was made from. */
  stands: ReadonlyMap<string, { factCheck: FactCheck; read: FactCheck }>;
  /** Everything with its last revision: what stands, and what may be in a file that is broken now. */
  known: ReadonlyMap<string, FactCheck>;
}

/** From one standing to the next. */
export interface Step {
  next: Standing;
  added: FactCheck[];
  changed: Revised[];
  removed: FactCheck[];
  problems: Problem[];
  /** What the revision log is to be told. */
  record: FactCheck[];
}

/**
 * What a look at the folder makes of what was known. What stood is gone when no file holds it; what was only known from
 * an earlier run, when no file is broken that could hold it.
 *
 * @returns `added` is what did not stand before, except where it was known and differs: that is `changed`
 */
export function advance(before: Standing, look: Look): Step {
  const { kept, problems } = dedupe(look.entries, before.known);
  const stands = new Map<string, { factCheck: FactCheck; read: FactCheck }>();
  const added: FactCheck[] = [];
  const changed: Revised[] = [];
  const record: FactCheck[] = [];
  for (const { factCheck: read } of kept) {
    const stood = before.stands.get(read.id);
    const known = before.known.get(read.id);
    if (stood?.read === read) {
      stands.set(read.id, stood);
      continue;
    }
    const { factCheck, fields } = known ? revise(known, read) : { factCheck: read, fields: [] };
    stands.set(read.id, { factCheck, read });
    if (factCheck !== known) record.push(factCheck);
    if (known && fields.length > 0) changed.push({ before: known, after: factCheck, fields });
    else if (!stood) added.push(factCheck);
  }
  const removed = [...before.known.values()].filter(
    ({ id }) => !stands.has(id) && (before.stands.has(id) || look.broken.length === 0),
  );
  const known = new Map(before.known);
  for (const { id } of removed) known.delete(id);
  for (const factCheck of record) known.set(factCheck.id, factCheck);
  return {
    next: { stands, known },
    added,
    changed,
    removed,
    problems: [...look.problems, ...problems],
    record,
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
