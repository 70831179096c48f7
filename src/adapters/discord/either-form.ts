import type { Reply } from '../../core/message.ts';
import { fittingOrRefused } from '../accepted.ts';
import { certainFault } from './delivery-faults.ts';
import { toMessage, toPlainMessage } from './message.ts';
import type { PlainMessage } from './plain.ts';
import type { Message } from './render.ts';

/** Sends a reply as a card, and as an embed where it is certain that the card was not taken. */
export async function inEitherForm<T>(
  reply: Reply,
  send: (message: Message | PlainMessage) => Promise<T>,
): Promise<T> {
  const card = fittingOrRefused(() => toMessage(reply));
  try {
    return await send(card);
  } catch (error) {
    if (certainFault(error) !== 'card-refused') throw error;
    return send(fittingOrRefused(() => toPlainMessage(reply)));
  }
}
