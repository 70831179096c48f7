import type { Searchable } from '../src/search/document.ts';
import { featureNames } from '../src/search/features.ts';
import { type Compared, createMatcher, type Matcher } from '../src/search/matcher.ts';
import { createChance } from './chance.ts';
import type { Query } from './data.ts';
import type { Meanings } from './meanings.ts';

/** A question compared with a library as it is, and with the same library without what answers it. */
export interface Case {
  query: Query;
  asIs: Compared;
  /** Undefined where nothing answers the question as it is. */
  lacking?: Compared;
}

/** Compares every question with the library, with and without its right answers. */
export function casesOf(
  queries: readonly Query[],
  matcher: Matcher,
  meanings: Meanings | undefined,
): Case[] {
  return queries.map((query) => {
    const vector = meanings?.ofQuestion(query.query);
    const asIs = matcher.compare(query.query, { vector });
    if (query.relevant.length === 0) return { query, asIs };
    const without = new Set(query.relevant);
    return { query, asIs, lacking: matcher.compare(query.query, { without, vector }) };
  });
}

/** So many questions share a small library, of so many fact-checks at least and at most. */
const questionsALibrary = 25;
const smallest = 60;
const largest = 180;
/** So many of a question's nearest wrong fact-checks may be in its small library. */
const mostNear = 3;

const meaning = featureNames.indexOf('meaning');

/** The wrong fact-checks nearest in meaning. */
function nearMisses({ query, asIs }: Case, n: number): string[] {
  return asIs.featured
    .filter(({ kept }) => !query.relevant.includes(kept.id))
    .toSorted((a, b) => (b.values[meaning] ?? 0) - (a.values[meaning] ?? 0))
    .slice(0, n)
    .map(({ kept }) => kept.id);
}

/**
 * The same questions over small libraries, as a desk has in its first year: what answers them, some that nearly do, and
 * others by chance. In a small library no word is rare, so its confidence is learned from examples of its own.
 */
export function smallCases(
  cases: readonly Case[],
  corpus: readonly Searchable[],
  meanings: Meanings | undefined,
): Case[] {
  const chance = createChance(1);
  const byId = new Map(corpus.map((searchable) => [searchable.id, searchable]));
  const found: Case[] = [];
  for (let at = 0; at < cases.length; at += questionsALibrary) {
    const together = cases.slice(at, at + questionsALibrary);
    const ids = new Set(
      together.flatMap((one) => [
        ...one.query.relevant,
        ...nearMisses(one, chance.below(mostNear + 1)),
      ]),
    );
    const size = smallest + chance.below(largest - smallest);
    while (ids.size < Math.min(size, corpus.length)) {
      const any = corpus[chance.below(corpus.length)];
      if (any) ids.add(any.id);
    }
    const matcher = createMatcher();
    const library = [...ids].flatMap((id) => byId.get(id) ?? []);
    matcher.put(library);
    meanings?.attach(matcher, library);
    found.push(
      ...casesOf(
        together.map(({ query }) => query),
        matcher,
        meanings,
      ),
    );
  }
  return found;
}

/** The same as if the question did not say when it was written, as most do not. */
export function undated(compared: Compared, dated: readonly number[]): Compared {
  const featured = compared.featured.map((one) => {
    const values = Float64Array.from(one.values);
    for (const place of dated) values[place] = 0;
    return { ...one, values };
  });
  return { ...compared, featured };
}
