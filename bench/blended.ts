import { adam, type Sign } from './adam.ts';
import type { Scaling } from './scaling.ts';

/** Weights for long posts and for short questions; a question in between gets a blend. */
export interface Blended {
  long: Float64Array;
  short: Float64Array;
}

/** The weights of a question that is so short, 0 to 1. */
export function blend({ long, short }: Blended, by: number): Float64Array {
  return long.map((weight, f) => weight * (1 - by) + (short[f] ?? 0) * by);
}

/** Adds a slope of blended weights to the slope of both, which stand one after the other. */
export function spread(into: Float64Array, f: number, size: number, by: number, slope: number) {
  into[f] = (into[f] ?? 0) + slope * (1 - by);
  into[size + f] = (into[size + f] ?? 0) + slope * by;
}

/**
 * Fits blended weights. What is short is held near what is long, where little is known of it, by a decay on the
 * difference; both by a decay on the weights for long.
 *
 * @param addSlope adds the slope of what is to be small, at these weights
 * @param free how many weights at the end are not held
 */
export function fitBlended(
  signs: readonly Sign[],
  { decay, steps, rate, free = 0 }: { decay: number; steps: number; rate: number; free?: number },
  addSlope: (into: Float64Array, at: Blended) => void,
): Blended {
  const size = signs.length;
  const parts = (point: Float64Array): Blended => ({
    long: point.slice(0, size),
    short: point.slice(size),
  });
  const found = adam([...signs, ...signs], { steps, rate }, (point) => {
    const slope = new Float64Array(size * 2);
    for (let f = 0; f < size - free; f += 1) {
      const apart = (point[size + f] ?? 0) - (point[f] ?? 0);
      slope[f] = decay * ((point[f] ?? 0) - apart);
      slope[size + f] = decay * apart;
    }
    addSlope(slope, parts(point));
    return slope;
  });
  return parts(found);
}

/** Weights of scaled features as weights of the features as they are. */
export function unscaled(weights: Float64Array, { deviation }: Scaling): Float64Array {
  return Float64Array.from(deviation, (by, f) => (weights[f] ?? 0) / by);
}
