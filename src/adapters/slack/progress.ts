import type { webApi } from '@slack/bolt';
import type { Back } from './intake.ts';
import { labels } from './labels.ts';
import type { Message } from './render.ts';
import type { Respond } from './respond.ts';
import { loadingView } from './views.ts';

const looking: Message = {
  text: labels.looking,
  blocks: [{ type: 'section', text: { type: 'plain_text', text: labels.looking, emoji: false } }],
  unfurl_links: false,
  unfurl_media: false,
};

/** The status below a direct conversation; an empty one takes it away. */
async function status(
  client: webApi.WebClient,
  { channel, thread, asked }: Extract<Back, { kind: 'message' }>,
  text: string,
): Promise<void> {
  const ts = thread ?? asked;
  if (!ts) return;
  await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: ts, status: text });
}

/** Only the desk and the asker are in a conversation whose id begins so. */
const isDirect = (channel: string): boolean => channel.startsWith('D');

/** In place of what was pressed, so that nobody presses it again. */
async function inView(
  back: Extract<Back, { kind: 'view' }>,
  { views }: webApi.WebClient,
): Promise<Back> {
  const { view: view_id, hash, origin } = back;
  const view = loadingView(origin, labels.moment);
  const shown = await views.update({ view_id, view, ...(hash && { hash }) });
  return { ...back, ...(shown.view?.hash && { hash: shown.view.hash }) };
}

/** Says that the search goes on; returns where the answer goes then. */
export async function showProgress(
  back: Back,
  { client, respond }: { client: webApi.WebClient; respond: Respond },
): Promise<Back> {
  if (back.kind === 'response') {
    await respond(back.url, looking, { everyone: false, replaces: back.replaces });
    return { ...back, replaces: true };
  }
  if (back.kind === 'view') return inView(back, client);
  if (back.kind !== 'message') return back;
  const { channel, thread } = back;
  if (isDirect(channel)) {
    await status(client, back, labels.status);
    return back;
  }
  const { ts } = await client.chat.postMessage({
    channel,
    ...looking,
    ...(thread && { thread_ts: thread }),
  });
  return ts ? { kind: 'edit', channel, ts } : back;
}

/** Takes away what only said that the search goes on and does not go by itself. */
export async function endProgress(back: Back, client: webApi.WebClient): Promise<void> {
  if (back.kind === 'message' && isDirect(back.channel)) await status(client, back, '');
}
