import type { Sign } from './adam.ts';
import { blend, fitBlended, spread, unscaled } from './blended.ts';
import { scalingOf } from './scaling.ts';

/** What is known of one decision, and whether it was right. */
export interface Example {
  row: Float64Array;
  right: boolean;
  /** How short the question is, 0 to 1. */
  short: number;
  weight: number;
}

/** A line for long posts or for short questions. */
interface Line {
  intercept: number;
  weights: Float64Array;
}

/** Logistic regression with weights that are blended by the question's length: the same input gives the same numbers. */
export function fitLogistic(
  examples: readonly Example[],
  signs: readonly Sign[],
  { decay = 1e-3, steps = 600, rate = 0.05 } = {},
): { long: Line; short: Line } {
  const size = signs.length;
  const scaling = scalingOf(
    examples.map(({ row }) => row),
    size,
  );
  const { mean, deviation } = scaling;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  // The last feature is always 1: its weight is the intercept.
  const scaled = examples.map(({ row, right, short, weight }) => ({
    row: Float64Array.from({ length: size + 1 }, (_, f) =>
      f < size ? ((row[f] ?? 0) - (mean[f] ?? 0)) / (deviation[f] ?? 1) : 1,
    ),
    right: right ? 1 : 0,
    short,
    weight: weight / total,
  }));
  const found = fitBlended([...signs, 0], { decay, steps, rate, free: 1 }, (slope, point) => {
    for (const { row, right, short, weight } of scaled) {
      const weights = blend(point, short);
      const sum = row.reduce((all, value, f) => all + value * (weights[f] ?? 0), 0);
      const pull = weight * (1 / (1 + Math.exp(-sum)) - right);
      for (let f = 0; f <= size; f += 1) {
        spread(slope, f, size + 1, short, pull * (row[f] ?? 0));
      }
    }
  });
  const line = (weights: Float64Array): Line => {
    const own = unscaled(weights, scaling);
    const intercept = own.reduce(
      (sum, weight, f) => sum - weight * (mean[f] ?? 0),
      weights[size] ?? 0,
    );
    return { intercept, weights: own };
  };
  return { long: line(found.long), short: line(found.short) };
}
