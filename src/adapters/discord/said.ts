import { z } from 'zod';
import type { Act } from '../../core/act.ts';
import { aboutIn, type Person, writtenIn, writtenSchema } from './content.ts';
import { type Arrival, actorOf, name, personSchema, type Self } from './intake.ts';
import { plainText } from './plain-text.ts';

const absent = z.null().optional();

const messageSchema = writtenSchema.extend({
  id: name,
  channel_id: name,
  guild_id: name.optional(),
  author: personSchema,
  member: z
    .object({ nick: z.string().nullish(), roles: z.array(z.string()).optional() })
    .optional(),
  mentions: z
    .array(z.object({ id: name, username: z.string(), global_name: z.string().nullish() }))
    .default([]),
  // A message or a reply. Each of the others marks what no person has just said to the desk.
  type: z.union([z.literal(0), z.literal(19)]),
  /** What it replies to; null where that was deleted. */
  referenced_message: writtenSchema.extend({ author: z.object({ id: name }) }).nullish(),
  webhook_id: absent,
  application_id: absent,
  edited_timestamp: absent,
});
type Message = z.infer<typeof messageSchema>;

/**
 * What a message wants: a reply to the desk's own answer follows it up, a reply to somebody else's message has that one
 * checked, and so has what is forwarded. Discord shows somebody else's message only where it mentions the desk too.
 */
function actOf(message: Message, people: readonly Person[], self: Self): Act {
  const own = plainText(message.content, people, self.userId);
  const { referenced_message: before, message_snapshots: forwarded } = message;
  if (before?.author.id === self.userId) {
    const about = aboutIn(before);
    return about ? { kind: 'follow', after: about, question: own } : { kind: 'ask', question: own };
  }
  if (before) {
    const text = writtenIn(before, people, self.userId);
    return text
      ? { kind: 'check', of: 'message', text }
      : { kind: 'check', of: 'remark', text: own };
  }
  if (forwarded?.length) {
    return { kind: 'check', of: 'message', text: writtenIn(message, people, self.userId) };
  }
  return { kind: 'ask', question: own };
}

/** A message that mentions the desk, or a direct one to it; undefined for anything else that is said. */
export function fromMessage(data: unknown, self: Self): Arrival | undefined {
  const message = messageSchema.safeParse(data).data;
  if (!message || message.author.id === self.userId) return;
  const { id, channel_id: channel, guild_id, author, member, mentions } = message;
  if (guild_id && !mentions.some((mentioned) => mentioned.id === self.userId)) return;
  const people = mentions.map((one) => ({ id: one.id, name: one.global_name ?? one.username }));
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
      act: actOf(message, people, self),
    },
    back: { kind: 'message', channel, message: id },
  };
}
