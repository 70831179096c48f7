import { z } from 'zod';
import type { Act } from '../../core/act.ts';
import type { Actor, Incoming, Place, Role } from '../../core/message.ts';
import { flags } from './limits.ts';
import { plainText } from './plain-text.ts';

/**
 * Where an answer goes.
 * - `line`: in place of the line that says the desk is thinking; `hidden` from all but the asker
 * - `card`: into the card whose button was pressed, which only the one who pressed reads
 * - `message`: a reply to a message
 */
export type Back =
  | { kind: 'line'; interaction: string; token: string; hidden: boolean }
  | { kind: 'card'; interaction: string; token: string; hidden: boolean }
  | { kind: 'message'; channel: string; message: string };

/** One thing that a person did in Discord. */
export interface Arrival {
  incoming: Incoming;
  back: Back;
}

/** Who the desk is, so that it does not answer itself. */
export interface Self {
  userId: string;
  applicationId: string;
}

const name = z.string().min(1);
const absent = z.null().optional();
const personSchema = z.object({
  id: name,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.literal(false).optional(),
});
type Person = z.infer<typeof personSchema>;

const permissions = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  sendMessagesInThreads: 1n << 38n,
} as const;
const threads: readonly unknown[] = [10, 11, 12];

/** The role from the permissions that Discord computed for this person, here and now, as a decimal bit set. */
export function roleOf(granted: string | undefined): Role {
  if (!granted || !/^\d{1,40}$/.test(granted)) return 'asker';
  const set = BigInt(granted);
  if (set & permissions.administrator) return 'admin';
  return set & (permissions.manageMessages | permissions.manageGuild) ? 'moderator' : 'asker';
}

/** Whether this person may write here themselves; where Discord tells no permissions, it lets them. */
export function mayWrite(granted: string | undefined, channelType: unknown): boolean {
  if (!granted || !/^\d{1,40}$/.test(granted)) return true;
  const wanted = threads.includes(channelType) ? 'sendMessagesInThreads' : 'sendMessages';
  return (BigInt(granted) & (permissions[wanted] | permissions.administrator)) !== 0n;
}

function actorOf(
  person: Person,
  facts: { nick?: string | null | undefined; permissions?: string | undefined },
  locale?: string,
): Actor {
  return {
    id: person.id,
    role: roleOf(facts.permissions),
    name: facts.nick ?? person.global_name ?? person.username,
    ...(locale ? { locale } : {}),
  };
}

const origin = {
  id: name,
  token: name,
  channel_id: name,
  channel: z.object({ type: z.int() }).optional(),
  guild_id: name.nullish(),
  /** 1 is the desk's own direct conversation; 2 one between others, which they all read. */
  context: z.int().nullish(),
  locale: z.string().optional(),
  member: z
    .object({ user: personSchema, nick: z.string().nullish(), permissions: z.string().optional() })
    .optional(),
  user: personSchema.optional(),
};

const commandSchema = z.object({
  ...origin,
  type: z.literal(2),
  data: z.object({
    type: z.literal(1),
    name: z.literal('factcheck'),
    options: z.array(z.object({ name, value: z.unknown() })).default([]),
  }),
});

const pressSchema = z.object({
  ...origin,
  type: z.literal(3),
  data: z.object({ component_type: z.literal(2), custom_id: z.string() }),
  message: z.object({ id: name, flags: z.int().default(0) }),
});

const interactionSchema = z.discriminatedUnion('type', [commandSchema, pressSchema]);
type Interaction = z.infer<typeof interactionSchema>;

function placeOf({ guild_id, channel_id, context }: Interaction): Place {
  return {
    platform: 'discord',
    workspace: guild_id ?? '',
    channel: channel_id,
    kind: context === 1 ? 'direct' : 'channel',
  };
}

function actOf(interaction: Interaction, self: Self): Incoming['act'] {
  if (interaction.type === 3) return { kind: 'pressed', token: interaction.data.custom_id };
  const option = interaction.data.options.find((one) => one.name === 'question');
  const question = typeof option?.value === 'string' ? option.value : '';
  return { kind: 'ask', question: plainText(question, [], self.userId) } satisfies Act;
}

/** A card that nobody else reads is turned into the answer; whatever others read too stays as it is. */
function backOf(interaction: Interaction): Back {
  const { id, token, context } = interaction;
  const direct = context === 1;
  const address = { interaction: id, token, hidden: !direct };
  if (interaction.type === 2) return { kind: 'line', ...address };
  const alone = direct || (interaction.message.flags & flags.ephemeral) !== 0;
  return { kind: alone ? 'card' : 'line', ...address };
}

/** A slash command or a pressed button; undefined for any other interaction. */
export function fromInteraction(data: unknown, self: Self): Arrival | undefined {
  const interaction = interactionSchema.safeParse(data).data;
  const person = interaction?.member?.user ?? interaction?.user;
  if (!interaction || !person) return;
  const { id, member, locale, channel } = interaction;
  const silenced = mayWrite(member?.permissions, channel?.type) ? {} : { mayWrite: false as const };
  return {
    incoming: {
      id,
      place: placeOf(interaction),
      actor: { ...actorOf(person, member ?? {}, locale), ...silenced },
      heardBy: 'asker',
      act: actOf(interaction, self),
    },
    back: backOf(interaction),
  };
}

const messageSchema = z.object({
  id: name,
  channel_id: name,
  guild_id: name.optional(),
  content: z.string().default(''),
  author: personSchema,
  member: z.object({ nick: z.string().nullish() }).optional(),
  mentions: z
    .array(z.object({ id: name, username: z.string(), global_name: z.string().nullish() }))
    .default([]),
  // A message or a reply. Each of the others marks what no person has just said to the desk.
  type: z.union([z.literal(0), z.literal(19)]),
  webhook_id: absent,
  application_id: absent,
  edited_timestamp: absent,
});

/** A message that mentions the desk, or a direct one to it; undefined for anything else that is said. */
export function fromMessage(data: unknown, self: Self): Arrival | undefined {
  const message = messageSchema.safeParse(data).data;
  if (!message || message.author.id === self.userId) return;
  const { id, channel_id: channel, guild_id, content, author, member, mentions } = message;
  if (guild_id && !mentions.some((mentioned) => mentioned.id === self.userId)) return;
  const named = mentions.map((one) => ({ id: one.id, name: one.global_name ?? one.username }));
  return {
    incoming: {
      id,
      place: {
        platform: 'discord',
        workspace: guild_id ?? '',
        channel,
        kind: guild_id ? 'channel' : 'direct',
      },
      actor: actorOf(author, member ?? {}),
      heardBy: guild_id ? 'everyone' : 'asker',
      act: { kind: 'ask', question: plainText(content, named, self.userId) },
    },
    back: { kind: 'message', channel, message: id },
  };
}
