import { createHash } from 'node:crypto';
import { createArena, uint32 } from './arena.ts';
import { type Asked, readQuestion } from './asked.ts';
import type { Entry } from './candidates/candidates.ts';
import { type VectorCandidates, vectorCandidates } from './candidates/vectors.ts';
import { wordCandidates } from './candidates/words.ts';
import { createCollection, type Kept } from './collection.ts';
import { distinctTerms, readDocument, type Searchable } from './document.ts';
import { ownTokenTable, type TokenTable } from './embed.ts';
import { type Featured, features, type Pair } from './features.ts';
import { createLexicon } from './lexicon.ts';
import { arrayOf, joined, part, type Saved } from './saved.ts';
import { createSpelling } from './spelling.ts';
import type { Vector } from './vector.ts';

/** So many candidates are looked at closely, by words and by meaning each: of a short question fewer, but closer. */
const closerLook = { long: 100, short: 30 };

/** A question with the fact-checks that may answer it, in no order, compared. */
export interface Compared {
  asked: Asked;
  featured: Featured[];
  /** A sentence model was asked, and knows every fact-check. */
  withModel: boolean;
}

/** How a question is compared. */
export interface Comparing {
  /** These ids are left out, as if the library had none of them. */
  without?: ReadonlySet<string> | undefined;
  /** The question's vector by the sentence model whose vectors were attached. */
  vector?: Vector | undefined;
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
  /**
   * Gives a fact-check the vectors of a sentence model, in the place of any it had: none where the model had none for it;
   * unknown ids are passed over. As soon as every fact-check was given its own, they are used.
   */
  attach(id: string, vectors: readonly Vector[]): void;
  compare(question: string, comparing?: Comparing): Compared;
  /** How alike the claims of two fact-checks are, 0 to 1, their phrasings counted in; 0 for unknown ids. */
  alike(a: string, b: string): number;
  /** What `createMatcher` takes as `from` to be the same again. */
  save(): Saved;
}

/** An entry that goes by its meaning alone. */
const noTerms = { claim: [], title: [], summary: [], phrasings: [] };

/** What a text says, in 64 bits: told apart by chance alone once in billions. */
function digestOf(searchable: Searchable): Digest {
  const digest = createHash('sha1').update(JSON.stringify(searchable)).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}
type Digest = readonly [number, number];

/** A matcher, empty or as it was saved: candidates by words and by meaning, then features. */
export function createMatcher(from?: Saved, table: TokenTable = ownTokenTable()): Matcher {
  // No closure may hold `from`: what is copied out of it would stay in memory twice.
  const lexicon = createLexicon(from && part(from, 'lexicon'));
  const spelling = createSpelling(from && part(from, 'spelling'));
  const collection = createCollection(from && part(from, 'collection'));
  const byWords = wordCandidates(lexicon, from && { from: part(from, 'words') });
  const byMeaning = vectorCandidates(table.dimensions, from && part(from, 'meanings'));
  /** By document number, two each. */
  const digests = createArena(uint32, from && arrayOf(from, 'digests', Uint32Array));

  const forget = (id: string): number | undefined => {
    const doc = collection.docOf(id);
    const kept = doc === undefined ? undefined : collection.get(doc);
    if (doc === undefined || !kept) return;
    lexicon.count(distinctTerms(kept), -1);
    collection.drop(doc);
    return doc;
  };
  const isKnown = ({ id }: Searchable, [first, second]: Digest): boolean => {
    const doc = collection.docOf(id);
    return doc !== undefined && digests.at(2 * doc) === first && digests.at(2 * doc + 1) === second;
  };
  const take = (searchable: Searchable, [first, second]: Digest): Entry => {
    const { kept, entry } = readDocument(searchable, lexicon, spelling, table);
    lexicon.count(distinctTerms(kept), 1);
    const doc = collection.put(kept);
    digests.set(2 * doc, first);
    digests.set(2 * doc + 1, second);
    return { doc, ...entry };
  };
  let byModel: VectorCandidates | undefined;
  /** The fact-checks that have the vectors of a sentence model. */
  const attached = new Set<number>();
  let changes = 0;
  const drop = (ids: readonly string[]) => {
    const docs = ids.flatMap((id) => forget(id) ?? []);
    changes += docs.length;
    byWords.drop(docs);
    byMeaning.drop(docs);
    byModel?.drop(docs);
    for (const doc of docs) attached.delete(doc);
  };
  const keptOf = (id: string): Kept | undefined => {
    const doc = collection.docOf(id);
    return doc === undefined ? undefined : collection.get(doc);
  };
  /** By document number, with the score by words; 0 where the words did not bring it. */
  const candidates = (
    asked: Asked,
    n: number,
    by?: { model: VectorCandidates; vector: Vector },
  ): Map<number, number> => {
    const found = new Map<number, number>();
    for (const { doc, score } of byWords.find(asked, n)) found.set(doc, score);
    const { terms, vector } = asked;
    for (const { doc } of byMeaning.find({ terms, vector, likely: [...found.keys()] }, n)) {
      found.set(doc, found.get(doc) ?? 0);
    }
    if (!by) return found;
    const wanted = { terms: [], vector: by.vector, likely: [...found.keys()] };
    for (const { doc } of by.model.find(wanted, n)) {
      found.set(doc, found.get(doc) ?? 0);
    }
    return found;
  };
  return {
    drop,
    put(searchables) {
      // Of several with one id the last counts.
      const last = new Map(searchables.map((searchable) => [searchable.id, searchable]));
      const news = [...last.values()]
        .map((searchable) => ({ searchable, digest: digestOf(searchable) }))
        .filter(({ searchable, digest }) => !isKnown(searchable, digest));
      drop(news.map(({ searchable }) => searchable.id));
      const entries = news.map(({ searchable, digest }) => take(searchable, digest));
      changes += entries.length;
      byWords.put(entries);
      byMeaning.put(entries);
    },
    changes: () => changes,
    ids: () => collection.ids(),
    attach(id, vectors) {
      const doc = collection.docOf(id);
      if (doc === undefined) return;
      const [first] = vectors;
      if (first) byModel ??= vectorCandidates(first.length);
      byModel?.put([{ doc, ...noTerms, vectors }]);
      attached.add(doc);
    },
    compare(question, { without = new Set(), vector } = {}) {
      const asked = readQuestion(question, lexicon, spelling, table);
      const model = vector && attached.size >= collection.size ? byModel : undefined;
      const look = Math.round(closerLook.long * (1 - asked.short) + closerLook.short * asked.short);
      const n = look + without.size;
      const found = candidates(asked, n, model && vector ? { model, vector } : undefined);
      const near = vector && model ? model.cosines(vector) : () => 0;
      const pairs = [...found].flatMap(([doc, words]): Pair[] => {
        const kept = collection.get(doc);
        return kept && !without.has(kept.id) ? [{ kept, words, model: near(doc) }] : [];
      });
      return { asked, featured: features(asked, pairs, lexicon, table), withModel: !!model };
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
      return { ...parts, arrays: { ...parts.arrays, digests: digests.view(0, digests.length) } };
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
