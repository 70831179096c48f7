import { adam } from './adam.ts';
import { scalingOf } from './scaling.ts';

/** What is known of one decision, and whether it was right. */
export interface Example {
  row: Float64Array;
  right: boolean;
  weight: number;
}

/** Logistic regression by full-batch Adam with weight decay from zero: the same input gives the same numbers. */
export function fitLogistic(
  examples: readonly Example[],
  { decay = 3e-3, steps = 600, rate = 0.05 } = {},
): { intercept: number; weights: Float64Array } {
  const size = examples[0]?.row.length ?? 0;
  const { mean, deviation } = scalingOf(
    examples.map(({ row }) => row),
    size,
  );
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const scaled = examples.map(({ row, right, weight }) => ({
    row: row.map((value, f) => (value - (mean[f] ?? 0)) / (deviation[f] ?? 1)),
    right: right ? 1 : 0,
    weight: weight / total,
  }));
  const found = adam(size + 1, { steps, rate }, (point) => {
    const slope = new Float64Array(size + 1);
    for (const { row, right, weight } of scaled) {
      let sum = point[size] ?? 0;
      for (let f = 0; f < size; f += 1) sum += (point[f] ?? 0) * (row[f] ?? 0);
      const pull = weight * (1 / (1 + Math.exp(-sum)) - right);
      for (let f = 0; f < size; f += 1) slope[f] = (slope[f] ?? 0) + pull * (row[f] ?? 0);
      slope[size] = (slope[size] ?? 0) + pull;
    }
    for (let f = 0; f < size; f += 1) slope[f] = (slope[f] ?? 0) + decay * (point[f] ?? 0);
    return slope;
  });
  const weights = found.slice(0, size).map((weight, f) => weight / (deviation[f] ?? 1));
  const intercept = weights.reduce(
    (sum, weight, f) => sum - weight * (mean[f] ?? 0),
    found[size] ?? 0,
  );
  return { intercept, weights };
}
