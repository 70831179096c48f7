import { adam } from './adam.ts';
import { scalingOf } from './scaling.ts';

/** One question's candidates: their features, and which of them are right. */
export interface Group {
  rows: readonly Float64Array[];
  right: readonly boolean[];
  /** How short the question is, 0 to 1: see `shortness`. */
  short: number;
  /** How much the question counts; 1 is as much as any. */
  weight: number;
}

/** Weights for long posts, and for short questions. */
export interface Fitted {
  long: Float64Array;
  short: Float64Array;
}

interface Packed {
  values: Float64Array;
  right: readonly boolean[];
  short: number;
  weight: number;
}

/**
 * Weights under which the right candidates take the largest share of the softmax over their group (ListNet, all right
 * ones counted as one). What short questions weigh otherwise than long posts is learned as a difference, which weight
 * decay keeps small where little is known of them.
 */
export function fitListwise(
  groups: readonly Group[],
  { decay = 1e-2, steps = 200, rate = 0.1 } = {},
): Fitted {
  const useful = groups.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const size = useful[0]?.rows[0]?.length ?? 0;
  const { mean, deviation } = scalingOf(
    useful.flatMap(({ rows }) => rows),
    size,
  );
  const total = useful.reduce((sum, { weight }) => sum + weight, 0);
  const packed = useful.map(({ rows, right, short, weight }): Packed => {
    const values = new Float64Array(rows.length * size);
    for (const [i, row] of rows.entries()) {
      for (let f = 0; f < size; f += 1) {
        values[i * size + f] = ((row[f] ?? 0) - (mean[f] ?? 0)) / (deviation[f] ?? 1);
      }
    }
    return { values, right, short, weight: weight / total };
  });
  const found = adam(size * 2, { steps, rate }, (point) => {
    const slope = point.map((weight) => weight * decay);
    for (const group of packed) addSlope(slope, group, point, size);
    return slope;
  });
  const unscaled = (weight: number, f: number) => weight / (deviation[f] ?? 1);
  const long = found.slice(0, size).map(unscaled);
  const short = found
    .slice(0, size)
    .map((weight, f) => unscaled(weight + (found[size + f] ?? 0), f));
  return { long, short };
}

function addSlope(slope: Float64Array, group: Packed, point: Float64Array, size: number): void {
  const { values, right, short, weight } = group;
  const blended = point.slice(0, size).map((one, f) => one + short * (point[size + f] ?? 0));
  const shares = softmax(right.map((_, i) => at(values, i * size, blended)));
  const rightShare = shares.reduce((sum, share, i) => (right[i] ? sum + share : sum), 1e-12);
  for (const [i, share] of shares.entries()) {
    const pull = weight * (share - (right[i] ? share / rightShare : 0));
    if (Math.abs(pull) < 1e-10) continue;
    for (let f = 0; f < size; f += 1) {
      const by = pull * (values[i * size + f] ?? 0);
      slope[f] = (slope[f] ?? 0) + by;
      slope[size + f] = (slope[size + f] ?? 0) + by * short;
    }
  }
}

function at(values: Float64Array, start: number, weights: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < weights.length; f += 1) sum += (weights[f] ?? 0) * (values[start + f] ?? 0);
  return sum;
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
