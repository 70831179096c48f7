import { PermissionFlagsBits as Bits, ChannelFlags, ChannelType } from 'discord.js';
import type { Examined } from '../../core/publishing.ts';
import type { Reason } from '../../core/reason.ts';
import type { Channel } from './rights.ts';

/** What a place is to a post; undefined where nothing can be posted. */
export type Kind = Exclude<Examined['kind'], 'direct'>;

const kinds: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildVoice, 'text'],
  [ChannelType.GuildStageVoice, 'text'],
  [ChannelType.GuildAnnouncement, 'announcement'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildMedia, 'forum'],
  [ChannelType.AnnouncementThread, 'thread'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
]);

export const kindOf = ({ type }: Pick<Channel, 'type'>): Kind | undefined => kinds.get(type);

type Right = [bit: bigint, name: string];

const view: Right = [Bits.ViewChannel, 'View Channel'];
const embed: Right = [Bits.EmbedLinks, 'Embed Links'];
const send: Right = [Bits.SendMessages, 'Send Messages'];

/** What a post needs, as Discord's settings call it. Handing on a message of one's own needs nothing more. */
const needed: Readonly<Record<Kind, readonly Right[]>> = {
  text: [view, send, embed],
  announcement: [view, send, embed],
  thread: [view, [Bits.SendMessagesInThreads, 'Send Messages in Threads'], embed],
  forum: [view, [Bits.SendMessages, 'Create Posts'], embed],
};

/** Without it the desk can post, but not look for what it may have posted, nor say below it what changed. */
const history: Right = [Bits.ReadMessageHistory, 'Read Message History'];
const advised: Readonly<Record<Kind, readonly Right[]>> = {
  text: [history],
  announcement: [history],
  thread: [history],
  forum: [history, [Bits.SendMessagesInThreads, 'Send Messages in Posts']],
};

const namesOf = (rights: readonly Right[], granted: bigint): string[] =>
  rights.flatMap(([bit, name]) => ((granted & bit) === bit ? [] : [name]));

/** What is between the desk and a post: why it cannot be made, and the rights that are missing, the needed ones first. */
export function obstacles(
  channel: Channel,
  granted: bigint,
): Pick<Examined, 'problem' | 'lacking'> {
  const kind = kindOf(channel);
  if (!kind) return { problem: 'other', lacking: [] };
  const missing = namesOf(needed[kind], granted);
  const lacking = [...missing, ...namesOf(advised[kind], granted)];
  if (missing.length > 0) return { problem: 'no-permission', lacking };
  const problem = closedBy(channel, granted);
  if (problem === 'archived') return { problem, lacking: [...lacking, 'Manage Threads'] };
  return { ...(problem && { problem }), lacking };
}

/** Why a channel takes no post of the desk whose rights suffice. */
function closedBy({ thread_metadata, flags }: Channel, granted: bigint): Reason | undefined {
  const isLocked = thread_metadata?.locked === true;
  if (isLocked && (granted & Bits.ManageThreads) === 0n) return 'archived';
  return (flags & ChannelFlags.RequireTag) !== 0 ? 'restricted' : undefined;
}
