import type { Place } from '../src/core/message.ts';

/** What a desk is told to do; `n` comes back with the answer. */
export type Order = { n: number } & (
  | { do: 'begin'; places: readonly Place[]; note: string }
  | { do: 'confirm'; id: string }
  | { do: 'undo'; id: string }
  | { do: 'correct'; label: string }
  | { do: 'count' }
);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
