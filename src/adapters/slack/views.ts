import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Reply } from '../../core/message.ts';
import { acceptedMessage } from '../accepted.ts';
import { actionIds, callbackIds } from './ids.ts';
import { labels } from './labels.ts';
import { limits, viewProblems } from './limits.ts';
import { metadataOf, type Origin } from './origin.ts';
import { pickerBlocks } from './pickers.ts';
import { plain, renderBlocks } from './render.ts';

/** A modal of blocks that we know. */
type Modal = ModalView & { blocks: KnownBlock[] };

const modal = (blocks: KnownBlock[], origin: Origin): Modal => ({
  type: 'modal',
  callback_id: callbackIds.answer,
  title: plain(labels.title),
  close: plain(labels.close),
  private_metadata: metadataOf(origin),
  blocks,
});

/** What stands in a modal until there is an answer. */
export const loadingView = (origin: Origin): ModalView =>
  modal([{ type: 'section', text: plain(labels.looking) }], origin);

/**
 * A reply as a modal that Slack accepts.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toModal(reply: Reply, origin: Origin): Modal {
  const pickers = pickerBlocks(reply.pickers ?? []);
  return acceptedMessage(
    reply,
    (one) => modal([...renderBlocks(one, 'plain'), ...pickers], origin),
    viewProblems,
  );
}

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
    {
      type: 'section',
      text: plain(labels.pick),
      accessory: {
        type: 'external_select',
        action_id: actionIds.find,
        placeholder: plain(labels.typeToFind),
        min_query_length: 0,
      },
    },
  ],
});

const searchBox = (): KnownBlock => ({
  type: 'input',
  label: plain(labels.search),
  dispatch_action: true,
  optional: true,
  element: {
    type: 'plain_text_input',
    action_id: actionIds.search,
    placeholder: plain(labels.example),
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

/**
 * The desk's home: a field to ask in, what there is newest, and what the desk is.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function homeView(newest: Reply, help: Reply): HomeView {
  const below = renderBlocks(help, 'plain');
  return acceptedMessage(
    newest,
    (one) => ({
      type: 'home',
      blocks: [
        searchBox(),
        ...numbered(renderBlocks(one, 'plain'), '.new'),
        { type: 'divider' },
        ...numbered(below, '.help'),
      ],
    }),
    viewProblems,
  );
}
