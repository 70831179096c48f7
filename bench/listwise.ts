import type { Sign } from './adam.ts';
import { type Blended, blend, fitBlended, spread, unscaled } from './blended.ts';
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

interface Packed {
  values: Float64Array;
  right: readonly boolean[];
  short: number;
  weight: number;
}

/**
 * Weights under which the right candidates take the largest share of the softmax over their group (ListNet, Cao and
 * others, 2007, all right ones counted as one).
 */
export function fitListwise(
  groups: readonly Group[],
  signs: readonly Sign[],
  { decay = 3e-3, steps = 300, rate = 0.1 } = {},
): Blended {
  const useful = groups.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const size = signs.length;
  const scaling = scalingOf(
    useful.flatMap(({ rows }) => rows),
    size,
  );
  const { mean, deviation } = scaling;
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
  const { long, short } = fitBlended(signs, { decay, steps, rate }, (slope, at) => {
    for (const group of packed) addSlope(slope, group, at, size);
  });
  return { long: unscaled(long, scaling), short: unscaled(short, scaling) };
}

function addSlope(slope: Float64Array, group: Packed, point: Blended, size: number): void {
  const { values, right, short, weight } = group;
  const weights = blend(point, short);
  const shares = softmax(right.map((_, i) => at(values, i * size, weights)));
  const rightShare = shares.reduce((sum, share, i) => (right[i] ? sum + share : sum), 1e-12);
  for (const [i, share] of shares.entries()) {
    const pull = weight * (share - (right[i] ? share / rightShare : 0));
    if (Math.abs(pull) < 1e-10) continue;
    for (let f = 0; f < size; f += 1) {
      spread(slope, f, size, short, pull * (values[i * size + f] ?? 0));
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
