import { ChannelType, PermissionFlagsBits, RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import type { Place } from '../../core/message.ts';
import type { Courier } from './courier.ts';
import {
  grantedInChannel,
  type Member,
  memberSchema,
  overwritesSchema,
  rolesSchema,
} from './permissions.ts';

type Ask = Courier['ask'];

/** A channel of the API, as far as posting to it goes. */
export const channelSchema = z.object({
  ...overwritesSchema.shape,
  id: z.string(),
  type: z.int(),
  guild_id: z.string().optional(),
  name: z.string().nullish(),
  parent_id: z.string().nullish(),
  position: z.int().default(0),
  flags: z.int().default(0),
  thread_metadata: z.object({ archived: z.boolean(), locked: z.boolean() }).optional(),
});
export type Channel = z.infer<typeof channelSchema>;

const threads: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const isThread = ({ type }: Pick<Channel, 'type'>): boolean => threads.includes(type);

const get = <T>(ask: Ask, fullRoute: `/${string}`, read: (answer: unknown) => T): Promise<T> =>
  ask({ method: RequestMethod.Get, fullRoute }, read);

export const channelAt = (ask: Ask, id: string): Promise<Channel> =>
  get(ask, Routes.channel(id), (one) => channelSchema.parse(one));

/** What somebody is in a guild at this moment. */
export async function memberOf(ask: Ask, guild: string, user: string): Promise<Member> {
  const [roles, member] = await Promise.all([
    get(ask, Routes.guildRoles(guild), (all) => rolesSchema.parse(all)),
    get(ask, Routes.guildMember(guild, user), (one) => memberSchema.parse(one)),
  ]);
  return { guild, user, roles, mine: member.roles };
}

/** The channel whose settings say who may what in it. */
export async function ruledBy(ask: Ask, channel: Channel): Promise<Channel> {
  const { parent_id: parent } = channel;
  return isThread(channel) && parent ? channelAt(ask, parent) : channel;
}

/** What the desk may at a place of a guild at this moment. */
export async function grantedAt(ask: Ask, place: Place, self: string): Promise<bigint> {
  const [member, channel] = await Promise.all([
    memberOf(ask, place.workspace, self),
    channelAt(ask, place.channel),
  ]);
  const { permission_overwrites } = await ruledBy(ask, channel);
  return grantedInChannel(member, permission_overwrites);
}

/** Without these, Discord shows nothing of what was said in a channel. */
const history = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
export const showsHistory = (granted: bigint): boolean => (granted & history) === history;
