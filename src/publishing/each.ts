import { setImmediate } from 'node:timers/promises';

/** So many are gone through before others have their turn. */
const atATime = 20;

/** Goes through many, one after the other, and keeps nobody from being answered meanwhile. */
export async function each<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  let n = 0;
  for (const one of all) {
    await work(one);
    n += 1;
    if (n % atATime === 0) await setImmediate();
  }
}
