import type { Reply } from '../../core/message.ts';
import { acceptedMessage } from '../accepted.ts';
import { faultOf } from './faults.ts';
import { messageProblems } from './limits.ts';
import { type PlainMessage, renderPlain } from './plain.ts';
import { type Message, renderReply } from './render.ts';

/**
 * A reply as a message that Discord accepts.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toMessage(reply: Reply): Message {
  return acceptedMessage(reply, renderReply, messageProblems);
}

/**
 * The same as an embed, for servers that take no cards.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toPlainMessage(reply: Reply): PlainMessage {
  return acceptedMessage(reply, renderPlain, messageProblems);
}

/** Sends a reply as a card, and as an embed where the card is refused. */
export async function eitherWay<T>(
  reply: Reply,
  send: (message: Message | PlainMessage) => Promise<T>,
): Promise<T> {
  try {
    return await send(toMessage(reply));
  } catch (error) {
    if (faultOf(error) !== 'card-refused') throw error;
    return send(toPlainMessage(reply));
  }
}
