import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; what never comes fails here and not by a guess at the time it takes. */
export type Until = (holds: () => boolean, what: string) => Promise<void>;

/** @param milliseconds how long is waited at the most */
export const untilWithin =
  (milliseconds: number): Until =>
  async (holds, what) => {
    const end = performance.now() + milliseconds;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
      await sleep(5);
    }
  };

/** For five seconds at most: for what happens in this process. */
export const until = untilWithin(5000);
