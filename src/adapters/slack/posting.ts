import type { webApi } from '@slack/bolt';
import { DeliveryError } from '../../core/errors.ts';
import type { Reply } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';
import { refusalWord } from './delivery-faults.ts';
import { type Blocks, type Message, toMessage } from './render.ts';

/** Sends a reply as a message; again only where Slack turned away its newer blocks. */
export type Write = <T>(
  client: webApi.WebClient,
  reply: Reply,
  send: (message: Message) => Promise<T>,
) => Promise<T>;

function rendered(reply: Reply, blocks: Blocks): Message {
  try {
    return toMessage(reply, blocks);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DeliveryError('refused', 'content-refused', { cause: error });
  }
}

/** Remembers for each workspace whether it takes newer blocks. */
export function createWrite(log: Log): Write {
  const plainOnly = new WeakSet<webApi.WebClient>();
  return async (client, reply, send) => {
    if (plainOnly.has(client)) return send(rendered(reply, 'plain'));
    try {
      return await send(rendered(reply, 'newer'));
    } catch (error) {
      if (refusalWord(error) !== 'invalid_blocks') throw error;
      const sent = await send(rendered(reply, 'plain'));
      plainOnly.add(client);
      log.info({}, 'this workspace takes no newer blocks, so posts go without them');
      return sent;
    }
  };
}
