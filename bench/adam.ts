/** Which sign each number may have: 1 for none below zero, -1 for none above, 0 for either. */
export type Sign = 1 | -1 | 0;

/**
 * A minimum by Adam (Kingma and Ba, 2014) from zero, without chance: the same slope gives the same point. Numbers whose
 * sign is given stay on their side of zero.
 *
 * @param slope of what is to be small, at a point
 */
export function adam(
  signs: readonly Sign[],
  { steps, rate }: { steps: number; rate: number },
  slope: (point: Float64Array) => Float64Array,
): Float64Array {
  const size = signs.length;
  const point = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= steps; step += 1) {
    const at = slope(point);
    for (let f = 0; f < size; f += 1) {
      const g = at[f] ?? 0;
      first[f] = 0.9 * (first[f] ?? 0) + 0.1 * g;
      second[f] = 0.999 * (second[f] ?? 0) + 0.001 * g * g;
      const m = (first[f] ?? 0) / (1 - 0.9 ** step);
      const v = (second[f] ?? 0) / (1 - 0.999 ** step);
      const moved = (point[f] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-8);
      point[f] = moved * (signs[f] ?? 0) < 0 ? 0 : moved;
    }
  }
  return point;
}
