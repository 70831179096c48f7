import type { webApi } from '@slack/bolt';
import type { Place, Receipt, Reply } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';
import { inTurn } from './in-turn.ts';
import type { Back } from './intake.ts';
import { type Message, toMessage } from './render.ts';

/** A `response_url` that does not answer in so many milliseconds has failed. */
const patience = 10_000;

export interface Sender {
  /** Answers where it was asked: for the asker alone where the place allows it, unless the reply is for everyone. */
  answer(back: Back, reply: Reply): Promise<void>;
  post(place: Place, reply: Reply): Promise<Receipt>;
  edit(receipt: Receipt, reply: Reply): Promise<void>;
}

/** docs.slack.dev/interactivity/handling-user-interaction#message_responses: five uses in half an hour. */
async function respond(
  request: typeof fetch,
  { url, replaces }: Extract<Back, { kind: 'response' }>,
  message: Message,
  everyone: boolean,
): Promise<void> {
  const answered = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...message,
      response_type: everyone ? 'in_channel' : 'ephemeral',
      replace_original: replaces && !everyone,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  const said = (await answered.text()).slice(0, 200);
  if (!answered.ok) throw new Error(`the response_url answered ${answered.status}: ${said}`);
}

/**
 * Sends replies. Nothing is sent twice by itself: after most failures nobody knows whether Slack took the message, so
 * every method rejects once and leaves it to the caller. Only what Slack turned away comes again.
 *
 * @param request what carries answers to a `response_url`
 */
export function createSender(client: webApi.WebClient, log: Log, request = fetch): Sender {
  const { chat } = client;

  async function say(channel: string, thread: string | undefined, message: Message) {
    const place = { channel, ...(thread ? { thread_ts: thread } : {}) };
    const sent = await inTurn(() => chat.postMessage({ ...place, ...message }));
    if (!sent.ts) throw new Error('Slack took the message and gave it no ts');
    return { ts: sent.ts, channel: sent.channel ?? channel };
  }

  async function permalink(channel: string, ts: string): Promise<{ url: string } | object> {
    try {
      const { permalink: url } = await chat.getPermalink({ channel, message_ts: ts });
      return url ? { url } : {};
    } catch (error) {
      log.debug({ error: String(error) }, 'Slack gave no link to a message');
      return {};
    }
  }

  async function answer(back: Back, reply: Reply): Promise<void> {
    const message = toMessage(reply);
    const everyone = reply.audience === 'everyone';
    if (back.kind === 'response') return respond(request, back, message, everyone);
    if (back.kind === 'thread' && !everyone) {
      const { channel, thread, user } = back;
      const { text, blocks } = message;
      const place = { channel, user, thread_ts: thread };
      await inTurn(() => chat.postEphemeral({ ...place, text, blocks }));
      return;
    }
    await say(back.channel, back.thread, message);
  }

  return {
    answer,
    async post(place, reply) {
      const { ts, channel } = await say(place.channel, place.thread, toMessage(reply));
      return { place: { ...place, channel }, message: ts, ...(await permalink(channel, ts)) };
    },
    async edit({ place, message: ts }, reply) {
      const { text, blocks } = toMessage(reply);
      await inTurn(() => chat.update({ channel: place.channel, ts, text, blocks }));
    },
  };
}
