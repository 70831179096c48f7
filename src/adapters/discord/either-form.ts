import { DeliveryError } from '../../core/errors.ts';
import type { Reply } from '../../core/message.ts';
import { certainFault } from './delivery-faults.ts';
import { toMessage, toPlainMessage } from './message.ts';
import type { PlainMessage } from './plain.ts';
import type { Message } from './render.ts';

/** A reply that no form of fits Discord. */
function fitting<M>(render: () => M): M {
  try {
    return render();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new DeliveryError('refused', 'content-refused', { cause });
  }
}

/** Sends a reply as a card, and as an embed where it is certain that the card was not taken. */
export async function inEitherForm<T>(
  reply: Reply,
  send: (message: Message | PlainMessage) => Promise<T>,
): Promise<T> {
  const card = fitting(() => toMessage(reply));
  try {
    return await send(card);
  } catch (error) {
    if (certainFault(error) !== 'card-refused') throw error;
    return send(fitting(() => toPlainMessage(reply)));
  }
}
