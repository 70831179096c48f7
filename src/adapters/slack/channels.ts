import type { webApi } from '@slack/bolt';
import { z } from 'zod';

const restrictedTo = z.object({
  type: z.array(z.string()).optional(),
  user: z.array(z.string()).optional(),
});
/** A channel as conversations.info and conversations.list tell it (docs.slack.dev/reference/objects/conversation-object). */
const channelSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  is_im: z.boolean().optional(),
  is_private: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  is_frozen: z.boolean().optional(),
  is_member: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
  is_read_only: z.boolean().optional(),
  is_thread_only: z.boolean().optional(),
  /** Whom the channel lets post and answer; everyone where it says nothing. */
  properties: z
    .object({
      posting_restricted_to: restrictedTo.optional(),
      threads_restricted_to: restrictedTo.optional(),
    })
    .nullish(),
});
export type Channel = z.infer<typeof channelSchema>;

/** The client puts what the token was granted, as a header says it, beside each answer. */
const metadataSchema = z
  .object({ scopes: z.array(z.string()).optional(), next_cursor: z.string().optional() })
  .optional();
const infoSchema = z.object({ channel: channelSchema, response_metadata: metadataSchema });
const pageSchema = z.object({
  channels: z.array(channelSchema),
  response_metadata: metadataSchema,
});

/** Slack takes fewer than 1000 at a time, and twenty such requests a minute. */
const pageSize = 999;
const mostPages = 20;

/** Whether the desk may post there as it is: where it is a member, or anywhere in public where it was granted that. */
export const mayEnter = ({ is_member, is_im, is_private }: Channel, granted: readonly string[]) =>
  is_member || is_im || (!is_private && granted.includes('chat:write.public'));

/** A channel as it is now, and what the desk was granted. */
export async function lookAt({ conversations }: webApi.WebClient, channel: string) {
  const told = infoSchema.parse(await conversations.info({ channel }));
  return { channel: told.channel, granted: told.response_metadata?.scopes ?? [] };
}

/** The channels that the desk may post to, by name; of a workspace with more than some 20,000 the first. */
export async function postable({ conversations }: webApi.WebClient): Promise<Channel[]> {
  const found: Channel[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { channels, response_metadata } = pageSchema.parse(
      await conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: pageSize,
        ...(cursor && { cursor }),
      }),
    );
    const granted = response_metadata?.scopes ?? [];
    found.push(...channels.filter((one) => !one.is_archived && mayEnter(one, granted)));
    cursor = response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return found.sort((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
}
