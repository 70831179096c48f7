import type { webApi } from '@slack/bolt';
import type { View } from '@slack/types';
import type { Reply } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';
import { asking } from './asking.ts';
import { refusalWord } from './delivery-faults.ts';
import { inTurn } from './in-turn.ts';
import type { Back } from './intake.ts';
import type { Origin } from './origin.ts';
import type { Pace } from './pace.ts';
import { createNewerFirst } from './posting.ts';
import { type Blocks, type Message, toMessage } from './render.ts';
import { type Respond, Spent } from './respond.ts';
import { toModal } from './views.ts';

/**
 * How an answer is given.
 * - `sure`: its button asks whether somebody means it
 * - `open`: everyone reads it, as the place has chosen
 */
interface Manner {
  sure?: boolean;
  open?: boolean;
}

export interface Sender {
  /** Answers where it was asked: for the asker alone where the place allows it, unless the reply is for everyone. */
  answer(back: Back, reply: Reply, manner?: Manner): Promise<void>;
  /** Opens a modal that shows a view; says where to answer into it. */
  open(trigger: string, view: View, origin: Origin): Promise<Back>;
}

/**
 * Sends replies. Nothing is sent twice by itself: after most failures nobody knows whether Slack took the message, so
 * every method rejects once and leaves it to the caller. Only what Slack turned away comes again: after a pause where
 * there was too much, without newer blocks where it knows none.
 */
export function createSender(
  client: webApi.WebClient,
  { log, respond, pace }: { log: Log; respond: Respond; pace: Pace },
): Sender {
  const { chat, views } = client;
  const newerFirst = createNewerFirst(log);

  async function withBlocks<T>(
    reply: Reply,
    manner: Manner,
    send: (message: Message) => Promise<T>,
  ): Promise<T> {
    const write = (blocks: Blocks) => {
      const message = toMessage(reply, blocks);
      return manner.sure ? { ...message, blocks: asking(message.blocks) } : message;
    };
    return newerFirst(client, (blocks) => send(write(blocks)));
  }

  async function say(channel: string, thread: string | undefined, message: Message): Promise<void> {
    const place = { channel, ...(thread ? { thread_ts: thread } : {}) };
    await pace(channel);
    await inTurn(() => chat.postMessage({ ...place, ...message }));
  }

  async function whisper(
    { channel, user, thread }: { channel: string; user: string; thread?: string },
    { text, blocks }: Message,
  ): Promise<void> {
    const place = { channel, user, ...(thread ? { thread_ts: thread } : {}) };
    await inTurn(() => chat.postEphemeral({ ...place, text, blocks }));
  }

  /** By `response_url`; where that takes nothing more, as a message of its own. */
  async function byResponse(
    { url, replaces, channel, user }: Extract<Back, { kind: 'response' }>,
    message: Message,
    everyone: boolean,
  ): Promise<void> {
    try {
      await respond(url, message, { everyone, replaces });
    } catch (error) {
      if (!(error instanceof Spent)) throw error;
      if (everyone) await say(channel, undefined, message);
      else await whisper({ channel, user }, message);
    }
  }

  /** Out of a modal into the place that it was opened from, also where the desk is no member. */
  async function share({ channel, thread, url }: Origin, message: Message): Promise<void> {
    if (url && !thread) {
      try {
        return await respond(url, message, { everyone: true, replaces: false });
      } catch (error) {
        if (!(error instanceof Spent)) throw error;
      }
    }
    if (channel) await say(channel, thread, message);
  }

  async function intoView(
    { view, hash, origin }: Extract<Back, { kind: 'view' }>,
    reply: Reply,
    manner: Manner,
  ): Promise<void> {
    if (reply.audience === 'everyone') {
      await withBlocks(reply, {}, (message) => share(origin, message));
    }
    const modal = toModal(reply, origin);
    const shown = manner.sure ? { ...modal, blocks: asking(modal.blocks) } : modal;
    try {
      await inTurn(() => views.update({ view_id: view, view: shown, ...(hash && { hash }) }));
    } catch (error) {
      // Closed, or showing something newer: nobody waits for this answer any more.
      if (!['not_found', 'hash_conflict'].includes(refusalWord(error) ?? '')) throw error;
      log.debug({ view }, 'a form was closed or went on before its answer came');
    }
  }

  async function answer(back: Back, reply: Reply, manner: Manner = {}): Promise<void> {
    const everyone = manner.open === true || reply.audience === 'everyone';
    if (back.kind === 'view') return intoView(back, reply, manner);
    await withBlocks(reply, manner, async (message) => {
      if (back.kind === 'response') return byResponse(back, message, everyone);
      if (back.kind === 'thread' && !everyone) return whisper(back, message);
      if (back.kind === 'edit') {
        const { channel, ts } = back;
        const { text, blocks } = message;
        await inTurn(() => chat.update({ channel, ts, text, blocks }));
        return;
      }
      await say(back.channel, back.thread, message);
    });
  }

  return {
    answer,
    async open(trigger, view, origin) {
      const opened = await views.open({ trigger_id: trigger, view });
      const { id, hash } = opened.view ?? {};
      if (!id) throw new Error('Slack opened a form and gave it no id');
      return { kind: 'view', view: id, ...(hash && { hash }), origin };
    },
  };
}
