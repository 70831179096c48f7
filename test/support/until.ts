import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, for five seconds at most. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 5000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come`);
    await sleep(5);
  }
}
