import { z } from 'zod';
import { tokenLimit } from '../../core/act.ts';
import type { Incoming, Place } from '../../core/message.ts';
import { commandNames } from './commands.ts';
import { aboutIn, writtenIn, writtenSchema } from './content.ts';
import {
  type Arrival,
  actorOf,
  type Back,
  mayWrite,
  name,
  personSchema,
  type Self,
} from './intake.ts';
import { flags } from './limits.ts';
import { formPrefix } from './pickers.ts';
import { plainText } from './plain-text.ts';

const origin = {
  id: name,
  token: name,
  channel_id: name,
  channel: z.object({ type: z.int() }).optional(),
  guild_id: name.nullish(),
  guild_locale: z.string().nullish(),
  /** 1 is the desk's own direct conversation; 2 one between others, which they all read. */
  context: z.int().nullish(),
  locale: z.string().optional(),
  member: z
    .object({
      user: personSchema,
      nick: z.string().nullish(),
      permissions: z.string().optional(),
      roles: z.array(z.string()).optional(),
    })
    .optional(),
  user: personSchema.optional(),
};

const option = z.object({ name, value: z.unknown(), focused: z.boolean().optional() });
const typed = z.object({
  type: z.literal(1),
  name: z.enum([commandNames.ask, commandNames.browse, commandNames.help, commandNames.settings]),
  options: z.array(option).default([]),
});
const onMessage = z.object({
  type: z.literal(3),
  name: z.literal(commandNames.check),
  target_id: name,
  resolved: z.object({
    messages: z.record(
      z.string(),
      writtenSchema.extend({ author: z.object({ id: name }).optional() }),
    ),
  }),
});
const onCard = z.object({ id: name, flags: z.int().default(0) });

const commandSchema = z.object({
  ...origin,
  type: z.literal(2),
  data: z.discriminatedUnion('type', [typed, onMessage]),
});
/** A button, or a menu with what was picked in it: options, roles, channels. */
const pressSchema = z.object({
  ...origin,
  type: z.literal(3),
  data: z.object({
    component_type: z.union([z.literal(2), z.literal(3), z.literal(6), z.literal(8)]),
    custom_id: z.string(),
    values: z.array(z.string()).optional(),
  }),
  message: onCard,
});
const formSchema = z.object({
  ...origin,
  type: z.literal(5),
  data: z.object({
    custom_id: z.string(),
    components: z.array(z.object({ component: z.object({ value: z.string() }) })).min(1),
  }),
  message: onCard.optional(),
});
const interactionSchema = z.discriminatedUnion('type', [commandSchema, pressSchema, formSchema]);
type Interaction = z.infer<typeof interactionSchema>;
type Typed = z.infer<typeof typed>;

function placeOf({ guild_id, channel_id, context }: Interaction): Place {
  return {
    platform: 'discord',
    workspace: guild_id ?? '',
    channel: channel_id,
    kind: context === 1 ? 'direct' : 'channel',
  };
}

/** A picked suggestion's value is a token; whatever else stands in the field was typed. */
const isToken = (value: string): boolean =>
  value.length <= tokenLimit && /^\d{1,3}\|show\|/.test(value);

function actOfTyped({ name: command, options }: Typed, self: Self): Incoming['act'] {
  const typedIn = (wanted: string): string => {
    const value = options.find((one) => one.name === wanted)?.value;
    return typeof value === 'string' ? value : '';
  };
  switch (command) {
    case commandNames.help:
      return { kind: 'help' };
    case commandNames.settings:
      return { kind: 'settings' };
    case commandNames.browse: {
      const topic = typedIn('topic').trim().toLowerCase().replaceAll(/\s+/g, '-');
      const publisher = typedIn('publisher').trim();
      if (topic) return { kind: 'browse', by: 'topic', value: topic, page: 1 };
      if (publisher) return { kind: 'browse', by: 'publisher', value: publisher, page: 1 };
      return { kind: 'browse', by: 'menu', value: '', page: 1 };
    }
    case commandNames.ask: {
      const question = typedIn('question');
      if (isToken(question)) return { kind: 'pressed', token: question };
      return { kind: 'ask', question: plainText(question, [], self.userId) };
    }
  }
}

/** A card of the desk's own is shown as its fact-check stands now; of any other message the claims are checked. */
function actOfMessage(
  target: z.infer<typeof onMessage>['resolved']['messages'][string] | undefined,
  self: Self,
): Incoming['act'] {
  if (!target) return { kind: 'check', of: 'message', text: '' };
  const about = target.author?.id === self.userId ? aboutIn(target) : undefined;
  if (about) return { kind: 'show', id: about, part: 'card', page: 1 };
  return { kind: 'check', of: 'message', text: writtenIn(target, [], self.userId) };
}

function actOf(interaction: Interaction, self: Self): Incoming['act'] {
  if (interaction.type === 2) {
    const { data } = interaction;
    if (data.type === 1) return actOfTyped(data, self);
    return actOfMessage(data.resolved.messages[data.target_id], self);
  }
  const { custom_id: token } = interaction.data;
  if (interaction.type === 5) {
    const chosen = interaction.data.components.map(({ component }) => component.value);
    return { kind: 'pressed', token, chosen };
  }
  // A form is filled with what was chosen before.
  if (token.startsWith(formPrefix)) {
    return { kind: 'pressed', token: token.slice(formPrefix.length), opening: true };
  }
  const { values } = interaction.data;
  return { kind: 'pressed', token, ...(values && { chosen: values }) };
}

/** A card that nobody else reads is turned into the answer; whatever others read too stays as it is. */
function backOf(interaction: Interaction): Back {
  const { id, token, context } = interaction;
  const direct = context === 1;
  const address = { interaction: id, token, hidden: !direct };
  if (interaction.type === 2) return { kind: 'line', ...address };
  if (interaction.type === 3 && interaction.data.custom_id.startsWith(formPrefix)) {
    const picker = interaction.data.custom_id.slice(formPrefix.length);
    return { kind: 'form', ...address, picker };
  }
  const shown = interaction.message?.flags ?? 0;
  const alone = interaction.message !== undefined && (direct || (shown & flags.ephemeral) !== 0);
  return { kind: alone ? 'card' : 'line', ...address };
}

const isQuestion = (interaction: Interaction): boolean =>
  interaction.type === 2 && interaction.data.name === commandNames.ask;

/** A command, a pressed button, a picked option or a filled form; undefined for any other interaction. */
export function fromInteraction(data: unknown, self: Self): Arrival | undefined {
  const interaction = interactionSchema.safeParse(data).data;
  const person = interaction?.member?.user ?? interaction?.user;
  if (!interaction || !person) return;
  const { id, member, locale, guild_locale: placeLocale, channel } = interaction;
  const silenced = mayWrite(member?.permissions, channel?.type) ? {} : { mayWrite: false as const };
  const place = placeOf(interaction);
  return {
    incoming: {
      id,
      place,
      actor: { ...actorOf(person, member ?? {}, locale), ...silenced },
      heardBy: 'asker',
      ...(placeLocale && { placeLocale }),
      act: actOf(interaction, self),
    },
    back: backOf(interaction),
    ...(isQuestion(interaction) && place.workspace && { maybeOpen: true as const }),
  };
}

/** What somebody is typing into a command's field. */
export interface Typing {
  interaction: string;
  token: string;
  field: 'question' | 'topic' | 'publisher';
  text: string;
}

const typingSchema = z.object({
  id: name,
  token: name,
  type: z.literal(4),
  data: z.object({ options: z.array(option) }),
});
const fieldSchema = z.enum(['question', 'topic', 'publisher']);

/** The field of a command that is being typed into; undefined for any other interaction. */
export function fromTyping(data: unknown): Typing | undefined {
  const typing = typingSchema.safeParse(data).data;
  const focused = typing?.data.options.find((one) => one.focused);
  const field = fieldSchema.safeParse(focused?.name).data;
  if (!typing || !focused || !field) return;
  const text = typeof focused.value === 'string' ? focused.value : '';
  return { interaction: typing.id, token: typing.token, field, text };
}
