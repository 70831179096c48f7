import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import { refusalWord } from './delivery-faults.ts';

/** The metadata by which a message of ours is known again. */
export const eventType = 'factdesk_post';

/** Slack's clock and ours may differ by so many milliseconds. */
const skew = 5 * 60_000;
/** docs.slack.dev/reference/methods/conversations.history: at most 200 at a time are advised. */
const pageSize = 200;
const mostPages = 10;
/** Milliseconds for all pages. */
const patience = 15_000;

/** Where to look: a conversation, or a thread of it. */
interface Corner {
  channel: string;
  thread?: string | undefined;
}

const messageSchema = z.object({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).optional() })
    .optional(),
});
const pageSchema = z.object({
  messages: z.array(messageSchema).default([]),
  has_more: z.boolean().default(false),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const selfSchema = z.object({ user_id: z.string(), bot_id: z.string().optional() });

/** Slack may not be asked there, so nothing is known: the scope was not granted, or the desk is not in the channel. */
const unreadable = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'no_permission',
  'access_denied',
  'ekm_access_denied',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
]);

const isUnreadable = (error: unknown): boolean => unreadable.has(refusalWord(error) ?? '');

/**
 * Looks for the message with a key among those that the desk posted since then.
 *
 * @returns its ts; `absent` only where everything since then was read
 * @throws what the Web API rejects with, unless the desk may not look; DeliveryError `unknown` where it took too long
 */
export async function findPosted(
  { auth, conversations }: webApi.WebClient,
  key: string,
  { channel, thread }: Corner,
  since: Date,
): Promise<{ ts: string } | 'absent' | 'unreadable'> {
  const began = performance.now();
  const range = {
    channel,
    include_all_metadata: true,
    inclusive: true,
    limit: pageSize,
    oldest: ((since.getTime() - skew) / 1000).toFixed(6),
  };

  async function read(cursor: string | undefined) {
    const page = { ...range, ...(cursor && { cursor }) };
    return pageSchema.parse(
      thread
        ? await conversations.replies({ ...page, ts: thread })
        : await conversations.history(page),
    );
  }

  try {
    // Another app could post the same metadata.
    const self = selfSchema.parse(await auth.test());
    const isOurs = ({ user, bot_id }: z.infer<typeof messageSchema>) =>
      user === self.user_id || (bot_id !== undefined && bot_id === self.bot_id);
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const { messages, has_more, response_metadata } = await read(cursor);
      const found = messages.find(
        (one) =>
          isOurs(one) &&
          one.metadata?.event_type === eventType &&
          one.metadata.event_payload?.key === key,
      );
      if (found) return { ts: found.ts };
      cursor = response_metadata?.next_cursor;
      if (!cursor) return has_more ? 'unreadable' : 'absent';
      if (performance.now() - began > patience) throw new DeliveryError('unknown', 'timed-out');
    }
    return 'unreadable';
  } catch (error) {
    // Nothing stands in a thread that is not there.
    if (refusalWord(error) === 'thread_not_found') return 'absent';
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}
