import { RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import type { Receipt, Reply } from '../../core/message.ts';
import type { Parcel } from '../../core/publishing.ts';
import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import type { Courier } from './courier.ts';
import { certainFault } from './delivery-faults.ts';
import { inEitherForm } from './either-form.ts';
import { marked, onceOf } from './marker.ts';
import { receiptIn, receiptOfThread, type Spots } from './spots.ts';

const idSchema = z.object({ id: z.string() });

/** Discord's limit of a thread's name. */
const longestName = 100;
const nameOf = ({ title }: Reply): string => shortenLine(cleanLine(title), longestName) || '…';

const { Post } = RequestMethod;
const idIn = (answer: unknown): string => idSchema.parse(answer).id;

/** Posts a parcel once: with its nonce, or, where Discord takes none, with a single try. */
export function createPosting({ send }: Courier, spots: Spots) {
  async function say({ key, place: meant, reply, under, before }: Parcel): Promise<Receipt> {
    const place = under?.place ?? meant;
    const channel = await spots.channelOf(place);
    const fullRoute = Routes.channelMessages(channel);
    const post = (body: object) =>
      send({ method: Post, fullRoute, body }, { read: idIn, repeats: true, before });

    const id = await inEitherForm(reply, async (message) => {
      const body = { ...marked(message, key), ...onceOf(key) };
      if (!under) return post(body);
      const message_reference = { message_id: under.message, fail_if_not_exists: false };
      try {
        return await post({ ...body, message_reference });
      } catch (error) {
        if (certainFault(error) !== 'history-hidden') throw error;
        return post(body);
      }
    });
    return receiptIn(place, channel, id);
  }

  async function begin({ key, place, reply, before }: Parcel): Promise<Receipt> {
    const fullRoute = Routes.threads(place.channel);
    const thread = await inEitherForm(reply, (message) => {
      const body = { name: nameOf(reply), message: marked(message, key) };
      return send({ method: Post, fullRoute, body }, { read: idIn, repeats: false, before });
    });
    return receiptOfThread(place, thread);
  }

  return async (parcel: Parcel): Promise<Receipt> => {
    const isThread = !parcel.under && (await spots.isForum(parcel.place));
    return isThread ? begin(parcel) : say(parcel);
  };
}
