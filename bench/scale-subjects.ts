import MiniSearch from 'minisearch';
import type { Keepable } from '../src/search/candidates/candidates.ts';
import { minisearchCandidates } from '../src/search/candidates/minisearch.ts';
import { packedCandidates } from '../src/search/candidates/packed.ts';
import { vectorCandidates } from '../src/search/candidates/vectors.ts';
import type { Searchable } from '../src/search/document.ts';
import { createFinder } from '../src/search/finder.ts';
import { createMatcher, type Matcher } from '../src/search/matcher.ts';
import type { Saved } from '../src/search/saved.ts';
import { type Ask, entries, searchables } from './scale-library.ts';

/** So many are looked at closely by the re-ranker. */
export const wanted = 100;
const batch = 1000;
const dimensions = 256;

/** What is kept of a subject in a file: arrays by name, and the rest as JSON. */
export type Kept = Saved;

/** Something whose speed and size are measured. */
export interface Subject {
  find(ask: Ask): number | Promise<number>;
  /** What `open` takes; undefined where it cannot be kept. */
  keep?(): Kept;
}

/** A subject, and how long it took to take everything in; reading the corpus aside. */
export interface Built {
  subject: Subject;
  milliseconds: number;
}

export interface SubjectKind {
  name: string;
  build(corpus: string, size: number): Promise<Built>;
  open?(kept: Kept): Subject;
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let next: T[] = [];
  for (const item of items) {
    next.push(item);
    if (next.length < batch) continue;
    yield next;
    next = [];
  }
  if (next.length > 0) yield next;
}

const driver = (candidates: Keepable): Subject => ({
  find: ({ terms, vector }) => candidates.find({ terms, vector }, wanted).length,
  keep: () => candidates.snapshot(),
});

/** Puts everything into a subject, and says how long it took. */
export async function fill<T>(
  subject: Subject,
  items: Iterable<T>,
  put: (items: T[]) => unknown,
): Promise<Built> {
  let milliseconds = 0;
  for (const some of batches(items)) {
    const began = performance.now();
    await put(some);
    milliseconds += performance.now() - began;
  }
  return { subject, milliseconds };
}

const filled = (candidates: Keepable, corpus: string, size: number): Promise<Built> =>
  fill(driver(candidates), entries(corpus, size), (some) => candidates.put(some));

const plainOptions = { fields: ['claim', 'title', 'summary'] };

function plainMiniSearch(index: MiniSearch): Subject {
  return {
    find: ({ text }) => index.search(text).slice(0, wanted).length,
    keep: () => ({
      header: {},
      arrays: { index: new TextEncoder().encode(JSON.stringify(index)) },
    }),
  };
}

/** Numbers terms as the lexicon does, and nothing else. */
function createVocabulary(known: readonly string[] = []) {
  const byTerm = new Map(known.map((term, i) => [term, i + 1]));
  return {
    lookUp: (term: string) => byTerm.get(term) ?? 0,
    numbers: (terms: readonly string[]) =>
      terms.map((term) => {
        const number = byTerm.get(term) ?? byTerm.size + 1;
        byTerm.set(term, number);
        return number;
      }),
    terms: () => [...byTerm.keys()],
  };
}

/** A packed driver is kept with the vocabulary that numbers its terms. */
function packed(from?: Kept): Keepable {
  const terms = from && new TextDecoder().decode(from.arrays.terms).split('\n');
  const vocabulary = createVocabulary(terms);
  const candidates = packedCandidates(vocabulary, from && { from });
  return {
    ...candidates,
    snapshot() {
      const { header, arrays } = candidates.snapshot();
      const kept = new TextEncoder().encode(vocabulary.terms().join('\n'));
      return { header, arrays: { ...arrays, terms: kept } };
    },
  };
}

/** A question as the desk asks it: candidates, re-ranking, confidence. */
function question(matcher: Matcher): Subject {
  const finder = createFinder(matcher);
  return { find: ({ text }) => finder.find(text).length, keep: () => matcher.save() };
}

export const subjects: readonly SubjectKind[] = [
  {
    name: 'MiniSearch as it comes',
    build(corpus, size) {
      const index = new MiniSearch(plainOptions);
      const put = (some: Searchable[]) => index.addAll(some);
      return fill(plainMiniSearch(index), searchables(corpus, size), put);
    },
    open: ({ arrays: { index } }) =>
      plainMiniSearch(MiniSearch.loadJSON(new TextDecoder().decode(index), plainOptions)),
  },
  {
    name: 'words, MiniSearch tuned',
    build: (corpus, size) => filled(minisearchCandidates(), corpus, size),
    open: (kept) => driver(minisearchCandidates(kept)),
  },
  {
    name: 'words, packed',
    build: (corpus, size) => filled(packed(), corpus, size),
    open: (kept) => driver(packed(kept)),
  },
  {
    name: 'vectors',
    build: (corpus, size) => filled(vectorCandidates(dimensions), corpus, size),
    open: (kept) => driver(vectorCandidates(dimensions, kept)),
  },
  {
    name: 'whole question',
    build(corpus, size) {
      const matcher = createMatcher();
      return fill(question(matcher), searchables(corpus, size), (some) => matcher.put(some));
    },
    open: (kept) => question(createMatcher(kept)),
  },
];
