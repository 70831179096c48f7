import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import type { Block, ListItem, Reply } from '../../core/message.ts';
import { type Tone, toneOf } from '../../core/rating.ts';
import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import { actionRows, button, linkLine, type Take, taker } from './buttons.ts';
import { escapeLine } from './escape.ts';
import { flags } from './limits.ts';
import { pickerRows } from './pickers.ts';
import {
  bold,
  brief,
  mostOfAName,
  numberedLink,
  small,
  text,
  title,
  verdict,
  warning,
} from './texts.ts';

/** What every message of ours has in common, wherever it is sent. */
export interface Message {
  flags: number;
  components: [APIContainerComponent];
  allowed_mentions: typeof nobody;
}

const nobody: { parse: []; replied_user: false } = { parse: [], replied_user: false };

/** The colour beside the verdict's word; none where the verdict has no tone. */
const colours: Readonly<Record<Exclude<Tone, 'neutral'>, number>> = {
  positive: 0x2e8b57,
  mixed: 0xd9a21b,
  negative: 0xc93c37,
};

const display = (content: string): APITextDisplayComponent[] =>
  content.trim() ? [{ type: ComponentType.TextDisplay, content }] : [];

export const isText = (one: APIComponentInContainer | undefined): one is APITextDisplayComponent =>
  one?.type === ComponentType.TextDisplay;

/** One thing to pick: with its button beside it where it has one. */
function item(
  { title, detail, action }: ListItem,
  take: Take,
): (APISectionComponent | APITextDisplayComponent)[] {
  const second = detail ? small(shortenLine(cleanLine(detail), mostOfAName)) : '';
  const link = action ? linkLine(action) : '';
  const words = [bold(brief(title)) || '…', second, link].filter(Boolean).join('\n');
  const [accessory] = action ? button(action, take) : [];
  const components = display(words);
  return accessory ? [{ type: ComponentType.Section, components, accessory }] : components;
}

function componentsOf(block: Block, take: Take, first: boolean): APIComponentInContainer[] {
  switch (block.kind) {
    case 'verdict':
      return display(verdict(block, first));
    case 'text':
      return display(text(block, first));
    case 'links':
      return display(
        [title(brief(block.label), first), ...block.items.map(numberedLink)]
          .filter(Boolean)
          .join('\n'),
      );
    case 'list':
      return [
        ...display(title(brief(block.label), first)),
        ...block.items.flatMap((one) => item(one, take)),
      ];
    case 'notice':
      return display(block.tone === 'info' ? small(block.text) : warning(block.text));
  }
}

const isSmall = (block: Block): boolean =>
  block.kind === 'notice'
    ? block.tone === 'info'
    : block.kind === 'text' && block.style === 'small';
const isHeading = (block: Block): boolean => block.kind === 'text' && block.style === 'heading';

/** The blocks one below the other; small print close to the heading or the small print above it. */
function bodyOf(blocks: Block[], take: Take): APIComponentInContainer[] {
  const body: APIComponentInContainer[] = [];
  let above: Block | undefined;
  for (const block of blocks) {
    const components = componentsOf(block, take, body.length === 0);
    const last = body.at(-1);
    const [first] = components;
    const close = above && isSmall(block) && (isSmall(above) || isHeading(above));
    if (close && isText(last) && isText(first)) {
      body[body.length - 1] = { ...last, content: `${last.content}\n${first.content}` };
    } else body.push(...components);
    if (first) above = block;
  }
  return body;
}

function accent(blocks: Block[]): { accent_color?: number } {
  const first = blocks.find((block) => block.kind === 'verdict');
  const tone = first ? toneOf(first.verdict) : 'neutral';
  return tone === 'neutral' ? {} : { accent_color: colours[tone] };
}

/** A reply as one card, however long. */
export function renderReply({ title: whole, blocks, actions, pickers = [] }: Reply): Message {
  const take = taker();
  const body = bodyOf(blocks, take);
  const links = display(actions.map(linkLine).filter(Boolean).join('\n'));
  const shown = [...body, ...pickerRows(pickers), ...links, ...actionRows(actions, take)];
  const components = shown.length > 0 ? shown : display(escapeLine(whole) || '…');
  return {
    flags: flags.suppressEmbeds | flags.componentsV2,
    components: [{ type: ComponentType.Container, ...accent(blocks), components }],
    allowed_mentions: nobody,
  };
}
