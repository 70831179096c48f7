import { type Asked, shortness } from './asked.ts';
import { featureNames, featureSigns } from './features.ts';
import type { Ranked } from './rank.ts';

/** What is known of how the best candidate stands out; the features of the candidate itself come before these. */
const standingSigns = {
  score: 1,
  aheadOfSecond: 1,
  aheadOfSixth: 1,
  share: 1,
  length: 0,
  unknown: -1,
} as const;

/** The names of what `standing` gives, and in which direction each may speak, see `featureSigns`. */
export const confidenceSigns: ReadonlyMap<string, 1 | -1 | 0> = new Map([
  ...featureNames.map((name) => [name, featureSigns[name]] as const),
  ...Object.entries(standingSigns),
]);
const names = [...confidenceSigns.keys()];

/** A logistic model of one kind of question. */
interface Line {
  intercept: number;
  weights: Readonly<Record<string, number>>;
}

/** A model for long posts and one for short questions; `floor` is the score of a candidate beside the matter. */
export interface ConfidenceWeights {
  floor: number;
  long: Line;
  short: Line;
}

/** How the best of the ranked stands out, as `confidenceSigns` names it. */
export function standing(asked: Asked, ranked: readonly Ranked[], floor: number): Float64Array {
  const [best] = ranked;
  if (!best) return new Float64Array(names.length);
  const behind = (place: number) => best.score - Math.max(ranked[place]?.score ?? floor, floor);
  return Float64Array.from([
    ...best.values,
    best.score,
    behind(1),
    behind(5),
    best.share,
    Math.log(asked.size + 1),
    asked.mass > 0 ? asked.unknown / asked.mass : 0,
  ]);
}

function along({ intercept, weights }: Line, values: Float64Array): number {
  let sum = intercept;
  for (const [i, name] of names.entries()) sum += (weights[name] ?? 0) * (values[i] ?? 0);
  return sum;
}

/** Probability, 0 to 1, that the best of the ranked answers the question. 0 where nothing was found. */
export function confidenceOf(
  asked: Asked,
  ranked: readonly Ranked[],
  { floor, long, short }: ConfidenceWeights,
): number {
  if (ranked.length === 0) return 0;
  const values = standing(asked, ranked, floor);
  const by = shortness(asked.size);
  const sum = along(long, values) * (1 - by) + along(short, values) * by;
  return 1 / (1 + Math.exp(-sum));
}
