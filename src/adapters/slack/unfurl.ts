import type { LinkUnfurls } from '@slack/types';
import { z } from 'zod';
import type { Reply } from '../../core/message.ts';
import { toMessage } from './render.ts';
import type { Workspace } from './workspace.ts';

/** The card of the fact-check that was published at an address; undefined where the library has none. */
export type CardAt = (url: string) => Promise<Reply | undefined>;

const sharedSchema = z.object({
  event: z.object({
    type: z.literal('link_shared'),
    channel: z.string().min(1),
    message_ts: z.string().min(1),
    unfurl_id: z.string().min(1).optional(),
    source: z.enum(['composer', 'conversations_history']).optional(),
    links: z.array(z.object({ url: z.string().min(1) })),
  }),
});

const mostLinks = 5;

/** Shows below a message what its links to fact-checks of the library say. Buttons would answer nobody there. */
export async function unfurl(body: unknown, { client }: Workspace, cardAt: CardAt): Promise<void> {
  const shared = sharedSchema.safeParse(body).data?.event;
  if (!shared) return;
  const unfurls: LinkUnfurls = {};
  for (const { url } of shared.links.slice(0, mostLinks)) {
    const card = await cardAt(url);
    if (!card) continue;
    const { text, blocks } = toMessage({ ...card, actions: [] }, 'plain');
    unfurls[url] = { blocks, fallback: text };
  }
  if (Object.keys(unfurls).length === 0) return;
  const { channel, message_ts: ts, unfurl_id, source } = shared;
  if (unfurl_id && source) await client.chat.unfurl({ unfurl_id, source, unfurls });
  else await client.chat.unfurl({ channel, ts, unfurls });
}
