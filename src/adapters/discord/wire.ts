import type { Incoming, Reply } from '../../core/message.ts';
import type { Handle, HeardAt, Log } from '../../core/ports.ts';
import { heardInTime } from '../heard.ts';
import { createTurns } from '../turns.ts';
import { createUnderWay } from '../under-way.ts';
import type { Listener } from './client.ts';
import type { Complete } from './complete.ts';
import { type Fault, faultOf } from './faults.ts';
import type { GuildLocales } from './guild-locales.ts';
import type { Arrival, Self } from './intake.ts';
import { fromInteraction } from './interaction.ts';
import { fromMessage } from './said.ts';
import type { Sender, Standing } from './send.ts';
import { fromTyping, type Typing } from './typed.ts';

export interface Conversation {
  self: Self;
  handle: Handle;
  sender: Sender;
  complete: Complete;
  heardAt: HeardAt;
  locales: GuildLocales;
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
export function createWire(conversation: Conversation): Wire {
  const { self, handle, sender, complete, heardAt, locales, log } = conversation;
  const underWay = createUnderWay();
  const turns = createTurns();
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

  /** The arrival where everybody reads the answer, as the place may have chosen. */
  async function opened(arrival: Arrival): Promise<Arrival> {
    const { incoming, back, maybeOpen } = arrival;
    if (!maybeOpen || back.kind !== 'line') return arrival;
    const audience = await heardInTime(heardAt, incoming.place);
    if (audience !== 'everyone') return arrival;
    const heardBy = 'everyone';
    return { incoming: { ...incoming, heardBy }, back: { ...back, hidden: false } };
  }

  /** A message does not tell the language of its server, as an interaction does. */
  async function located(incoming: Incoming): Promise<Incoming> {
    const { workspace } = incoming.place;
    if (incoming.placeLocale !== undefined || !workspace) return incoming;
    const placeLocale = await locales.of(workspace);
    return placeLocale === undefined ? incoming : { ...incoming, placeLocale };
  }

  async function acknowledged(arrived: Arrival) {
    const arrival = await opened(arrived);
    return { arrival, standing: await sender.acknowledge(arrival.back) };
  }

  /** A form is not acknowledged before it opens, so it does not wait for others. */
  async function thoughtAbout({ incoming, back }: Arrival): Promise<Reply | undefined> {
    if (back.kind === 'form') return turns.soon(() => handle(incoming));
    await turns.later();
    return handle(await located(incoming));
  }

  async function answer(arrived: Arrival): Promise<void> {
    const { arrival, standing } = await turns.first(() => acknowledged(arrived));
    const { incoming, back } = arrival;
    if (standing === 'taken') {
      log.debug({ id: incoming.id }, 'somebody else answers this');
      return;
    }
    const reply = await thoughtAbout(arrival);
    if (reply) await deliver(arrival, reply, standing);
    else if (standing === 'open') await sender.leave(back);
  }

  function begin(facts: object, doing: () => Promise<void>): void {
    if (!open) return;
    underWay.add(
      doing().catch((error: unknown) => {
        log.error({ ...facts, error: String(error) }, 'a Discord answer was not sent');
      }),
    );
  }

  function take(arrival: Arrival | undefined): void {
    if (!arrival) return;
    const { id, place, placeLocale } = arrival.incoming;
    if (place.workspace && placeLocale) locales.learn(place.workspace, placeLocale);
    begin({ id, channel: place.channel }, () => answer(arrival));
  }

  function suggest(typing: Typing): void {
    begin({ id: typing.interaction }, () =>
      turns.first(async () => {
        const choices = await turns.soon(() => complete(typing));
        await sender.complete(typing, choices);
      }),
    );
  }

  return {
    interaction(data) {
      const typing = fromTyping(data);
      if (typing) suggest(typing);
      else take(fromInteraction(data, self));
    },
    message: (data) => take(fromMessage(data, self)),
    async drain() {
      open = false;
      await underWay.over();
    },
  };
}
