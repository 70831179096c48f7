import { type Asked, shortness } from './asked.ts';
import { featureNames } from './features.ts';
import type { Ranked } from './rank.ts';

/** What is known of how the best candidate stands out; the features of the candidate itself come before these. */
const standingNames = [
  'score',
  'aheadOfSecond',
  'aheadOfSixth',
  'share',
  'length',
  'unknown',
] as const;

const own = [...featureNames, ...standingNames];

/** The names of what `standing` gives: each once, then each again as it counts for short questions. */
export const confidenceNames: readonly string[] = [
  ...own,
  ...own.map((name) => `short:${name}`),
  'short',
];

/** A logistic model; `floor` is the score of a candidate that has nothing to do with the question. */
export interface ConfidenceWeights {
  floor: number;
  intercept: number;
  weights: Readonly<Record<string, number>>;
}

/** How the best of the ranked stands out, as `confidenceNames` names it. */
export function standing(asked: Asked, ranked: readonly Ranked[], floor: number): Float64Array {
  const [best] = ranked;
  if (!best) return new Float64Array(confidenceNames.length);
  const behind = (place: number) => best.score - Math.max(ranked[place]?.score ?? floor, floor);
  const values = [
    ...best.values,
    best.score,
    behind(1),
    behind(5),
    best.share,
    Math.log(asked.size + 1),
    asked.mass > 0 ? asked.unknown / asked.mass : 0,
  ];
  const by = shortness(asked.size);
  return Float64Array.from([...values, ...values.map((value) => value * by), by]);
}

/** Probability, 0 to 1, that the best of the ranked answers the question. 0 where nothing was found. */
export function confidenceOf(
  asked: Asked,
  ranked: readonly Ranked[],
  { floor, intercept, weights }: ConfidenceWeights,
): number {
  if (ranked.length === 0) return 0;
  const values = standing(asked, ranked, floor);
  let sum = intercept;
  for (const [i, name] of confidenceNames.entries()) sum += (weights[name] ?? 0) * (values[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
