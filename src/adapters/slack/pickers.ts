import type { InputBlock, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types';
import { encodeAct } from '../../core/act.ts';
import type { Picker } from '../../core/message.ts';
import { escapeText } from './escape.ts';
import { actionIds } from './ids.ts';
import { labelsIn } from './languages.ts';
import { limits } from './limits.ts';
import { fittingLine, plain } from './texts.ts';

/** An option of a list, its words shortened to what Slack shows. */
export const optionOf = (value: string, label: string): PlainTextOption => ({
  text: plain(fittingLine(label, limits.optionText, escapeText) || '…'),
  value,
});

/** What stands in a picker's action_id, so that it works months later. */
const idOf = ({ act }: Picker): string => actionIds.pick + encodeAct(act);

const optionsOf = ({ options }: Picker): PlainTextOption[] =>
  options.slice(0, limits.options).map(({ value, label }) => optionOf(value, label));

const channelsOnly = (): { include: ('public' | 'private')[]; exclude_bot_users: true } => ({
  include: ['public', 'private'],
  exclude_bot_users: true,
});

function accessoryOf(picker: Picker, locale: string): SectionBlock['accessory'] {
  const action_id = idOf(picker);
  const [chosen] = picker.chosen;
  const options = optionsOf(picker);
  const initial = options.find(({ value }) => value === chosen);
  switch (picker.of) {
    case 'options':
      return {
        type: 'static_select',
        action_id,
        options,
        ...(initial && { initial_option: initial }),
      };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        filter: channelsOnly(),
        ...(chosen && { initial_conversation: chosen }),
      };
    case 'group':
      return {
        type: 'external_select',
        action_id,
        min_query_length: 0,
        placeholder: plain(labelsIn(locale).choose),
        ...(chosen && { initial_option: optionOf(chosen, chosen) }),
      };
    case 'words':
      return;
  }
}

const labelOf = ({ label }: Picker) => plain(fittingLine(label, limits.value, escapeText) || '…');

function typed(picker: Picker, locale: string): KnownBlock {
  const value = picker.chosen.join(', ').slice(0, limits.section);
  return {
    type: 'input',
    label: labelOf(picker),
    hint: plain(labelsIn(locale).save),
    dispatch_action: true,
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: idOf(picker),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(value.trim() && { initial_value: value }),
    },
  };
}

/** Settings to choose, each beside its label. What is chosen comes back at once. */
export function pickerBlocks(pickers: readonly Picker[], locale: string): KnownBlock[] {
  return pickers.map((picker) => {
    if (picker.of === 'words') return typed(picker, locale);
    const accessory = accessoryOf(picker, locale);
    return {
      type: 'section',
      text: labelOf(picker),
      ...(accessory && { accessory }),
    };
  });
}

/** Whether something is chosen together with the rest of a form, rather than saved at once as a setting is. */
export const isOfForm = ({ act }: Picker): boolean => act.kind !== 'set';

function elementOf(picker: Picker, locale: string): InputBlock['element'] {
  const action_id = idOf(picker);
  const { chosen, most } = picker;
  switch (picker.of) {
    case 'options': {
      const options = optionsOf(picker);
      const initial_options = options.filter(({ value }) => chosen.includes(value ?? ''));
      return {
        type: 'multi_static_select',
        action_id,
        options,
        max_selected_items: most,
        placeholder: plain(labelsIn(locale).choose),
        ...(initial_options.length > 0 && { initial_options }),
      };
    }
    case 'channel':
    case 'group':
      return {
        type: 'multi_conversations_select',
        action_id,
        max_selected_items: most,
        placeholder: plain(labelsIn(locale).choose),
        filter: channelsOnly(),
        ...(chosen.length > 0 && { initial_conversations: [...chosen] }),
      };
    case 'words': {
      const longest = Math.min(picker.long ?? limits.section, limits.section);
      const value = chosen.join(', ').slice(0, longest);
      return {
        type: 'plain_text_input',
        action_id,
        multiline: picker.long !== undefined,
        max_length: longest,
        ...(value.trim() && { initial_value: value }),
      };
    }
  }
}

/** Fields of a form that is sent off as a whole. */
export const formBlocks = (pickers: readonly Picker[], locale: string): KnownBlock[] =>
  pickers.map((picker) => ({
    type: 'input',
    label: labelOf(picker),
    optional: true,
    element: elementOf(picker, locale),
  }));
