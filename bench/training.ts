import type { Searchable } from '../src/search/document.ts';
import { featureNames } from '../src/search/feature-names.ts';
import { type Compared, createMatcher, type Matcher } from '../src/search/matcher.ts';
import { createChance } from './chance.ts';
import type { Query } from './data.ts';
import type { Meanings } from './meanings.ts';

/** A question compared with a library as it is, and with the same library without what answers it. */
interface Seen {
  asIs: Compared;
  /** Undefined where nothing answers the question as it is. */
  lacking?: Compared;
}

/** A question as it is put; and a post that says when it was written also as if it did not, as most do not. */
export interface Case {
  query: Query;
  seen: readonly [Seen, ...Seen[]];
}

/** How a copied post ends that says when it was written. */
const dated = /\s*\p{L}{3,9}\.? \d{1,2}, \d{4}\s*$/u;

/** Compares every question with the library, with and without its right answers. */
export function casesOf(
  queries: readonly Query[],
  matcher: Matcher,
  meanings: Meanings | undefined,
): Case[] {
  return queries.map((query) => {
    const vector = meanings?.ofQuestion(query.query);
    const see = (text: string): Seen => {
      const asIs = matcher.compare(text, { vector });
      if (query.relevant.length === 0) return { asIs };
      const without = new Set(query.relevant);
      return { asIs, lacking: matcher.compare(text, { without, vector }) };
    };
    const undated = query.query.replace(dated, '');
    const whole = see(query.query);
    return { query, seen: undated === query.query ? [whole] : [whole, see(undated)] };
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
function nearMisses({ query, seen: [{ asIs }] }: Case, n: number): string[] {
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
        // What must miss is learned from what nearly answers it.
        ...nearMisses(one, one.query.relevant.length > 0 ? chance.below(mostNear + 1) : mostNear),
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
