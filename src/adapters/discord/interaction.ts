import { z } from 'zod';
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
import { actOfTyped, typedSchema } from './typed.ts';

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
  data: z.union([typedSchema, onMessage]),
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

function placeOf({ guild_id, channel_id, context }: Interaction): Place {
  return {
    platform: 'discord',
    workspace: guild_id ?? '',
    channel: channel_id,
    kind: context === 1 ? 'direct' : 'channel',
  };
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
