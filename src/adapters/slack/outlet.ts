import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { DeliveryError } from '../../core/errors.ts';
import type { Place, Receipt, Reply } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';
import type { Outlet } from '../../core/publishing.ts';
import { fittingOrRefused } from '../accepted.ts';
import { addressOf } from './address.ts';
import { type Deed, deliveryFault } from './delivery-faults.ts';
import { eventType, findPosted } from './find.ts';
import type { Pace } from './pace.ts';
import { createNewerFirst } from './posting.ts';
import { type Message, toMessage } from './render.ts';

/** A client of the Web API for a workspace; rejects where there is none. It tries nothing a second time by itself. */
export type ClientFor = (workspace: string) => Promise<webApi.WebClient>;

/** Milliseconds that a message's address may take: it stands already, and its job is not held for ever. */
const patienceForLink = 3000;

interface Spot {
  place: Place;
  under?: Receipt | undefined;
}

/** The message that a thread hangs on. Slack wants the first of a thread, not one in it. */
const threadOf = ({ place, under }: Spot): string | undefined =>
  under ? (under.place.thread ?? under.message) : place.thread;

/** Where a message below another goes, in the conversation that the other stands in. */
const placeOf = ({ place, under }: Spot): Place => under?.place ?? place;

async function linkTo({ chat }: webApi.WebClient, channel: string, ts: string, log: Log) {
  const asked = chat.getPermalink({ channel, message_ts: ts }).then(
    ({ permalink }) => permalink,
    (error: unknown) => {
      log.debug({ error: String(error) }, 'Slack gave no link to a message');
      return undefined;
    },
  );
  return Promise.race([asked, sleep(patienceForLink, undefined, { ref: false })]);
}

/**
 * Posts to Slack, which takes the same message as often as it comes. So each carries its key as metadata, by which it
 * is found again where the desk may read; nothing is sent again unless Slack certainly did not take it. Needs the Web
 * API alone.
 */
export function createSlackOutlet({
  clientFor,
  pace,
  log,
}: {
  clientFor: ClientFor;
  pace: Pace;
  log: Log;
}): Outlet {
  const newerFirst = createNewerFirst(log);

  /** Sends a reply as a message. */
  const write = <T>(client: webApi.WebClient, reply: Reply, send: (one: Message) => Promise<T>) =>
    newerFirst(client, (blocks) => send(fittingOrRefused(() => toMessage(reply, blocks))));

  async function attempt<T>(deed: Deed, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw deliveryFault(error, deed);
    }
  }

  const clientAt = ({ workspace }: Place) => attempt('ask', () => clientFor(workspace));

  async function receiptFor(
    client: webApi.WebClient,
    place: Place,
    { channel, ts }: { channel: string; ts: string },
  ): Promise<Receipt> {
    const url = await linkTo(client, channel, ts, log);
    return { place: { ...place, channel }, message: ts, ...(url && { url }) };
  }

  return {
    platform: 'slack',
    crossposts: false,

    async post({ key, place, reply, under, before }) {
      const client = await clientAt(place);
      const { channel } = await attempt('ask', () => addressOf(client, placeOf({ place, under })));
      const thread = threadOf({ place, under });
      await pace(channel);
      const sent = await attempt(under ? 'below' : 'post', () =>
        write(client, reply, async (message) => {
          if (new Date() > before) throw new DeliveryError('later', 'timed-out');
          return client.chat.postMessage({
            channel,
            ...message,
            ...(thread && { thread_ts: thread }),
            metadata: { event_type: eventType, event_payload: { key } },
          });
        }),
      );
      if (!sent.ts) throw new DeliveryError('unknown', 'other');
      return receiptFor(client, place, { channel: sent.channel ?? channel, ts: sent.ts });
    },

    async find({ key, place, under }, since) {
      const client = await clientAt(place);
      return attempt('ask', async () => {
        const { channel, legible } = await addressOf(client, placeOf({ place, under }));
        if (!legible) return 'unreadable';
        const corner = { channel, thread: threadOf({ place, under }) };
        const found = await findPosted(client, key, corner, since);
        if (typeof found === 'string') return found;
        return receiptFor(client, place, { channel, ts: found.ts });
      });
    },

    async edit({ place, message: ts }, reply) {
      const client = await clientAt(place);
      const { channel } = place;
      await attempt('change', () =>
        write(client, reply, ({ text, blocks }) =>
          client.chat.update({ channel, ts, text, blocks }),
        ),
      );
    },

    async remove({ place, message: ts }) {
      const client = await clientAt(place);
      await attempt('change', () => client.chat.delete({ channel: place.channel, ts }));
    },

    async crosspost() {},
  };
}
