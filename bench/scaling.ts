/** Mean and standard deviation of each feature. */
export interface Scaling {
  mean: Float64Array;
  deviation: Float64Array;
}

/** The scaling of rows of `size` features each; a feature that never varies has deviation 1. */
export function scalingOf(rows: readonly Float64Array[], size: number): Scaling {
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  const many = Math.max(rows.length, 1);
  for (const row of rows)
    for (let f = 0; f < size; f += 1) mean[f] = (mean[f] ?? 0) + (row[f] ?? 0);
  for (let f = 0; f < size; f += 1) mean[f] = (mean[f] ?? 0) / many;
  for (const row of rows) {
    for (let f = 0; f < size; f += 1) {
      deviation[f] = (deviation[f] ?? 0) + ((row[f] ?? 0) - (mean[f] ?? 0)) ** 2;
    }
  }
  for (let f = 0; f < size; f += 1) {
    const spread = Math.sqrt((deviation[f] ?? 0) / many);
    deviation[f] = spread > 1e-12 ? spread : 1;
  }
  return { mean, deviation };
}
