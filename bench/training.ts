import type { Compared, Matcher } from '../src/search/matcher.ts';
import type { Query } from './data.ts';

/** A question compared with the library as it is, and with a library that lacks what answers it. */
export interface Case {
  query: Query;
  asIs: Compared;
  /** Undefined where nothing answers the question as it is. */
  lacking?: Compared;
}

/** Compares every question with the library, with and without its right answers. */
export function casesOf(queries: readonly Query[], matcher: Matcher): Case[] {
  return queries.map((query) => {
    const asIs = matcher.compare(query.query);
    if (query.relevant.length === 0) return { query, asIs };
    return { query, asIs, lacking: matcher.compare(query.query, new Set(query.relevant)) };
  });
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
