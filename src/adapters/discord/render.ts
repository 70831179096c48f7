import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeAct } from '../../core/act.ts';
import type { Action, Block, Link, ListItem, Reply } from '../../core/message.ts';
import { type Tone, toneOf } from '../../core/rating.ts';
import { webUrl } from '../../core/url.ts';
import { clean, cleanLine } from '../clean.ts';
import { firstSentence, shortenLine } from '../fit.ts';
import { verdictWord } from '../verdict.ts';
import { componentLimits } from './component-limits.ts';
import { escapeLine, escapeMarkdown, maskedLink } from './escape.ts';
import { flags } from './limits.ts';
import { pickerRows } from './pickers.ts';

/** What every message of ours has in common, wherever it is sent. */
export interface Message {
  flags: number;
  components: [APIContainerComponent];
  allowed_mentions: typeof nobody;
}

/** The same where cards are not taken: an embed, with its buttons below. */
export interface PlainMessage {
  flags: number;
  embeds: [{ description: string; color?: number }];
  components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  allowed_mentions: typeof nobody;
}

const nobody: { parse: []; replied_user: false } = { parse: [], replied_user: false };

/** The colour beside the verdict's word; none where the verdict has no tone. */
const colours: Readonly<Record<Exclude<Tone, 'neutral'>, number>> = {
  positive: 0x2e8b57,
  mixed: 0xd9a21b,
  negative: 0xc93c37,
};

/** For names and labels, which are short; what may be long is left to `fitReply`, which says where there is more. */
const mostOfAName = 350;
const brief = (text: string): string => escapeLine(shortenLine(cleanLine(text), mostOfAName));

const bold = (escaped: string): string => (escaped ? `**${escaped}**` : '');
const display = (content: string): APITextDisplayComponent[] =>
  content.trim() ? [{ type: ComponentType.TextDisplay, content }] : [];

const isText = (one: APIComponentInContainer | undefined): one is APITextDisplayComponent =>
  one?.type === ComponentType.TextDisplay;

/** Every line with a mark in front; Discord's marks hold for one line. */
const eachLine = (mark: string, text: string): string =>
  escapeMarkdown(clean(text).trim())
    .split('\n')
    .map((line) => (line.trim() ? `${mark} ${line}` : mark === '>' ? mark : ''))
    .join('\n');

const small = (text: string): string => (cleanLine(text) ? eachLine('-#', text) : '');

/** What cannot stand as a button, because its address is too long for one. */
function tooLong(action: Action): boolean {
  return 'url' in action && action.url.length > componentLimits.url;
}

type Take = (key: string) => boolean;

/** True for the first of its kind: Discord refuses a custom_id twice, and two buttons that do the same are clutter. */
function taker(): Take {
  const taken = new Set<string>();
  return (key) => {
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
}

/** A button; none where the same one is there already or its address is too long. The token is the custom_id. */
function button(action: Action, take: Take): APIButtonComponent[] {
  const label = shortenLine(cleanLine(action.label), componentLimits.label) || '…';
  if ('url' in action) {
    if (tooLong(action) || !take(action.url)) return [];
    return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url }];
  }
  const custom_id = encodeAct(action.act);
  if (!take(custom_id)) return [];
  const style = action.primary ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return [{ type: ComponentType.Button, style, label, custom_id }];
}

/** An address that is too long for a button, as a line of text. */
function linkLine(action: Action): string {
  const address = 'url' in action && tooLong(action) ? webUrl(action.url) : undefined;
  return address ? maskedLink(address, action.label) : '';
}

function numberedLink({ n, title, url }: Link): string {
  // A list of Discord's own would count on by itself; the publisher's numbers must stand.
  const mark = n === undefined ? '• ' : `${n}\\. `;
  const address = url && webUrl(url);
  const words = shortenLine(cleanLine(title), mostOfAName) || address || '…';
  return mark + (address ? maskedLink(address, words) : escapeLine(words));
}

function verdict(block: Extract<Block, { kind: 'verdict' }>, first: boolean): string {
  const word = brief(verdictWord(block));
  const by = brief(block.publisher);
  return [first && word ? `## ${word}` : bold(word), by && `-# ${by}`].filter(Boolean).join('\n');
}

function text({ style, text: words }: Extract<Block, { kind: 'text' }>, first: boolean): string {
  switch (style) {
    case 'plain':
      return escapeMarkdown(words).trim();
    case 'heading':
      return title(escapeLine(words), first);
    case 'quote':
      return cleanLine(words) ? eachLine('>', words) : '';
    case 'small':
      return small(words);
  }
}

/** What is to be known is in bold; the reasons that follow it are not. */
function warning(text: string): string {
  const [first, rest] = firstSentence(cleanLine(text));
  return [bold(escapeLine(first)), escapeLine(rest)].filter(Boolean).join('\n');
}

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

/** Below the verdict's `##`; a card without a verdict begins with it, so that its parts have one above them. */
function title(words: string, first: boolean): string {
  return first && words ? `### ${words}` : bold(words);
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

function actionRows(actions: Action[], take: Take): APIActionRowComponent<APIButtonComponent>[] {
  const buttons = actions.flatMap((action) => button(action, take));
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let from = 0; from < buttons.length; from += componentLimits.rowButtons) {
    const components = buttons.slice(from, from + componentLimits.rowButtons);
    rows.push({ type: ComponentType.ActionRow, components });
  }
  return rows;
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
