import type { Button } from './read.ts';
import type { Sent, State } from './state.ts';

/** What a person types, as Slack hands it on: only these three characters are escaped. */
export const typed = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export type Workspace = Pick<State, 'team' | 'botUser'>;

let serial = 0;
export const next = (): string => String(++serial).padStart(6, '0');

/** The channel everything happens in, and a direct conversation with the desk. */
export const channel = 'C1';
const direct = 'D1';
export const asker = 'UASKER';

export function commandBody(text: string, responseUrl: string, state: Workspace) {
  return {
    command: '/factcheck',
    text: typed(text),
    trigger_id: `trigger-${next()}`,
    user_id: asker,
    user_name: 'ana',
    channel_id: channel,
    channel_name: 'general',
    team_id: state.team,
    api_app_id: 'A1',
    token: 'unused',
    response_url: responseUrl,
  };
}

/** An event of the Events API; `event` overrides or adds fields. */
export function eventBody(event: Record<string, unknown>, state: Workspace) {
  const ts = `1700000000.${next()}`;
  return {
    type: 'event_callback',
    event_id: `Ev${next()}`,
    event_time: 1_700_000_000,
    team_id: state.team,
    api_app_id: 'A1',
    authorizations: [{ team_id: state.team, user_id: state.botUser, is_bot: true }],
    event: { user: asker, ts, event_ts: ts, ...event },
  };
}

export const mentionBody = (text: string, state: Workspace, event: Record<string, unknown> = {}) =>
  eventBody(
    { type: 'app_mention', channel, text: `<@${state.botUser}> ${typed(text)}`, ...event },
    state,
  );

export const directBody = (text: string, state: Workspace, event: Record<string, unknown> = {}) =>
  eventBody(
    { type: 'message', channel: direct, channel_type: 'im', text: typed(text), ...event },
    state,
  );

/** A button pressed under a message. */
export function pressBody(
  { by, channel, ts, thread, audience }: Sent,
  button: Pick<Button, 'action_id' | 'value'>,
  responseUrl: string,
  state: Workspace,
  user = asker,
  over: object = {},
) {
  const threaded = thread ? { thread_ts: thread } : {};
  const message = audience === 'everyone' ? { message: { ts, ...threaded } } : {};
  return {
    type: 'block_actions',
    user: { id: user, team_id: state.team },
    team: { id: state.team },
    api_app_id: 'A1',
    trigger_id: `trigger-${next()}`,
    channel: { id: channel },
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: audience === 'asker' || by === 'postEphemeral',
      ...threaded,
    },
    ...message,
    response_url: responseUrl,
    actions: [{ type: 'button', block_id: 'b', action_ts: `1700000001.${next()}`, ...button }],
    ...over,
  };
}
