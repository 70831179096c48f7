import { InteractionResponseType, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Reply } from '../../core/message.ts';
import { faultOf } from './faults.ts';
import { insist } from './insist.ts';
import type { Arrival, Back } from './intake.ts';
import { flags } from './limits.ts';
import { type Once, onceOf } from './marker.ts';
import { eitherWay } from './message.ts';
import { formOf, tokenOf } from './pickers.ts';
import type { PlainMessage } from './plain.ts';
import type { Message } from './render.ts';
import type { Typing } from './typed.ts';

/**
 * How things stand after an acknowledgement.
 * - `open`: Discord waits for the answer
 * - `taken`: somebody else, another replica perhaps, is answering
 * - `lost`: Discord waits no longer, so that an answer can only come as a message
 */
export type Standing = 'open' | 'taken' | 'lost';

export interface Sender {
  /** Tells Discord at once that an answer is coming. */
  acknowledge(back: Back): Promise<Standing>;
  /**
   * Answers where it was asked: for the asker alone where the place allows it, unless the reply is for everyone.
   * A form opens where it was asked for and the reply has it. Rejects where that place cannot be answered in, and where Discord fails.
   */
  answer(back: Back, reply: Reply): Promise<void>;
  /** Answers where the place itself cannot be answered in: directly, unless the reply is for everyone. */
  answerElsewhere(arrival: Arrival, reply: Reply): Promise<void>;
  /** What may be meant by what is being typed; a value is what comes back where it is picked. */
  complete(typing: Typing, choices: readonly Choice[]): Promise<void>;
  /** There will be no answer: takes the line away that said so. */
  leave(back: Back): Promise<void>;
}

type Interacted = Extract<Back, { kind: 'line' | 'card' }>;

export interface Choice {
  name: string;
  value: string;
}

type Addressed = Pick<Interacted, 'interaction' | 'token'>;

const sentSchema = z.object({ id: z.string() });
const originalSchema = z.object({ flags: z.int().default(0) });

/** Suggestions that Discord shows. */
const mostChoices = 25;

const hide = (message: Message | PlainMessage, hidden: boolean) => ({
  ...message,
  flags: message.flags | (hidden ? flags.ephemeral : 0),
});

/**
 * Sends replies. Only what Discord takes once by itself is ever repeated.
 *
 * @param answering for answers to interactions, which have limits of their own
 */
export function createSender(rest: REST, applicationId: string, answering: REST): Sender {
  const original = (token: string) => Routes.webhookMessage(applicationId, token, '@original');

  async function remove(token: string): Promise<void> {
    await insist(() => answering.delete(original(token), { auth: false }));
  }

  /** Whether the line still stands; in its place may be what somebody else has answered. */
  async function isWaiting(token: string): Promise<boolean> {
    const found = await insist(() => answering.get(original(token), { auth: false }));
    return (originalSchema.parse(found).flags & flags.loading) !== 0;
  }

  /** Beside what was there. Not repeated after a failure: nobody knows whether Discord took it. */
  async function follow(token: string, reply: Reply, hidden: boolean): Promise<void> {
    await eitherWay(reply, (message) =>
      answering.post(Routes.webhook(applicationId, token), {
        body: hide(message, hidden),
        auth: false,
      }),
    );
  }

  /** In place of the line or the card; beside it where somebody has taken that away. */
  async function replace({ kind, token, hidden }: Interacted, reply: Reply): Promise<void> {
    try {
      await eitherWay(reply, (body) =>
        insist(() => answering.patch(original(token), { body, auth: false })),
      );
    } catch (error) {
      const fault = faultOf(error);
      // A message that was a card once cannot be turned into an embed.
      const beside = fault === 'message-gone' || (fault === 'card-refused' && kind === 'card');
      if (!beside) throw error;
      await follow(token, reply, hidden);
    }
  }

  async function answerInteraction(back: Interacted, reply: Reply): Promise<void> {
    if (reply.audience === 'asker' || !back.hidden) return replace(back, reply);
    // A hidden line stays hidden whatever fills it, and while it stands the next message fills it.
    if (back.kind === 'line') await remove(back.token);
    await follow(back.token, reply, false);
  }

  /** With a nonce: Discord takes it once. */
  async function say(
    channel: string,
    body: Once & { message_reference?: object },
  ): Promise<string> {
    const sent = await insist(() => rest.post(Routes.channelMessages(channel), { body }));
    return sentSchema.parse(sent).id;
  }

  async function answerMessage(
    { channel, message }: Extract<Back, { kind: 'message' }>,
    reply: Reply,
  ): Promise<void> {
    const message_reference = { message_id: message, fail_if_not_exists: false };
    const once = onceOf(JSON.stringify(['answer', channel, message]));
    await eitherWay(reply, async (shown) => {
      const body = { ...shown, ...once };
      try {
        await say(channel, { ...body, message_reference });
      } catch (error) {
        if (faultOf(error) !== 'history-hidden') throw error;
        await say(channel, body);
      }
    });
  }

  async function directChannel(person: string): Promise<string> {
    const body = { recipient_id: person };
    return sentSchema.parse(await insist(() => rest.post(Routes.userChannels(), { body }))).id;
  }

  async function respond({ interaction, token }: Addressed, body: object): Promise<Standing> {
    const route = Routes.interactionCallback(interaction, token);
    try {
      return await insist(async (failed): Promise<Standing> => {
        try {
          await answering.post(route, { body, auth: false });
          return 'open';
        } catch (error) {
          if (faultOf(error) !== 'acknowledged') throw error;
          // After a try of ours that failed, it was most likely that one.
          return failed > 0 ? 'open' : 'taken';
        }
      });
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'token-lost' || fault === 'unreached') return 'lost';
      throw error;
    }
  }

  async function openForm(back: Extract<Back, { kind: 'form' }>, reply: Reply): Promise<void> {
    const picker = reply.pickers?.find((one) => tokenOf(one) === back.picker);
    if (picker) {
      await respond(back, { type: InteractionResponseType.Modal, data: formOf(picker) });
      return;
    }
    await eitherWay(reply, (message) =>
      respond(back, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: hide(message, back.hidden),
      }),
    );
  }

  return {
    async acknowledge(back) {
      if (back.kind === 'message' || back.kind === 'form') return 'open';
      if (back.kind === 'card') {
        return respond(back, { type: InteractionResponseType.DeferredMessageUpdate });
      }
      return respond(back, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: back.hidden ? { flags: flags.ephemeral } : {},
      });
    },
    async answer(back, reply) {
      if (back.kind === 'message') return answerMessage(back, reply);
      if (back.kind === 'form') return openForm(back, reply);
      return answerInteraction(back, reply);
    },
    async complete(typing, choices) {
      const data = { choices: choices.slice(0, mostChoices) };
      await respond(typing, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data,
      });
    },
    async answerElsewhere({ incoming: { id, place, actor } }, reply) {
      const here = place.kind === 'direct' || reply.audience === 'everyone';
      const channel = here ? place.channel : await directChannel(actor.id);
      const once = onceOf(JSON.stringify(['answer', channel, id]));
      await eitherWay(reply, (message) => say(channel, { ...message, ...once }));
    },
    async leave(back) {
      if (back.kind !== 'line' || !(await isWaiting(back.token))) return;
      await remove(back.token);
    },
  };
}
