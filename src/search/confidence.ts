import type { Asked } from './asked.ts';
import { type Feature, featureNames, featureSigns } from './feature-names.ts';
import type { Ranked } from './rank.ts';

/** In what the best candidate is ahead of all others, or behind the best of them. */
const leads = ['words', 'meaning', 'cosineBest', 'askedInAll', 'said', 'model'] as const;
const leadPlaces = leads.map((name: Feature) => featureNames.indexOf(name));

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
export const confidenceSigns: ReadonlyMap<string, 1 | -1 | 0> = new Map<string, 1 | -1 | 0>([
  ...featureNames.map((name) => [name, featureSigns[name]] as const),
  ...Object.entries(standingSigns),
  ...leads.map((name) => [`lead:${name}`, 1] as const),
]);
const names = [...confidenceSigns.keys()];

/** A logistic model of one kind of question over one kind of library. */
interface Line {
  intercept: number;
  weights: Readonly<Record<string, number>>;
}

/** For long posts and for short questions. */
interface Lines {
  long: Line;
  short: Line;
}

/**
 * Over large libraries and over small ones, where no word is rare and hardly anything is near; `floor` is the score of
 * a candidate beside the matter.
 */
export interface ConfidenceWeights {
  floor: number;
  large: Lines;
  small: Lines;
}

/** How the best of the ranked stands out, as `confidenceSigns` names it. */
export function standing(asked: Asked, ranked: readonly Ranked[], floor: number): Float64Array {
  const [best, ...others] = ranked;
  if (!best) return new Float64Array(names.length);
  const behind = (place: number) => best.score - Math.max(ranked[place]?.score ?? floor, floor);
  const lead = (f: number) => {
    let most = 0;
    for (const { values } of others) most = Math.max(most, values[f] ?? 0);
    return (best.values[f] ?? 0) - most;
  };
  return Float64Array.from([
    ...best.values,
    best.score,
    behind(1),
    behind(5),
    best.share,
    Math.log(asked.size + 1),
    asked.mass > 0 ? asked.unknown / asked.mass : 0,
    ...leadPlaces.map(lead),
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
  { floor, large, small }: ConfidenceWeights,
): number {
  if (ranked.length === 0) return 0;
  const values = standing(asked, ranked, floor);
  const blended = ({ long, short }: Lines) =>
    along(long, values) * (1 - asked.short) + along(short, values) * asked.short;
  const sum = blended(large) * (1 - asked.small) + blended(small) * asked.small;
  return 1 / (1 + Math.exp(-sum));
}
