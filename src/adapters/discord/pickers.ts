import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { encodeAct } from '../../core/act.ts';
import type { Picker } from '../../core/message.ts';
import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import { componentLimits } from './component-limits.ts';
import { escapeLine } from './escape.ts';

/** Before a picker's token: the button that opens a form for it. */
export const formPrefix = 'form|';

/** What comes back when something is chosen, without what is chosen. */
export const tokenOf = ({ act }: Picker): string => encodeAct(act);
const brief = (text: string, most: number): string => shortenLine(cleanLine(text), most) || '…';

/** Where a message can be posted. */
const postable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
];

function menu(picker: Picker): APISelectMenuComponent | APIButtonComponent {
  const custom_id = tokenOf(picker);
  const { chosen, most } = picker;
  switch (picker.of) {
    case 'options':
      return {
        type: ComponentType.StringSelect,
        custom_id,
        min_values: most > 1 ? 0 : 1,
        max_values: Math.min(most, picker.options.length, componentLimits.options),
        options: picker.options.slice(0, componentLimits.options).map(({ value, label }) => ({
          value,
          label: brief(label, componentLimits.optionLabel),
          ...(chosen.includes(value) && { default: true }),
        })),
      };
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        custom_id,
        min_values: 0,
        max_values: most,
        channel_types: postable,
        default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      };
    case 'group':
      return {
        type: ComponentType.RoleSelect,
        custom_id,
        min_values: 0,
        max_values: most,
        default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
      };
    case 'words':
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: brief(chosen.join(', ') || picker.label, componentLimits.label),
        custom_id: `${formPrefix}${custom_id}`,
      };
  }
}

type Row =
  | APIActionRowComponent<APISelectMenuComponent>
  | APIActionRowComponent<APIButtonComponent>;

function rowOf(picker: Picker): Row {
  const component = menu(picker);
  return component.type === ComponentType.Button
    ? { type: ComponentType.ActionRow, components: [component] }
    : { type: ComponentType.ActionRow, components: [component] };
}

/** Each picker below its label. */
export function pickerRows(pickers: readonly Picker[]): (APITextDisplayComponent | Row)[] {
  return pickers.flatMap((picker) => [
    { type: ComponentType.TextDisplay, content: `**${escapeLine(brief(picker.label, 200))}**` },
    rowOf(picker),
  ]);
}

/** Discord's limits of a form (discord.com/developers/docs/components/reference#label). */
const formLimits = { title: 45, label: 45, value: 4000 } as const;

/** A form with one field to type into, which holds what was chosen before. */
export function formOf(picker: Picker): APIModalInteractionResponseCallbackData {
  const most = Math.min(picker.long ?? 1000, formLimits.value);
  const value = picker.chosen.join(', ').slice(0, most);
  return {
    custom_id: tokenOf(picker),
    title: brief(picker.label, formLimits.title),
    components: [
      {
        type: ComponentType.Label,
        label: brief(picker.label, formLimits.label),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'value',
          style: picker.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
          required: false,
          max_length: most,
          ...(value && { value }),
        },
      },
    ],
  };
}
