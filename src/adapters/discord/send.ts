import { createHash } from 'node:crypto';
import { DiscordAPIError, InteractionResponseType, RESTJSONErrorCodes, Routes } from 'discord.js';
import { z } from 'zod';
import type { Receipt, Reply } from '../../core/message.ts';
import type { Adapter } from '../../core/ports.ts';
import type { Api } from './client.ts';
import type { Back } from './intake.ts';
import { flags } from './limits.ts';
import { toMessage } from './message.ts';

export interface Sender extends Pick<Adapter, 'post' | 'edit'> {
  /** Tells Discord at once that an answer is coming. False where another has taken it, or it is too late for one. */
  acknowledge(back: Back): Promise<boolean>;
  /** Answers where it was asked: for the asker alone where the place allows it, unless the reply is for everyone. */
  answer(back: Back, reply: Reply): Promise<void>;
  /** There will be no answer: takes the waiting line away. */
  leave(back: Back): Promise<void>;
}

const sentSchema = z.object({ id: z.string() });

const codeOf = (error: unknown): number | string | undefined =>
  error instanceof DiscordAPIError ? error.code : undefined;

/** Within a few minutes Discord takes a message with the same nonce once (enforce_nonce). 25 characters at most. */
function nonceOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 25);
}

/** Sends replies. Only what Discord takes once by itself is ever repeated. */
export function createSender({ rest, once }: Api, applicationId: string): Sender {
  const original = (token: string) => Routes.webhookMessage(applicationId, token, '@original');

  /** Beside what was there. Not repeated after a failure: nobody knows whether Discord took it. */
  async function follow(token: string, reply: Reply, hidden: boolean): Promise<void> {
    const message = toMessage(reply);
    const body = { ...message, flags: message.flags | (hidden ? flags.ephemeral : 0) };
    await once.post(Routes.webhook(applicationId, token), { body, auth: false });
  }

  /** In place of the waiting line, or of the message whose button was pressed. */
  async function replace(token: string, reply: Reply): Promise<void> {
    await rest.patch(original(token), { body: toMessage(reply), auth: false });
  }

  async function remove(token: string): Promise<void> {
    await rest.delete(original(token), { auth: false });
  }

  async function answerCommand(
    { token, hidden }: Extract<Back, { kind: 'command' }>,
    reply: Reply,
  ): Promise<void> {
    if (!hidden || reply.audience === 'asker') return replace(token, reply);
    // A waiting line that is hidden stays hidden, and the first follow-up would only fill it.
    await remove(token);
    await follow(token, reply, false);
  }

  async function answerPress(
    { token, replaces }: Extract<Back, { kind: 'press' }>,
    reply: Reply,
  ): Promise<void> {
    if (reply.audience === 'everyone') return follow(token, reply, false);
    if (replaces) return replace(token, reply);
    return follow(token, reply, true);
  }

  async function say(channel: string, body: object): Promise<string> {
    const sent = await rest.post(Routes.channelMessages(channel), { body });
    return sentSchema.parse(sent).id;
  }

  async function answerMessage(
    { channel, message }: Extract<Back, { kind: 'message' }>,
    reply: Reply,
  ): Promise<void> {
    const body = {
      ...toMessage(reply),
      nonce: nonceOf('answer', channel, message),
      enforce_nonce: true,
    };
    const message_reference = { message_id: message, fail_if_not_exists: false };
    try {
      await say(channel, { ...body, message_reference });
    } catch (error) {
      if (codeOf(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) {
        throw error;
      }
      await say(channel, body);
    }
  }

  async function respond(interaction: string, token: string, body: object): Promise<boolean> {
    try {
      await rest.post(Routes.interactionCallback(interaction, token), { body, auth: false });
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return false;
      if (code === RESTJSONErrorCodes.UnknownInteraction) return false;
      throw error;
    }
  }

  return {
    async acknowledge(back) {
      if (back.kind === 'message') return true;
      const body =
        back.kind === 'press'
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: back.hidden ? { flags: flags.ephemeral } : {},
            };
      return respond(back.interaction, back.token, body);
    },
    async answer(back, reply) {
      if (back.kind === 'command') return answerCommand(back, reply);
      if (back.kind === 'press') return answerPress(back, reply);
      return answerMessage(back, reply);
    },
    async leave(back) {
      if (back.kind === 'command') await remove(back.token);
    },
    async post(place, reply) {
      const channel = place.thread ?? place.channel;
      const message = toMessage(reply);
      const nonce = nonceOf('post', channel, JSON.stringify(message));
      const id = await say(channel, { ...message, nonce, enforce_nonce: true });
      const receipt: Receipt = { place, message: id };
      return {
        ...receipt,
        url: `https://discord.com/channels/${place.workspace || '@me'}/${channel}/${id}`,
      };
    },
    async edit({ place, message }, reply) {
      const channel = place.thread ?? place.channel;
      await rest.patch(Routes.channelMessage(channel, message), { body: toMessage(reply) });
    },
  };
}
