import type { ActionsBlock, Button, ContextActionsBlock } from '@slack/types';
import { type Act, encodeAct } from '../../core/act.ts';
import type { Action } from '../../core/message.ts';
import { escapeText } from './escape.ts';
import { actionIds } from './ids.ts';
import { labelsIn } from './languages.ts';
import { limits } from './limits.ts';
import { fittingLine, plain } from './texts.ts';

/** An action_id that begins so. */
export type NextId = (start: string) => string;

/** action_ids must differ within a message; what the button means stands in its value. */
export function counter(): NextId {
  let n = 0;
  return (start) => `${start}${n++}`;
}

/** A button of ours. */
export function button(action: Action, next: NextId): Button {
  const text = plain(fittingLine(action.label, limits.buttonText, escapeText) || '…');
  const style = action.primary ? { style: 'primary' as const } : {};
  return 'url' in action
    ? { type: 'button', text, action_id: next(actionIds.open), url: action.url, ...style }
    : {
        type: 'button',
        text,
        action_id: next(actionIds.act),
        value: encodeAct(action.act),
        ...style,
      };
}

const does = (action: Action): string => ('url' in action ? action.url : encodeAct(action.act));

/** Two buttons that do the same are clutter. */
const distinct = (actions: Action[]): Action[] =>
  actions.filter((one, i) => actions.findIndex((other) => does(other) === does(one)) === i);

/** As few rows as hold all the buttons. */
export function actionRows(all: Action[], next: NextId): ActionsBlock[] {
  const actions = distinct(all);
  const rows: ActionsBlock[] = [];
  for (let from = 0; from < actions.length; from += limits.actionElements) {
    const row = actions.slice(from, from + limits.actionElements);
    rows.push({ type: 'actions', elements: row.map((action) => button(action, next)) });
  }
  return rows;
}

type Feedback = Action & { act: Extract<Act, { kind: 'feedback' }> };
/** A button that asks whether the answer was right. */
export const asksFeedback = (action: Action): action is Feedback =>
  'act' in action && action.act.kind === 'feedback' && action.act.said === 'unsaid';

/** The two buttons with which Slack asks whether an answer was right, instead of one that asks it. */
export function feedback(
  { label, act }: Feedback,
  next: NextId,
  locale: string,
): ContextActionsBlock {
  const { rightAnswer, wrongAnswer } = labelsIn(locale);
  const answer = (text: string, said: 'right' | 'wrong') => ({
    text: plain(text),
    accessibility_label: fittingLine(`${label} ${text}`, limits.buttonText, escapeText),
    value: encodeAct({ ...act, said }),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: next(actionIds.said),
        positive_button: answer(rightAnswer, 'right'),
        negative_button: answer(wrongAnswer, 'wrong'),
      },
    ],
  };
}
