import { ChannelType, RESTJSONErrorCodes, RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Place, Receipt, Reply } from '../../core/message.ts';
import { type Courier, ignored } from './courier.ts';
import { codeOf } from './delivery-faults.ts';
import { inEitherForm } from './either-form.ts';
import { isForumThread, type Spots } from './spots.ts';

const { Get, Post, Patch, Delete } = RequestMethod;

const typeSchema = z.object({ type: z.int() });
const sizeSchema = z.object({ message_count: z.int().optional() });

/** What stood in a channel that is no longer there is gone with it. */
async function goneWithChannel<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.reason !== 'channel-gone') throw error;
    throw new DeliveryError('gone', 'channel-gone', { cause: error.cause });
  }
}

const isHandedOn = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted;

/** Edits, deletes and hands on what the desk has posted. Each of these done twice is as done once. */
export function createUpkeep({ send, ask }: Courier, spots: Spots) {
  /** Does something in a thread that may have been archived since; only one that is locked stays so. */
  async function inOpenThread<T>(channel: string, doing: () => Promise<T>): Promise<T> {
    try {
      return await doing();
    } catch (error) {
      const isArchived = error instanceof DeliveryError && error.reason === 'archived';
      if (!isArchived) throw error;
      const request = { method: Patch, fullRoute: Routes.channel(channel) };
      const open = { ...request, body: { archived: false } };
      await send(open, { read: ignored, repeats: true }).catch(() => {
        throw error;
      });
      return doing();
    }
  }

  async function edit({ place, message }: Receipt, reply: Reply): Promise<void> {
    const channel = await spots.channelOf(place);
    const fullRoute = Routes.channelMessage(channel, message);
    await inEitherForm(reply, (body) =>
      inOpenThread(channel, () =>
        send({ method: Patch, fullRoute, body }, { read: ignored, repeats: true }),
      ),
    );
  }

  const erase = (fullRoute: `/${string}`): Promise<void> =>
    send(
      { method: Delete, fullRoute },
      { read: ignored, repeats: true, settles: ({ outcome }) => outcome === 'gone' },
    );

  /** A forum's thread in which nobody has written goes as a whole, where the desk may manage threads. */
  async function eraseThread(thread: string): Promise<boolean> {
    const fullRoute = Routes.channel(thread);
    const { message_count } = await ask({ method: Get, fullRoute }, (one) => sizeSchema.parse(one));
    if (message_count !== 0) return false;
    try {
      await erase(fullRoute);
      return true;
    } catch (error) {
      if (error instanceof DeliveryError && error.reason === 'no-permission') return false;
      throw error;
    }
  }

  async function remove(receipt: Receipt): Promise<void> {
    const { place, message } = receipt;
    if (isForumThread(receipt) && (await eraseThread(message))) return;
    const channel = await spots.channelOf(place);
    await inOpenThread(channel, () => erase(Routes.channelMessage(channel, message)));
  }

  async function isAnnouncement({ kind, channel, thread }: Place): Promise<boolean> {
    if (kind === 'direct' || thread !== undefined) return false;
    // Asked anew: a channel may become one, and stop being one.
    const request = { method: Get, fullRoute: Routes.channel(channel) };
    const { type } = await ask(request, (one) => typeSchema.parse(one));
    return type === ChannelType.GuildAnnouncement;
  }

  async function crosspost({ place, message }: Receipt): Promise<void> {
    if (!(await isAnnouncement(place))) return;
    const fullRoute = Routes.channelMessageCrosspost(place.channel, message);
    const terms = { read: ignored, repeats: true, settles: isHandedOn };
    await send({ method: Post, fullRoute }, terms).catch((error: unknown) => {
      if (!isHandedOn(error)) throw error;
    });
  }

  return {
    edit: (receipt: Receipt, reply: Reply) => goneWithChannel(edit(receipt, reply)),
    remove: (receipt: Receipt) => goneWithChannel(remove(receipt)),
    crosspost: (receipt: Receipt) => goneWithChannel(crosspost(receipt)),
  };
}
