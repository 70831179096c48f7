import { setTimeout as sleep } from 'node:timers/promises';

/** Channels that are remembered; those that have waited long enough go first. */
const mostKept = 5000;

/** Resolves when the next message may go to a channel. */
export type Pace = (channel: string) => Promise<void>;

/**
 * Slack takes about one message a second for each channel (docs.slack.dev/apis/web-api/rate-limits): those that come
 * faster wait for their turn, in order.
 *
 * @param milliseconds between two messages to one channel
 */
export function createPace(milliseconds: number): Pace {
  const free = new Map<string, number>();
  return async (channel) => {
    const now = performance.now();
    const at = Math.max(now, free.get(channel) ?? 0);
    free.set(channel, at + milliseconds);
    if (free.size > mostKept) {
      for (const [each, time] of free) if (time <= now) free.delete(each);
    }
    if (at > now) await sleep(at - now);
  };
}
