import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Place } from '../../core/message.ts';
import { refusalWord } from './delivery-faults.ts';

const openedSchema = z.object({ channel: z.object({ id: z.string() }) });

/** Where a message to a place goes. */
export interface Address {
  channel: string;
  /** Whether what stands there can be looked up: Slack lets nobody read by a person's id. */
  legible: boolean;
}

/** A direct conversation goes by a person's id until it is opened. */
const isPerson = ({ kind, channel }: Place): boolean => kind === 'direct' && /^[UW]/.test(channel);

/**
 * The conversation of a place. That with a person is opened, which changes nothing where it is open; where the scope
 * for that was not granted, Slack still takes a message by the person's id.
 */
export async function addressOf(client: webApi.WebClient, place: Place): Promise<Address> {
  if (!isPerson(place)) return { channel: place.channel, legible: true };
  try {
    const opened = await client.conversations.open({ users: place.channel });
    return { channel: openedSchema.parse(opened).channel.id, legible: true };
  } catch (error) {
    if (refusalWord(error) !== 'missing_scope') throw error;
    return { channel: place.channel, legible: false };
  }
}
