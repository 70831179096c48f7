import { z } from 'zod';
import type { Incoming } from '../../core/message.ts';
import { actionIds, publishes, readsPages, shares } from './ids.ts';
import type { Arrival, Back } from './intake.ts';
import { type Origin, originIn } from './origin.ts';

const name = z.string().min(1);
const option = z.object({ value: z.string() });
const chosen = option.nullish();

const base = {
  user: z.object({ id: name, team_id: name.optional() }),
  team: z.object({ id: name }).nullish(),
  trigger_id: name.optional(),
  actions: z.tuple([
    z.object({
      action_id: name,
      action_ts: name,
      value: z.string().nullish(),
      selected_option: chosen,
      selected_conversation: z.string().nullish(),
      selected_options: z.array(option).nullish(),
      selected_conversations: z.array(z.string()).nullish(),
    }),
  ]),
};
const onMessage = z.object({
  ...base,
  channel: z.object({ id: name }),
  container: z
    .object({ is_ephemeral: z.boolean().optional(), thread_ts: name.optional() })
    .optional(),
  message: z.object({ thread_ts: name.optional() }).optional(),
  response_url: z.url(),
});
const onView = z.object({
  ...base,
  view: z.object({
    id: name,
    type: z.enum(['modal', 'home']),
    hash: name.optional(),
    private_metadata: z.string().default(''),
  }),
});
type OnMessage = z.infer<typeof onMessage>;
type OnView = z.infer<typeof onView>;
type Pressed = OnMessage['actions'][0];

const after = (id: string, start: string): string | undefined =>
  id.startsWith(start) ? id.slice(start.length) : undefined;

/** What an element asks for; undefined for one that only leads to a page, or opens a form that asks first. */
function actOf({ action_id: id, ...pressed }: Pressed): Incoming['act'] | undefined {
  if (id.startsWith(actionIds.open) || id.startsWith(actionIds.begin)) return;
  const picked = pressed.selected_option?.value ?? pressed.selected_conversation ?? pressed.value;
  const token = after(id, actionIds.pick);
  if (token !== undefined) {
    const { selected_conversations: several } = pressed;
    const all = several ?? pressed.selected_options?.map(({ value }) => value);
    return { kind: 'pressed', token, chosen: all ?? [picked ?? ''] };
  }
  if (id.startsWith(actionIds.search)) return { kind: 'ask', question: picked ?? '' };
  return { kind: 'pressed', token: picked ?? '' };
}

/** A pressed `sure` button has been asked about. */
const sureOf = ({ action_id }: Pressed) =>
  action_id.startsWith(actionIds.sure) ? { sure: true as const } : {};

const tokenOf = (act: Incoming['act']): string => (act.kind === 'pressed' ? act.token : '');

function pressedBack(press: OnMessage, direct: boolean): Back {
  const channel = press.channel.id;
  const thread = press.message?.thread_ts ?? press.container?.thread_ts;
  if (direct) return { kind: 'message', channel, ...(thread ? { thread } : {}) };
  // A response_url cannot reach into a thread.
  if (thread) return { kind: 'thread', channel, thread, user: press.user.id };
  const [{ action_id }] = press.actions;
  // A word of thanks does not take the place of the answer.
  const replaces = press.container?.is_ephemeral === true && !action_id.startsWith(actionIds.said);
  return { kind: 'response', url: press.response_url, replaces, channel, user: press.user.id };
}

function idOf({ user, actions: [{ action_id, action_ts }] }: OnMessage | OnView): string {
  return `${action_ts}-${user.id}-${action_id}`;
}

const workspaceOf = ({ team, user }: OnMessage | OnView): string => team?.id ?? user.team_id ?? '';

function underMessage(press: OnMessage): Arrival | undefined {
  const act = actOf(press.actions[0]);
  if (!act) return;
  const channel = press.channel.id;
  const direct = channel.startsWith('D') && !press.container?.is_ephemeral;
  const back = pressedBack(press, direct);
  const thread = 'thread' in back && back.thread ? { thread: back.thread } : {};
  const origin: Origin = {
    channel,
    ...thread,
    ...(thread.thread ? {} : { url: press.response_url }),
  };
  const token = tokenOf(act);
  const opens = press.trigger_id !== undefined && (readsPages(token) || publishes(token));
  return {
    incoming: {
      id: idOf(press),
      place: {
        platform: 'slack',
        workspace: workspaceOf(press),
        channel,
        ...thread,
        kind: direct ? 'direct' : 'channel',
      },
      actor: { id: press.user.id, role: 'asker' },
      heardBy: 'asker',
      act,
    },
    back,
    ...sureOf(press.actions[0]),
    ...(opens && { modal: { trigger: press.trigger_id ?? '', origin: direct ? {} : origin } }),
  };
}

/** A place as a modal knows it. Opened from nowhere, it is between the asker and the desk. */
export function placeOf(workspace: string, user: string, origin: Origin): Incoming['place'] {
  const { channel, thread } = origin;
  return {
    platform: 'slack',
    workspace,
    channel: channel ?? user,
    ...(channel && thread ? { thread } : {}),
    kind: channel ? 'channel' : 'direct',
  };
}

function inView(press: OnView): Arrival | undefined {
  const act = actOf(press.actions[0]);
  if (!act) return;
  const { view, user, trigger_id } = press;
  const origin = view.type === 'modal' ? originIn(view.private_metadata) : {};
  const hash = view.hash && !shares(tokenOf(act)) ? { hash: view.hash } : {};
  return {
    incoming: {
      id: idOf(press),
      place: placeOf(workspaceOf(press), user.id, origin),
      actor: { id: user.id, role: 'asker' },
      heardBy: 'asker',
      act,
    },
    back: { kind: 'view', view: view.id, ...hash, origin },
    ...sureOf(press.actions[0]),
    ...(view.type === 'home' && { modal: { trigger: trigger_id ?? '', origin } }),
  };
}

/** A pressed button or another element of ours; undefined for those that ask nothing of the desk. */
export function fromPress(body: unknown): Arrival | undefined {
  const press = onMessage.safeParse(body).data;
  if (press) return underMessage(press);
  const inside = onView.safeParse(body).data;
  return inside && inView(inside);
}

/** What opens the form in which a fact-check to post is picked; undefined for anything else that is pressed. */
export function beginsPost(body: unknown): string | undefined {
  const press = onView.safeParse(body).data ?? onMessage.safeParse(body).data;
  return press?.actions[0].action_id.startsWith(actionIds.begin) ? press.trigger_id : undefined;
}
