import { RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Place, Receipt } from '../../core/message.ts';
import type { Parcel } from '../../core/publishing.ts';
import type { Courier } from './courier.ts';
import { isMarked, type KeptMessage, keptSchema } from './marker.ts';
import { grantedAt, showsHistory } from './rights.ts';
import { receiptIn, receiptOfThread, type Spots } from './spots.ts';

type Sought = Omit<Parcel, 'reply' | 'before'>;
type Found = Receipt | 'absent' | 'unreadable';

/** What one request gives at most; and how many are made before the rest counts as unreadable. */
const page = 100;
const mostPages = 20;

/** This process's clock and Discord's may differ by so many milliseconds. */
const skew = 5 * 60_000;

/** The first instant of Discord's ids, in milliseconds. */
const epoch = 1_420_070_400_000;

/** An id as Discord gives them at that time. */
const idAt = (time: Date): bigint => BigInt(Math.max(0, time.getTime() - skew - epoch)) * 2n ** 22n;

const listSchema = z.array(keptSchema);
const threadsSchema = z.object({
  threads: z.array(
    z.object({
      id: z.string(),
      parent_id: z.string().nullish(),
      owner_id: z.string().optional(),
      thread_metadata: z.object({ archive_timestamp: z.string() }).optional(),
    }),
  ),
  has_more: z.boolean().default(false),
});
type Threads = z.infer<typeof threadsSchema>;

const isReason = (error: unknown, ...reasons: string[]): boolean =>
  error instanceof DeliveryError && reasons.includes(error.reason);

const idOrder = (one: string, other: string): number => (BigInt(one) < BigInt(other) ? -1 : 1);

/** Looks for a parcel's message among what the desk itself posted since; `self` is its own user's id. */
export function createFind({ ask }: Courier, spots: Spots, self: () => Promise<string>) {
  const get = <T>(route: `/${string}`, read: (answer: unknown) => T, query?: URLSearchParams) =>
    ask({ method: RequestMethod.Get, fullRoute: route, ...(query && { query }) }, read);

  const isOurs = (message: KeptMessage, me: string, key: string): boolean =>
    message.author.id === me && isMarked(message, key);

  async function amongMessages(channel: string, key: string, since: bigint) {
    const me = await self();
    let after = String(since);
    for (let pages = 0; pages < mostPages; pages += 1) {
      const query = new URLSearchParams({ after, limit: String(page) });
      const messages = await get(
        Routes.channelMessages(channel),
        (all) => listSchema.parse(all),
        query,
      );
      const found = messages.find((one) => isOurs(one, me, key));
      if (found) return found.id;
      const newest = messages
        .map(({ id }) => id)
        .sort(idOrder)
        .at(-1);
      if (newest === undefined) return 'absent';
      after = newest;
    }
    return 'unreadable';
  }

  async function inChannel(place: Place, key: string, since: bigint): Promise<Found> {
    const channel = await spots.channelOf(place);
    const message = await amongMessages(channel, key, since);
    if (message !== 'absent' && message !== 'unreadable') return receiptIn(place, channel, message);
    return message;
  }

  /** Whether a thread's first message is the parcel's; unreadable where somebody deleted that. */
  async function begins(thread: string, me: string, key: string): Promise<boolean | 'unreadable'> {
    try {
      const route = Routes.channelMessage(thread, thread);
      return isOurs(await get(route, (one) => keptSchema.parse(one)), me, key);
    } catch (error) {
      if (isReason(error, 'message-gone', 'channel-gone')) return 'unreadable';
      throw error;
    }
  }

  const readThreads = (answer: unknown): Threads => threadsSchema.parse(answer);

  /** Threads of a forum that are archived already, the latest first; undefined where there are too many. */
  async function archived(forum: string, since: bigint): Promise<Threads['threads'] | undefined> {
    const all: Threads['threads'] = [];
    let before: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const query = new URLSearchParams({ limit: String(page), ...(before && { before }) });
      const { threads, has_more } = await get(
        Routes.channelThreads(forum, 'public'),
        readThreads,
        query,
      );
      all.push(...threads);
      before = threads.at(-1)?.thread_metadata?.archive_timestamp;
      // A thread cannot be archived before it began.
      if (!has_more || !before || idAt(new Date(before)) < since) return all;
    }
    return;
  }

  async function inForum(place: Place, key: string, since: bigint): Promise<Found> {
    const me = await self();
    const { threads: active } = await get(Routes.guildActiveThreads(place.workspace), readThreads);
    const old = await archived(place.channel, since);
    const mine = [...active, ...(old ?? [])].filter(
      ({ id, parent_id, owner_id }) =>
        parent_id === place.channel && owner_id === me && BigInt(id) > since,
    );
    let unsure = old === undefined;
    for (const { id } of mine) {
      const there = await begins(id, me, key);
      if (there === true) return receiptOfThread(place, id);
      unsure ||= there === 'unreadable';
    }
    return unsure ? 'unreadable' : 'absent';
  }

  return async ({ key, place: meant, under }: Sought, begun: Date): Promise<Found> => {
    const place = under?.place ?? meant;
    const since = idAt(begun);
    try {
      // Where the desk may not read what was said, Discord shows it nothing and says nothing.
      if (place.kind === 'channel' && !showsHistory(await grantedAt(ask, place, await self()))) {
        return 'unreadable';
      }
      const isForum = await spots.isForum(place);
      return await (isForum ? inForum(place, key, since) : inChannel(place, key, since));
    } catch (error) {
      if (isReason(error, 'no-permission')) return 'unreadable';
      if (isReason(error, 'channel-gone')) return 'absent';
      throw error;
    }
  };
}
