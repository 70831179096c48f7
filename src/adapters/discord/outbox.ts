import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';

/** Posts and edits wait here for their turn, so that an answer to somebody never waits behind them. */
export interface Outbox {
  /** Runs a request when those before it in the same channel are done, and again when Discord's limit allows. */
  run<T>(channel: string, request: () => Promise<T>): Promise<T>;
  /** Lets nothing wait any longer: what still waits is rejected. */
  close(): void;
}

/** A request waits so often, and so long each time at most, in milliseconds. */
const mostWaits = 5;
const longestWait = 20 * 60_000;

/** A queue for each channel. The requests must reject with discord.js's RateLimitError instead of waiting by themselves. */
export function createOutbox(): Outbox {
  const closing = new AbortController();
  const last = new Map<string, Promise<unknown>>();

  async function insisting<T>(request: () => Promise<T>): Promise<T> {
    for (let waited = 0; waited < mostWaits; waited += 1) {
      try {
        closing.signal.throwIfAborted();
        return await request();
      } catch (error) {
        if (!(error instanceof RateLimitError) || error.retryAfter > longestWait) throw error;
        await sleep(error.retryAfter, undefined, { signal: closing.signal });
      }
    }
    return request();
  }

  return {
    run(channel, request) {
      const before = last.get(channel) ?? Promise.resolve();
      const mine = before.then(() => insisting(request));
      const done = mine.then(
        () => {},
        () => {},
      );
      last.set(channel, done);
      void done.then(() => last.get(channel) === done && last.delete(channel));
      return mine;
    },
    close: () => closing.abort(),
  };
}
