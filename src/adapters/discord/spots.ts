import { ChannelType, RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import type { Place, Receipt } from '../../core/message.ts';
import type { Courier } from './courier.ts';

const idSchema = z.object({ id: z.string() });
const typeSchema = z.object({ type: z.int() });

const forums: readonly number[] = [ChannelType.GuildForum, ChannelType.GuildMedia];

/** So many channels and people are remembered; nothing of it ever changes. */
const mostRemembered = 5000;

function remembering<T>(find: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, T>();
  return async (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = await find(id);
    if (known.size >= mostRemembered) known.clear();
    known.set(id, found);
    return found;
  };
}

/** Where on Discord a place is. */
export interface Spots {
  /** The channel that holds a place's messages: its thread, or the conversation with its person. */
  channelOf(place: Place): Promise<string>;
  /** Whether a place takes threads and no messages. */
  isForum(place: Place): Promise<boolean>;
}

export function createSpots({ ask }: Pick<Courier, 'ask'>): Spots {
  /** Opened again, it is the same. */
  const conversation = remembering((recipient_id) =>
    ask(
      { method: RequestMethod.Post, fullRoute: Routes.userChannels(), body: { recipient_id } },
      (answer) => idSchema.parse(answer).id,
    ),
  );
  const forum = remembering((channel) =>
    ask({ method: RequestMethod.Get, fullRoute: Routes.channel(channel) }, (answer) =>
      forums.includes(typeSchema.parse(answer).type),
    ),
  );

  return {
    channelOf: async ({ kind, channel, thread }) =>
      kind === 'direct' ? conversation(channel) : (thread ?? channel),
    isForum: async ({ kind, channel, thread }) =>
      kind === 'channel' && thread === undefined && forum(channel),
  };
}

/** A message's address, for those who may read it. */
function addressOf({ workspace, kind }: Place, channel: string, message: string): string {
  const guild = kind === 'direct' ? '@me' : workspace;
  return `https://discord.com/channels/${guild}/${channel}/${message}`;
}

/** The receipt of a message that stands in a channel which belongs to a place. */
export function receiptIn(place: Place, channel: string, message: string): Receipt {
  return { place, message, url: addressOf(place, channel, message) };
}

/** The receipt of a forum's thread: its first message has the thread's own id. */
export function receiptOfThread(forum: Place, thread: string): Receipt {
  return receiptIn({ ...forum, thread }, thread, thread);
}

/** Whether a receipt is that of a forum's thread. */
export const isForumThread = ({ place: { thread }, message }: Receipt): boolean =>
  thread === message;
