import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** Seconds. Whoever asked is gone after more. */
const longestWait = 10;
const tries = 3;

const turnedAway = z.object({
  code: z.literal('slack_webapi_rate_limited_error'),
  /** Seconds. */
  retryAfter: z.number().max(longestWait),
});

/**
 * Makes a call of the Web API, again where Slack turned it away for the moment (429): then it was not taken, so that
 * nothing can be there twice. Rejects with every other failure, and where the wait would be long.
 */
export async function inTurn<T>(call: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; left > 0; left--) {
    try {
      return await call();
    } catch (error) {
      const wait = turnedAway.safeParse(error).data?.retryAfter;
      if (wait === undefined) throw error;
      await sleep(wait * 1000);
    }
  }
  return call();
}
