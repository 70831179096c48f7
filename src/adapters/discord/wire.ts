import type { Handle, Log } from '../../core/ports.ts';
import type { Listener } from './client.ts';
import { type Arrival, fromInteraction, fromMessage, type Self } from './intake.ts';
import type { Sender } from './send.ts';

export interface Conversation {
  self: Self;
  handle: Handle;
  sender: Sender;
  log: Log;
}

export interface Wire extends Listener {
  /** Takes nothing new; resolves when everything that came in has been answered. */
  drain(): Promise<void>;
}

/** Carries what arrives to the desk and its answers back. Acknowledged first, since Discord waits three seconds. */
export function createWire({ self, handle, sender, log }: Conversation): Wire {
  const begun = new Set<Promise<void>>();
  let open = true;

  async function answer({ incoming, back }: Arrival): Promise<void> {
    if (!(await sender.acknowledge(back))) {
      log.debug({ id: incoming.id }, 'Discord wants no answer to this any more');
      return;
    }
    const reply = await handle(incoming);
    if (reply) await sender.answer(back, reply);
    else await sender.leave(back);
  }

  function take(arrival: Arrival | undefined): void {
    if (!arrival || !open) return;
    const work = answer(arrival)
      .catch((error: unknown) => {
        const { id, place } = arrival.incoming;
        log.error(
          { id, channel: place.channel, error: String(error) },
          'a Discord answer was not sent',
        );
      })
      .finally(() => begun.delete(work));
    begun.add(work);
  }

  return {
    interaction: (data) => take(fromInteraction(data, self)),
    message: (data) => take(fromMessage(data, self)),
    async drain() {
      open = false;
      while (begun.size > 0) await Promise.all(begun);
    },
  };
}
