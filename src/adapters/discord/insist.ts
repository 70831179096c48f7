import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf } from './faults.ts';

/** All within the three seconds that Discord waits for an acknowledgement. */
const pauses = [100, 200, 400] as const;

/**
 * Sends a request again where nobody knows whether Discord took it: for what Discord takes once however often it
 * comes. discord.js would repeat less (no connection that the other end closed), and tells nobody that it did.
 *
 * @param request is told how many tries failed before this one
 */
export async function insist<T>(request: (failed: number) => Promise<T>): Promise<T> {
  for (const [failed, pause] of pauses.entries()) {
    try {
      return await request(failed);
    } catch (error) {
      if (faultOf(error) !== 'unreached') throw error;
      await sleep(pause);
    }
  }
  return request(pauses.length);
}
