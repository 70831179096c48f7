import type { Reply } from '../../core/message.ts';
import { acceptedMessage } from '../accepted.ts';
import { messageProblems } from './limits.ts';
import { type Message, renderReply } from './render.ts';

/**
 * A reply as a message that Discord accepts.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toMessage(reply: Reply): Message {
  return acceptedMessage(reply, renderReply, messageProblems);
}
