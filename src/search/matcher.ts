import { createHash } from 'node:crypto';
import { type Asked, readQuestion, shortness } from './asked.ts';
import type { Entry } from './candidates/candidates.ts';
import { vectorCandidates } from './candidates/vectors.ts';
import { wordCandidates } from './candidates/words.ts';
import { createCollection, type Kept } from './collection.ts';
import { distinctTerms, readDocument, type Searchable } from './document.ts';
import { ownTokenTable, type TokenTable } from './embed.ts';
import { type Featured, features, type Pair } from './features.ts';
import { createLexicon } from './lexicon.ts';
import { arrayOf, joined, linesAsBytes, linesOf, part, type Saved } from './saved.ts';
import { createSpelling } from './spelling.ts';

/** So many candidates are looked at closely, by words and by meaning each: of a short question fewer, but closer. */
const closerLook = { long: 100, short: 30 };

/** A question with the fact-checks that may answer it, in no order, compared. */
export interface Compared {
  asked: Asked;
  featured: Featured[];
}

/** Finds what may answer a question, and compares the two. What follows from it is for `rank` and `decide`. */
export interface Matcher {
  /** Takes fact-checks in; one that says what it said before costs nothing. */
  put(searchables: readonly Searchable[]): void;
  drop(ids: readonly string[]): void;
  /** How many fact-checks were taken in or dropped since it was opened. */
  changes(): number;
  /** The ids of all fact-checks. */
  ids(): Iterable<string>;
  /** `without` leaves out these ids, as if the library had none of them. */
  compare(question: string, without?: ReadonlySet<string>): Compared;
  /** How alike the claims of two fact-checks are, 0 to 1, their phrasings counted in; 0 for unknown ids. */
  alike(a: string, b: string): number;
  /** What `createMatcher` takes as `from` to be the same again. */
  save(): Saved;
}

/** What a text says, in 64 bits: told apart by chance alone once in billions. */
const digestOf = (searchable: Searchable): string =>
  createHash('sha1').update(JSON.stringify(searchable)).digest('base64').slice(0, 11);

/** A matcher, empty or as it was saved: candidates by words and by meaning, then features. */
export function createMatcher(from?: Saved, table: TokenTable = ownTokenTable()): Matcher {
  const saved = (name: string) => from && part(from, name);
  const lexicon = createLexicon(saved('lexicon'));
  const spelling = createSpelling(saved('spelling'));
  const collection = createCollection(saved('collection'));
  const words = saved('words');
  const byWords = wordCandidates(lexicon, words ? { from: words } : {});
  const byMeaning = vectorCandidates(table.dimensions, saved('meanings'));
  const digests = from ? linesOf(arrayOf(from, 'digests', Uint8Array)) : [];

  const forget = (id: string): number | undefined => {
    const doc = collection.docOf(id);
    const kept = doc === undefined ? undefined : collection.get(doc);
    if (doc === undefined || !kept) return;
    lexicon.count(distinctTerms(kept), -1);
    collection.drop(doc);
    return doc;
  };
  const isKnown = (searchable: Searchable): boolean => {
    const doc = collection.docOf(searchable.id);
    return doc !== undefined && digests[doc] === digestOf(searchable);
  };
  const take = (searchable: Searchable): Entry => {
    const { kept, entry } = readDocument(searchable, lexicon, spelling, table);
    lexicon.count(distinctTerms(kept), 1);
    const doc = collection.put(kept);
    digests[doc] = digestOf(searchable);
    return { doc, ...entry };
  };
  let changes = 0;
  const drop = (ids: readonly string[]) => {
    const docs = ids.flatMap((id) => forget(id) ?? []);
    changes += docs.length;
    byWords.drop(docs);
    byMeaning.drop(docs);
  };
  const keptOf = (id: string): Kept | undefined => {
    const doc = collection.docOf(id);
    return doc === undefined ? undefined : collection.get(doc);
  };
  return {
    drop,
    put(searchables) {
      // Of several with one id the last counts.
      const last = new Map(searchables.map((searchable) => [searchable.id, searchable]));
      const news = [...last.values()].filter((searchable) => !isKnown(searchable));
      drop(news.map(({ id }) => id));
      const entries = news.map(take);
      changes += entries.length;
      byWords.put(entries);
      byMeaning.put(entries);
    },
    changes: () => changes,
    ids: () => [...collection.docs()].flatMap((doc) => collection.get(doc)?.id ?? []),
    compare(question, without = new Set()) {
      const asked = readQuestion(question, lexicon, spelling, table);
      const pairs = new Map<number, Pair>();
      const by = shortness(asked.size);
      const look = Math.round(closerLook.long * (1 - by) + closerLook.short * by);
      const n = look + without.size;
      const add = (doc: number, words: number) => {
        const kept = pairs.has(doc) ? undefined : collection.get(doc);
        if (kept && !without.has(kept.id)) pairs.set(doc, { kept, words });
      };
      for (const { doc, score } of byWords.find(asked, n)) add(doc, score);
      for (const { doc } of byMeaning.find(asked, n)) add(doc, 0);
      return { asked, featured: features(asked, [...pairs.values()], lexicon, table) };
    },
    alike(a, b) {
      const [one, other] = [keptOf(a), keptOf(b)];
      return one && other ? likeness(one, other, table) : 0;
    },
    save() {
      const parts = joined({
        lexicon: lexicon.save(),
        spelling: spelling.save(),
        collection: collection.save(),
        words: byWords.snapshot(),
        meanings: byMeaning.snapshot(),
      });
      const arrays = { ...parts.arrays, digests: linesAsBytes(digests.map((one) => one ?? '')) };
      return { ...parts, arrays };
    },
  };
}

/** The nearest that any claim or phrasing of the one comes to any of the other. */
function likeness(one: Kept, other: Kept, table: TokenTable): number {
  let nearest = 0;
  for (const mine of one.claims) {
    const towards = table.towards(table.vectorOf(mine.tokens));
    for (const { tokens, length } of other.claims) {
      if (length > 0) nearest = Math.max(nearest, towards(tokens) / length);
    }
  }
  return nearest;
}
