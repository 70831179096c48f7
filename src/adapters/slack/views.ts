import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { encodeAct } from '../../core/act.ts';
import type { Reply } from '../../core/message.ts';
import { acceptedMessage } from '../accepted.ts';
import { escapeText } from './escape.ts';
import { actionIds, callbackIds } from './ids.ts';
import { labels } from './labels.ts';
import { type Beside, labelsIn } from './languages.ts';
import { limits, viewProblems } from './limits.ts';
import { metadataOf, type Origin } from './origin.ts';
import { formBlocks, isOfForm, pickerBlocks } from './pickers.ts';
import { renderBlocks } from './render.ts';
import { fittingLine, plain } from './texts.ts';

/** A modal of blocks that we know. */
type Modal = ModalView & { blocks: KnownBlock[] };

const modal = (blocks: KnownBlock[], origin: Origin, { title, close } = labelsIn('en')): Modal => ({
  type: 'modal',
  callback_id: callbackIds.answer,
  title: plain(title),
  close: plain(close),
  private_metadata: metadataOf(origin),
  blocks,
});

/** What stands in a modal until there is an answer. */
export const loadingView = (origin: Origin, words: string = labels.looking): ModalView =>
  modal([{ type: 'section', text: plain(words) }], origin);

/** What is chosen together, and the button that sends it off: the reply's first, or one that only saves. */
function formIn({ actions, pickers = [], locale }: Reply) {
  const { saveAll } = labelsIn(locale);
  const fields = pickers.filter(isOfForm);
  if (fields.length === 0) return;
  const first = actions.find((action) => action.primary === true && 'act' in action);
  const goesOn = first && 'act' in first ? encodeAct(first.act) : undefined;
  const submit = plain(
    fittingLine(first?.label ?? saveAll, limits.viewTitle, escapeText) || saveAll,
  );
  return { fields: formBlocks(fields, locale), first, goesOn, submit };
}

/**
 * A reply as a modal that Slack accepts. What it has to choose is a form, with the reply's primary action as the button
 * that sends it off, so that nothing that was typed is lost by pressing another.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toModal(reply: Reply, origin: Origin): Modal {
  const form = formIn(reply);
  const { locale, pickers = [] } = reply;
  const settings = pickers.filter((picker) => !isOfForm(picker));
  const atOnce = pickerBlocks(settings, locale);
  const actions = reply.actions.filter((action) => action !== form?.first);
  return acceptedMessage(
    { ...reply, actions },
    (one) => ({
      ...modal(
        [...renderBlocks(one, 'plain'), ...atOnce, ...(form?.fields ?? [])],
        origin,
        labelsIn(locale),
      ),
      ...(form && { submit: form.submit, private_metadata: metadataOf(origin, form.goesOn) }),
    }),
    viewProblems,
  );
}

const claimSelect = (action_id: string, label: string): KnownBlock => ({
  type: 'section',
  text: plain(label),
  accessory: {
    type: 'external_select',
    action_id,
    placeholder: plain(labels.typeToFind),
    min_query_length: 0,
  },
});

/** The form in which a fact-check to post is picked. */
export const publishView = (origin: Origin): ModalView => ({
  ...modal([claimSelect(actionIds.post, labels.pickToPost)], origin),
  title: plain(labels.publishTitle),
});

/** The form to ask in without writing into a channel. */
export const lookUpView = (): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.lookUp,
  title: plain(labels.lookUpTitle),
  submit: plain(labels.submit),
  close: plain(labels.close),
  blocks: [
    {
      type: 'input',
      block_id: 'question',
      label: plain(labels.question),
      element: {
        type: 'plain_text_input',
        action_id: 'question',
        placeholder: plain(labels.example),
        max_length: limits.section,
      },
    },
    claimSelect(actionIds.find, labels.pick),
  ],
});

const searchBox = ({ search, example }: Beside): KnownBlock => ({
  type: 'input',
  label: plain(search),
  dispatch_action: true,
  optional: true,
  element: {
    type: 'plain_text_input',
    action_id: actionIds.search,
    placeholder: plain(example),
    max_length: limits.section,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
});

/** Blocks of several replies in one view, told apart by whose they are. */
const numbered = (blocks: KnownBlock[], of: string): KnownBlock[] =>
  blocks.map((block) => {
    if (block.type === 'actions') {
      return {
        ...block,
        elements: block.elements.map((one) =>
          one.type === 'button' ? { ...one, action_id: `${one.action_id}${of}` } : one,
        ),
      };
    }
    return block.type === 'section' && block.accessory?.type === 'button'
      ? {
          ...block,
          accessory: { ...block.accessory, action_id: `${block.accessory.action_id}${of}` },
        }
      : block;
  });

/** Whether the home is that of a moderator, who is offered what was posted. */
const isModerators = ({ actions }: Reply): boolean =>
  actions.some((action) => 'act' in action && action.act.kind === 'posts');

const beginButton = ({ publishTitle }: Beside): KnownBlock => ({
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: actionIds.begin,
      text: plain(publishTitle),
      style: 'primary',
    },
  ],
});

/**
 * The desk's home: a field to ask in, what waits for a moderator, what its reader follows, what there is newest, and what
 * the desk is.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function homeView({
  newest,
  help,
  mine,
}: {
  newest: Reply;
  help: Reply;
  mine?: Reply | undefined;
}): HomeView {
  const beside = labelsIn(newest.locale);
  const below = renderBlocks(help, 'plain');
  const own: KnownBlock[] = mine
    ? [
        ...(isModerators(mine) ? [beginButton(beside)] : []),
        ...numbered(renderBlocks(mine, 'plain'), '.mine'),
        { type: 'divider' },
      ]
    : [];
  return acceptedMessage(
    newest,
    (one) => ({
      type: 'home',
      blocks: [
        searchBox(beside),
        ...own,
        ...numbered(renderBlocks(one, 'plain'), '.new'),
        { type: 'divider' },
        ...numbered(below, '.help'),
      ],
    }),
    viewProblems,
  );
}
