import { z } from 'zod';
import { callbackIds } from './ids.ts';
import { type Arrival, plainText, type Self } from './intake.ts';
import { placeOf } from './press.ts';
import { writtenIn, writtenSchema } from './written.ts';

const name = z.string().min(1);
const who = {
  user: z.object({ id: name, team_id: name.optional() }),
  team: z.object({ id: name }).nullish(),
};

const messageSchema = z.object({
  ...who,
  type: z.literal('message_action'),
  callback_id: z.literal(callbackIds.factCheck),
  trigger_id: name,
  response_url: z.url(),
  channel: z.object({ id: name }),
  message: writtenSchema.extend({ thread_ts: name.optional() }),
});

/** "Fact-check this" in the menu of a message. */
export function fromMessageShortcut(body: unknown, self: Self): Arrival | undefined {
  const shortcut = messageSchema.safeParse(body).data;
  if (!shortcut) return;
  const { user, team, channel, message, response_url: url, trigger_id: trigger } = shortcut;
  const thread = message.thread_ts ? { thread: message.thread_ts } : {};
  const origin = { channel: channel.id, ...thread, url };
  return {
    incoming: {
      id: trigger,
      place: placeOf(team?.id ?? user.team_id ?? '', user.id, origin),
      actor: { id: user.id, role: 'asker' },
      heardBy: 'asker',
      act: { kind: 'check', of: 'message', text: writtenIn(message, self) },
    },
    back: { kind: 'response', url, replaces: false, channel: channel.id, user: user.id },
    modal: { trigger, origin },
  };
}

const submitted = z.object({
  ...who,
  type: z.literal('view_submission'),
  view: z.object({
    id: name,
    callback_id: z.literal(callbackIds.lookUp),
    hash: name.optional(),
    state: z.object({
      values: z.object({
        question: z.object({ question: z.object({ value: z.string().nullish() }) }),
      }),
    }),
  }),
});

/** A question from the form "Look up a fact-check". */
export function fromLookUp(body: unknown, self: Self): Arrival | undefined {
  const form = submitted.safeParse(body).data;
  if (!form) return;
  const { user, team, view } = form;
  return {
    incoming: {
      id: `${view.id}-${view.hash ?? ''}`,
      place: placeOf(team?.id ?? user.team_id ?? '', user.id, {}),
      actor: { id: user.id, role: 'asker' },
      heardBy: 'asker',
      act: {
        kind: 'ask',
        question: plainText(view.state.values.question.question.value ?? '', self),
      },
    },
    back: { kind: 'view', view: view.id, origin: {} },
  };
}
