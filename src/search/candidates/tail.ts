import { type Arena, createArena, uint8, uint16, uint32 } from '../arena.ts';
import type { Entry } from './candidates.ts';
import { fields } from './fields.ts';
import { type Averages, counted, fieldCount, impactOf, type Listed, noDoc } from './postings.ts';
import type { Scores } from './scores.ts';

/** Documents that came since the last packing. */
export interface Tail {
  /** How many documents it has. */
  readonly size: number;
  /** How many rows there are, those of dropped documents among them. */
  readonly rows: number;
  add(entry: Entry): void;
  /** Forgets a document; says whether it was here. */
  drop(doc: number): boolean;
  /** How many documents have the term. */
  frequency(term: number): number;
  /** Adds what each document has of the question's terms. */
  score(scores: Scores): void;
  /** Views that are good until the next change. */
  listed(): Listed;
}

const mostLength = 0xffff;

/**
 * An empty tail.
 *
 * @param numbers the term numbers of terms, new ones too
 * @param averages of the documents that are packed already, so that impacts compare with theirs
 */
export function createTail(
  numbers: (terms: readonly string[]) => number[],
  averages: Averages,
): Tail {
  const docs = createArena(uint32);
  const ends = createArena(uint32);
  const terms = createArena(uint32);
  const counts = createArena(uint8);
  const impacts = createArena(uint8);
  const lengths = createArena(uint16);
  const rowOf = new Map<number, number>();
  const frequency = new Map<number, number>();

  const count = (row: number, by: 1 | -1) => {
    for (const term of terms.view(ends.at(row - 1), ends.at(row))) {
      frequency.set(term, (frequency.get(term) ?? 0) + by);
    }
  };
  const whole = <T>(arena: Arena<T>) => arena.view(0, arena.length);
  return {
    get size() {
      return rowOf.size;
    },
    get rows() {
      return docs.length;
    },
    add(entry) {
      const { byTerm, ofFields } = countTerms(entry, numbers);
      const row = docs.push(entry.doc);
      rowOf.set(entry.doc, row);
      lengths.append(ofFields);
      for (const [term, times] of byTerm) {
        terms.push(term);
        counts.push(times);
        impacts.push(impactOf(times, ofFields, 0, averages));
      }
      ends.push(terms.length);
      count(row, 1);
    },
    drop(doc) {
      const row = rowOf.get(doc);
      if (row === undefined) return false;
      count(row, -1);
      docs.set(row, noDoc);
      return rowOf.delete(doc);
    },
    frequency: (term) => frequency.get(term) ?? 0,
    score(scores) {
      const [allTerms, allImpacts] = [whole(terms), whole(impacts)];
      const addRow = (doc: number, from: number, to: number) => {
        for (let at = from; at < to; at += 1) {
          const weight = scores.weightOf(allTerms[at] ?? 0);
          if (weight > 0) scores.add(doc, weight * (allImpacts[at] ?? 0));
        }
      };
      for (let row = 0; row < docs.length; row += 1) {
        const doc = docs.at(row);
        if (doc !== noDoc) addRow(doc, ends.at(row - 1), ends.at(row));
      }
    },
    listed: () => ({
      docs: whole(docs),
      ends: whole(ends),
      terms: whole(terms),
      counts: whole(counts),
      lengths: whole(lengths),
    }),
  };
}

/** How often each term stands in each field, and how many distinct ones a field has. */
function countTerms(entry: Entry, numbers: (terms: readonly string[]) => number[]) {
  const byTerm = new Map<number, number>();
  const ofFields = new Uint16Array(fieldCount);
  for (const [field, name] of fields.entries()) {
    const found = numbers(entry[name]);
    ofFields[field] = Math.min(mostLength, new Set(found).size);
    for (const term of found) byTerm.set(term, counted(byTerm.get(term) ?? 0, field));
  }
  return { byTerm, ofFields };
}
