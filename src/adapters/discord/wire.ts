import type { Reply } from '../../core/message.ts';
import type { Handle, Log } from '../../core/ports.ts';
import type { Listener } from './client.ts';
import { type Fault, faultOf } from './faults.ts';
import { type Arrival, fromInteraction, fromMessage, type Self } from './intake.ts';
import type { Sender, Standing } from './send.ts';

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

/** Why an answer does not stand where it was asked, as a line of the log. */
const elsewhere = {
  'token-lost': 'Discord no longer waited for an answer, so it goes out as a message',
  'not-permitted':
    'the desk may not write in this channel (it needs View Channel, Send Messages and Embed Links), so the answer goes to the person directly',
} as const satisfies Partial<Record<Fault, string>>;

const isElsewhere = (fault: Fault | undefined): fault is keyof typeof elsewhere =>
  fault !== undefined && Object.hasOwn(elsewhere, fault);

/** Carries what arrives to the desk and its answers back. Acknowledged first, since Discord waits three seconds. */
export function createWire({ self, handle, sender, log }: Conversation): Wire {
  const begun = new Set<Promise<void>>();
  let open = true;

  async function answerInPlace({ back }: Arrival, reply: Reply) {
    try {
      await sender.answer(back, reply);
    } catch (error) {
      const fault = faultOf(error);
      if (isElsewhere(fault)) return fault;
      throw error;
    }
    return;
  }

  /** An answer that its place does not take is not lost for the one who asked. */
  async function deliver(arrival: Arrival, reply: Reply, standing: Standing): Promise<void> {
    const fault = standing === 'lost' ? 'token-lost' : await answerInPlace(arrival, reply);
    if (!fault) return;
    const { id, place } = arrival.incoming;
    log.warn({ id, channel: place.channel }, elsewhere[fault]);
    await sender.answerElsewhere(arrival, reply);
  }

  async function answer(arrival: Arrival): Promise<void> {
    const { incoming, back } = arrival;
    const standing = await sender.acknowledge(back);
    if (standing === 'taken') {
      log.debug({ id: incoming.id }, 'somebody else answers this');
      return;
    }
    const reply = await handle(incoming);
    if (reply) await deliver(arrival, reply, standing);
    else if (standing === 'open') await sender.leave(back);
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
