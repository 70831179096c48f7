import type { Asked } from './asked.ts';
import { type Feature, featureNames } from './feature-names.ts';
import type { Featured } from './features.ts';

/**
 * How much each feature says, for long posts and for short questions: in a post a shared rare word tells most, in a
 * question of three words the meaning does. In between the two are blended.
 */
export interface RankWeights {
  long: Readonly<Record<Feature, number>>;
  short: Readonly<Record<Feature, number>>;
}

/** A candidate with its place among the others. */
export interface Ranked extends Featured {
  score: number;
  /** Its share among the candidates, if one of them is right; all shares sum to 1. */
  share: number;
}

/** The weights for a question that is so short, 0 to 1, in the order of `featureNames`. */
function weightsFor(short: number, weights: RankWeights): Float64Array {
  return Float64Array.from(
    featureNames,
    (name) => weights.long[name] * (1 - short) + weights.short[name] * short,
  );
}

function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < weights.length; f += 1) sum += (weights[f] ?? 0) * (values[f] ?? 0);
  return sum;
}

/** Candidates best first. */
export function rank(asked: Asked, featured: readonly Featured[], weights: RankWeights): Ranked[] {
  const blended = weightsFor(asked.short, weights);
  const scored = featured
    .map((one) => ({ ...one, score: dot(blended, one.values) }))
    .sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const sum = scored.reduce((all, { score }) => all + Math.exp(score - top), 0);
  return scored.map((one) => ({ ...one, share: Math.exp(one.score - top) / sum }));
}
