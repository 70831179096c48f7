/** Milliseconds. */
const first = 5000;
const longest = 15 * 60_000;

/**
 * How long to wait before the next try, doubling from five seconds to a quarter of an hour, a random half of it so that
 * what failed together does not come back together.
 *
 * @param attempts made so far, at least 1
 * @param atLeast milliseconds that the platform asked for
 */
export function pauseAfter(
  attempts: number,
  atLeast = 0,
  random: () => number = Math.random,
): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempts - 1, 20));
  return Math.max(atLeast, Math.round(full / 2 + (full / 2) * random()));
}
