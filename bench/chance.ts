/** Chance that comes out the same every time. */
export interface Chance {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
}

/** A linear congruential generator (Numerical Recipes' constants). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return {
    below(end) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 0x1_0000_0000) * end);
    },
  };
}
