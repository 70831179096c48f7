import { asker, channel, next, typed, type Workspace } from './payloads.ts';
import type { Sent, State } from './state.ts';

const who = (state: Workspace) => ({
  user: { id: asker, team_id: state.team },
  team: { id: state.team },
  api_app_id: 'A1',
});

/** "Fact-check this" in the menu of a message. */
export const messageShortcutBody = (
  message: object,
  responseUrl: string,
  state: Workspace,
  over: object = {},
) => ({
  type: 'message_action',
  callback_id: 'fact_check_message',
  ...who(state),
  trigger_id: `trigger-${next()}`,
  action_ts: `1700000002.${next()}`,
  message_ts: '1700000000.1',
  response_url: responseUrl,
  channel: { id: channel },
  message: { type: 'message', user: 'UOTHER', ts: '1700000000.1', ...message },
  ...over,
});

/** "Look up a fact-check" in Slack's menu of shortcuts. */
export const globalShortcutBody = (state: Workspace) => ({
  type: 'shortcut',
  callback_id: 'look_up_fact_check',
  ...who(state),
  trigger_id: `trigger-${next()}`,
  action_ts: `1700000002.${next()}`,
});

/** What somebody types into a list that is filled as they type. */
export const suggestionBody = (action_id: string, value: string, state: Workspace) => ({
  type: 'block_suggestion',
  ...who(state),
  action_id,
  block_id: 'b',
  value: typed(value),
});

/** The form that asks for a question, sent off. */
export function submissionBody(
  question: string,
  { views, ...state }: Pick<State, 'views' | 'team' | 'botUser'>,
) {
  const { id, hash, payload } = [...views.values()].at(-1) ?? { id: 'V0', hash: 'h', payload: {} };
  return {
    type: 'view_submission',
    ...who(state),
    trigger_id: `trigger-${next()}`,
    view: {
      ...payload,
      id,
      hash,
      state: { values: { question: { question: { type: 'plain_text_input', value: question } } } },
    },
  };
}

/** A button, or another element, pressed in a view. */
export function viewPressBody(
  { view = '' }: Sent,
  element: object,
  { views, ...state }: Pick<State, 'views' | 'team' | 'botUser'>,
  user = asker,
) {
  const shown = views.get(view);
  return {
    type: 'block_actions',
    ...who(state),
    user: { id: user, team_id: state.team },
    trigger_id: `trigger-${next()}`,
    container: { type: 'view', view_id: view },
    view: { id: view, hash: shown?.hash, ...shown?.payload },
    actions: [{ type: 'button', block_id: 'b', action_ts: `1700000003.${next()}`, ...element }],
  };
}
