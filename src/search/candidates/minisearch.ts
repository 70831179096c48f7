import MiniSearch, { type Options } from 'minisearch';
import { z } from 'zod';
import type { Saved } from '../saved.ts';
import { bestOf } from './best.ts';
import type { Entry, Keepable } from './candidates.ts';
import { bm25, boosts, fields } from './fields.ts';

interface Row {
  id: number;
  claim: string;
  title: string;
  summary: string;
  phrasings: string;
}

/** Terms come stemmed and folded, so a space is all there is to split at. */
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

const rowOf = ({ doc, claim, title, summary, phrasings }: Entry): Row => ({
  id: doc,
  claim: claim.join(' '),
  title: title.join(' '),
  summary: summary.join(' '),
  phrasings: phrasings.join(' '),
});

/** A term of fewer letters is too near to too many others. */
const leastLetters = 4;
/** How many letters of a term that nothing has may differ, a share of it. */
const fuzziness = 0.3;
/** So many terms of one question are looked for in other spellings: a post in another language has no known term. */
const mostUnknown = 4;
/** Common terms count only for entries that have a rarer one, once so many entries for each that is wanted do. */
const roomForRare = 10;

const options: Options<Row> = {
  fields: [...fields],
  tokenize: split,
  processTerm: (term: string) => term,
  searchOptions: { boost: boosts, bm25, combineWith: 'OR' },
};

/**
 * Candidates by words, in MiniSearch: BM25+ over the fields, times the number of terms that match, for libraries that
 * people edit. A term that no entry has is looked for as the beginning of a word and with other letters in it.
 *
 * @param from a snapshot; it must be from the same version of MiniSearch
 */
export function minisearchCandidates(from?: Saved): Keepable {
  const { index, rows } = from ? restore(from) : create();
  const frequency = new Map<string, number>();
  let opened = new Uint32Array(0);
  let asked = 0;
  const count = (row: Row, by: 1 | -1) => {
    for (const term of distinctIn(row)) frequency.set(term, (frequency.get(term) ?? 0) + by);
  };
  const forget = (doc: number) => {
    const row = rows.get(doc);
    if (!row) return;
    count(row, -1);
    rows.delete(doc);
    // Discarding would be quicker, and leaves the entry's words counting until it is asked for them several times.
    index.remove(row);
  };
  for (const row of rows.values()) count(row, 1);

  return {
    put(entries) {
      for (const entry of entries) {
        forget(entry.doc);
        const row = rowOf(entry);
        rows.set(entry.doc, row);
        count(row, 1);
        index.add(row);
      }
    },
    drop(docs) {
      for (const doc of docs) forget(doc);
    },
    find({ terms }, n) {
      const best = bestOf(n);
      const { known, unknown, rare } = sorted(terms, frequency, n * roomForRare);
      if (n < 1) return [];
      asked += 1;
      // The filter takes every result and keeps none, which spares MiniSearch sorting them all.
      index.search([...unknown, ...known].join(' '), {
        prefix: (term) => unknown.has(term),
        fuzzy: (term) => unknown.has(term) && fuzziness,
        boostDocument(doc: number, term) {
          if (doc >= opened.length) opened = enlarged(opened, doc + 1);
          if (known.has(term) && !rare.has(term)) return opened[doc] === asked ? 1 : 0;
          opened[doc] = asked;
          return 1;
        },
        filter({ id, score }) {
          if (score >= best.floor) best.offer(Number(id), score);
          return false;
        },
      });
      return best.list();
    },
    snapshot: () => ({
      header: {},
      arrays: { index: encode(index.toJSON()), rows: encode([...rows.values()]) },
    }),
  };
}

/** The terms of an entry, each once. */
const distinctIn = (row: Row): Set<string> => new Set(fields.flatMap((field) => split(row[field])));

/** A question's terms, each once: the rarest first, so that `rare` are those that fill the room. */
function sorted(
  terms: readonly string[],
  frequency: ReadonlyMap<string, number>,
  room: number,
): Record<'known' | 'rare' | 'unknown', Set<string>> {
  const often = (term: string) => frequency.get(term) ?? 0;
  const distinct = [...new Set(terms)];
  const known = distinct.filter((term) => often(term) > 0).sort((a, b) => often(a) - often(b));
  const unknown = distinct.filter((term) => often(term) === 0 && hasSpellings(term));
  const rare = new Set<string>();
  let filled = 0;
  for (const term of known) {
    if (filled >= room) break;
    filled += often(term);
    rare.add(term);
  }
  return { known: new Set(known), rare, unknown: new Set(unknown.slice(0, mostUnknown)) };
}

/** Another figure is another matter. */
const hasSpellings = (term: string): boolean => term.length >= leastLetters && !/\d/.test(term);

function enlarged(values: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(least * 1.5));
  larger.set(values);
  return larger;
}

interface Index {
  index: MiniSearch<Row>;
  /** By document number. */
  rows: Map<number, Row>;
}

const create = (): Index => ({ index: new MiniSearch<Row>(options), rows: new Map() });

const savedRows = z.array(
  z.object({
    id: z.number(),
    claim: z.string(),
    title: z.string(),
    summary: z.string(),
    phrasings: z.string(),
  }),
);

function restore({ arrays }: Saved): Index {
  const { index, rows } = arrays;
  if (!(index instanceof Uint8Array) || !(rows instanceof Uint8Array)) {
    throw new TypeError('not a snapshot of MiniSearch');
  }
  const kept = savedRows.parse(JSON.parse(decode(rows)));
  return {
    index: MiniSearch.loadJSON<Row>(decode(index), options),
    rows: new Map(kept.map((row) => [row.id, row])),
  };
}

const encode = (data: object): Uint8Array => new TextEncoder().encode(JSON.stringify(data));
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
