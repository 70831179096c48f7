import { decide } from '../src/search/decide.ts';
import type { Finder } from '../src/search/finder.ts';
import type { Query } from './data.ts';

/** What was said to one question, as `--answers` writes it. */
export interface Said {
  id: string;
  kind: 'match' | 'choices' | 'none';
  /** The ranked candidates, best first, whatever the kind. */
  ids: string[];
  /** Probability that the first is right. */
  confidence: number;
}

/** A question and what was said to it. */
export interface Asked {
  query: Query;
  said: Said;
  milliseconds: number;
  /**
   * The confidence in the best candidate once the question's right answers are out of the library; undefined where it
   * has none. Whatever is found then is wrong.
   */
  lacking: number | undefined;
}

const mostIds = 100;
/** So many questions are asked beforehand, so that no time is taken of code that just got started. */
const warmUp = 20;

/**
 * Asks every question, and every answerable one a second time as if the library had none of its right answers. Times
 * are of the first asking.
 */
export function askAll(finder: Finder, queries: readonly Query[]): Asked[] {
  for (const { query } of queries.slice(0, warmUp)) finder.find(query);
  const first = queries.map((query) => {
    const began = performance.now();
    const ranked = finder.find(query.query);
    const { kind } = decide(ranked, () => false);
    const milliseconds = performance.now() - began;
    const ids = ranked.slice(0, mostIds).map(({ id }) => id);
    const said: Said = { id: query.id, kind, ids, confidence: ranked[0]?.confidence ?? 0 };
    return { query, said, milliseconds };
  });
  return first.map((asked) => ({ ...asked, lacking: lacking(finder, asked.query) }));
}

function lacking(finder: Finder, { query, relevant }: Query): number | undefined {
  if (relevant.length === 0) return undefined;
  return finder.find(query, { without: new Set(relevant) })[0]?.confidence ?? 0;
}

/** Whether the first answer to a question is right; never where nothing answers it. */
export const isRight = ({ query, said }: Asked): boolean =>
  query.relevant.includes(said.ids[0] ?? '');

/** Whether the library holds an answer to the question. */
export const isAnswerable = ({ query }: Asked): boolean => query.relevant.length > 0;
