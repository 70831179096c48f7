/** Mean and standard deviation of each feature. */
export interface Scaling {
  mean: Float64Array;
  deviation: Float64Array;
}

function meanOf(rows: readonly Float64Array[], f: number): number {
  let sum = 0;
  for (const row of rows) sum += row[f] ?? 0;
  return sum / Math.max(rows.length, 1);
}

function deviationOf(rows: readonly Float64Array[], f: number, mean: number): number {
  let squares = 0;
  for (const row of rows) squares += ((row[f] ?? 0) - mean) ** 2;
  const spread = Math.sqrt(squares / Math.max(rows.length, 1));
  return spread > 1e-12 ? spread : 1;
}

/** The scaling of rows of `size` features each; a feature that never varies has deviation 1. */
export function scalingOf(rows: readonly Float64Array[], size: number): Scaling {
  const mean = Float64Array.from({ length: size }, (_, f) => meanOf(rows, f));
  const deviation = mean.map((middle, f) => deviationOf(rows, f, middle));
  return { mean, deviation };
}
