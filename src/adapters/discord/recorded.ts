import { z } from 'zod';

/** What Discord sends, by what it is. `self` is the desk's own id, as far as the payload tells it. */
export type Recorded =
  | { kind: 'interaction'; body: z.infer<typeof interactionSchema>; self: string }
  | { kind: 'message'; body: z.infer<typeof messageSchema>; self: string }
  | { kind: 'other'; type: string };

const interactionSchema = z.looseObject({
  application_id: z.string(),
  token: z.string(),
  type: z.int(),
  data: z.looseObject({ name: z.string().optional(), type: z.int().optional() }).optional(),
});
const messageSchema = z.looseObject({
  channel_id: z.string(),
  content: z.string(),
  author: z.looseObject({ id: z.string(), bot: z.boolean().optional() }),
  guild_id: z.string().optional(),
  mentions: z.array(z.looseObject({ id: z.string(), bot: z.boolean().optional() })).default([]),
});
const dispatchSchema = z.looseObject({ op: z.literal(0), t: z.string(), d: z.unknown() });

/** A recorded payload by its shape, out of the gateway's dispatch too; undefined where it is not Discord's. */
export function recordedFromDiscord(data: unknown): Recorded | undefined {
  const dispatch = dispatchSchema.safeParse(data).data;
  if (dispatch) {
    return /^(INTERACTION|MESSAGE)_CREATE$/.test(dispatch.t)
      ? recordedFromDiscord(dispatch.d)
      : { kind: 'other', type: dispatch.t };
  }
  const interaction = interactionSchema.safeParse(data).data;
  if (interaction) {
    return { kind: 'interaction', body: interaction, self: interaction.application_id };
  }
  const message = messageSchema.safeParse(data).data;
  if (!message) return;
  const self = message.mentions.find(({ bot }) => bot)?.id ?? '';
  return { kind: 'message', body: message, self };
}
