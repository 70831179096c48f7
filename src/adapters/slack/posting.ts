import type { webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { refusalWord } from './delivery-faults.ts';
import type { Blocks } from './render.ts';
import { Refused } from './respond.ts';

/** Sends a message with Slack's newer blocks; again, without them, only where Slack turned it away for them. */
export type NewerFirst = <T>(
  client: webApi.WebClient,
  send: (blocks: Blocks) => Promise<T>,
) => Promise<T>;

const isRefused = (error: unknown): boolean =>
  error instanceof Refused || refusalWord(error) === 'invalid_blocks';

/** Remembers for each workspace whether it takes newer blocks. */
export function createNewerFirst(log: Log): NewerFirst {
  const plainOnly = new WeakSet<webApi.WebClient>();
  return async (client, send) => {
    if (plainOnly.has(client)) return send('plain');
    try {
      return await send('newer');
    } catch (error) {
      if (!isRefused(error)) throw error;
      const sent = await send('plain');
      plainOnly.add(client);
      log.info({}, 'this workspace takes no newer blocks, so messages go without them');
      return sent;
    }
  };
}
