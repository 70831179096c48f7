import type { Query } from './data.ts';

/** A question with the ids found for it, best first. */
export interface Ranking {
  query: Query;
  ids: readonly string[];
}

/** How well right answers are ranked, over the questions that have one. */
export interface RankingFigures {
  map5: number;
  mrr: number;
  recall3: number;
  recall5: number;
  recall20: number;
  recall100: number;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** Average precision of the first five, over as many right answers as there can be among them. */
export function averagePrecision5({ query: { relevant }, ids }: Ranking): number {
  let hits = 0;
  let sum = 0;
  for (const [i, id] of ids.slice(0, 5).entries()) {
    if (!relevant.includes(id)) continue;
    hits += 1;
    sum += hits / (i + 1);
  }
  return sum / Math.min(5, new Set(relevant).size);
}

function reciprocalRank({ query: { relevant }, ids }: Ranking): number {
  const place = ids.findIndex((id) => relevant.includes(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The share of a question's right answers that are among the first `n`. */
export const recall =
  (n: number) =>
  ({ query: { relevant }, ids }: Ranking): number => {
    const first = new Set(ids.slice(0, n));
    const distinct = [...new Set(relevant)];
    return distinct.filter((id) => first.has(id)).length / distinct.length;
  };

/** MAP@5, MRR and recall over the questions that have a right answer; zeros where none has. */
export function rankingFigures(rankings: readonly Ranking[]): RankingFigures {
  const answerable = rankings.filter(({ query }) => query.relevant.length > 0);
  const over = (measure: (ranking: Ranking) => number) => mean(answerable.map(measure));
  return {
    map5: over(averagePrecision5),
    mrr: over(reciprocalRank),
    recall3: over(recall(3)),
    recall5: over(recall(5)),
    recall20: over(recall(20)),
    recall100: over(recall(100)),
  };
}
