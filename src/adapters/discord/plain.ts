import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord.js';
import type { Reply } from '../../core/message.ts';
import { componentLimits } from './component-limits.ts';
import { isText, type Message, renderReply } from './render.ts';

/** A message where cards are not taken: an embed, with its buttons below. */
export interface PlainMessage {
  flags: number;
  embeds: [{ description: string; color?: number }];
  components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  allowed_mentions: Message['allowed_mentions'];
}

const wordsOf = (one: APIComponentInContainer): string[] => {
  if (isText(one)) return [one.content];
  return one.type === ComponentType.Section ? one.components.map(({ content }) => content) : [];
};

/** A card's buttons and menus, five buttons a row; a row more than a message may have is left out. */
function rowsOf(
  inside: readonly APIComponentInContainer[],
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const beside = inside.flatMap((one) =>
    one.type === ComponentType.Section && one.accessory.type === ComponentType.Button
      ? [one.accessory]
      : [],
  );
  const rows = inside.flatMap((one) => (one.type === ComponentType.ActionRow ? [one] : []));
  const first: APIActionRowComponent<APIComponentInMessageActionRow>[] =
    beside.length > 0
      ? [{ type: ComponentType.ActionRow, components: beside.slice(0, componentLimits.rowButtons) }]
      : [];
  return [...first, ...rows].slice(0, componentLimits.plainRows);
}

/** A reply as an embed, however long: the card's texts one below the other, with what can be pressed below it. */
export function renderPlain(reply: Reply): PlainMessage {
  const { components, allowed_mentions } = renderReply(reply);
  const [{ components: inside, accent_color: color }] = components;
  return {
    flags: 0,
    embeds: [
      {
        description: inside.flatMap(wordsOf).join('\n\n'),
        ...(typeof color === 'number' && { color }),
      },
    ],
    components: rowsOf(inside),
    allowed_mentions,
  };
}
