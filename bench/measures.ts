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

const recall =
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

/** A confidence and whether it was right. */
export interface Judgement {
  confidence: number;
  right: boolean;
}

/** Chance that a right judgement has more confidence than a wrong one; a tie counts half. */
export function auc(judgements: readonly Judgement[]): number {
  const sorted = judgements.toSorted((a, b) => a.confidence - b.confidence);
  let rights = 0;
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.confidence === sorted[i]?.confidence) end += 1;
    const rightHere = sorted.slice(i, end).filter(({ right }) => right).length;
    rankSum += rightHere * ((i + 1 + end) / 2);
    rights += rightHere;
    i = end;
  }
  const wrongs = sorted.length - rights;
  return rights === 0 || wrongs === 0
    ? Number.NaN
    : (rankSum - (rights * (rights + 1)) / 2) / (rights * wrongs);
}

/** Share of `answerable` that are rightly answered when answers are given from where precision is at least so much. */
export function coverageAt(
  precision: number,
  judgements: readonly Judgement[],
  answerable: number,
): number {
  let rights = 0;
  let most = 0;
  const sorted = judgements.toSorted((a, b) => b.confidence - a.confidence);
  for (const [i, { right }] of sorted.entries()) {
    if (right) rights += 1;
    if (rights / (i + 1) >= precision) most = rights;
  }
  return answerable === 0 ? 0 : most / answerable;
}
