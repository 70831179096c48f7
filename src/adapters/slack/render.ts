import type { AlertBlock, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Block, Link, ListItem, Reply } from '../../core/message.ts';
import { webUrl } from '../../core/url.ts';
import { acceptedMessage } from '../accepted.ts';
import { clean, cleanLine } from '../clean.ts';
import { firstSentence, shortenLine } from '../fit.ts';
import { verdictWord } from '../verdict.ts';
import { actionRows, asksFeedback, button, counter, feedback, type NextId } from './buttons.ts';
import { escapeMrkdwn, escapeText, mrkdwnLink } from './escape.ts';
import { limits, messageProblems } from './limits.ts';
import { fittingLine, plain } from './texts.ts';

/** A message as chat.postMessage, chat.update and a response_url take it. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
}

/**
 * Whether Slack's newer blocks may stand in it: a workspace whose clients do not know them refuses the message, and
 * forms take none of them.
 */
export type Blocks = 'newer' | 'plain';

const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });
const section = (text: SectionBlock['text'] & object): SectionBlock => ({ type: 'section', text });
/** For names and labels, which are short; what may be long is left to `fitReply`, which says where there is more. */
const brief = (text: string): string => fittingLine(text, 1000, escapeMrkdwn) || '…';
const bold = (text: string): string => `*${text}*`;

function context(text: string): ContextBlock[] {
  const shown = escapeText(text).trim();
  return shown ? [{ type: 'context', elements: [plain(shown)] }] : [];
}

/**
 * A line in bold; as large as can be where a message begins with it, so that its parts have one above them.
 *
 * @param escaped the same for `mrkdwn`, where the text may be too long for a section
 */
function headline(
  text: string,
  first: boolean,
  escaped = escapeMrkdwn(cleanLine(text)),
): KnownBlock[] {
  const words = escapeText(cleanLine(text));
  if (!words) return [];
  return first && words.length <= limits.header
    ? [{ type: 'header', text: plain(words) }]
    : [section(mrkdwn(bold(escaped)))];
}

function verdict(block: Extract<Block, { kind: 'verdict' }>): KnownBlock[] {
  const word = verdictWord(block);
  return [...headline(word, true, brief(word)), ...context(shortenLine(block.publisher, 500))];
}

function quote(text: string): KnownBlock[] {
  const lines = clean(text).trim().split('\n');
  return [section(mrkdwn(lines.map((line) => `>${escapeMrkdwn(line)}`).join('\n')))];
}

function text(block: Extract<Block, { kind: 'text' }>, first: boolean): KnownBlock[] {
  const shown = escapeText(block.text).trim();
  if (!shown) return [];
  switch (block.style) {
    case 'plain':
      return [section(plain(shown))];
    case 'heading':
      return headline(block.text, first);
    case 'quote':
      return quote(block.text);
    case 'small':
      return context(block.text);
  }
}

function linkLine({ n, title, url }: Link): string {
  const number = n === undefined ? '• ' : `${n}. `;
  const address = url && webUrl(url);
  const name = cleanLine(title) || address || '…';
  const line = (words: string) =>
    number + (address ? mrkdwnLink(address, words) : escapeMrkdwn(words));
  const fitting = [line(name), line(shortenLine(name, 250))];
  // Only an address made of escapes is still too long for a section, and half a link helps nobody.
  return fitting.find(({ length }) => length < limits.section) ?? number + brief(name);
}

/** As few sections as hold all the lines, each line whole. */
function paragraphs(lines: string[]): KnownBlock[] {
  const filled: string[] = [];
  for (const line of lines) {
    const last = filled.at(-1);
    if (last !== undefined && last.length + line.length < limits.section) {
      filled[filled.length - 1] = `${last}\n${line}`;
    } else filled.push(line);
  }
  return filled.map((lines) => section(mrkdwn(lines)));
}

function item({ title, detail, action }: ListItem, next: NextId): KnownBlock {
  const second = detail && cleanLine(detail) ? `\n${brief(detail)}` : '';
  const shown = section(mrkdwn(`${bold(brief(title))}${second}`));
  return action ? { ...shown, accessory: button(action, next) } : shown;
}

/** What is to be known is in bold; the reasons that follow it are not. A newer client gives it a frame, too. */
function warning(text: string, blocks: Blocks): (SectionBlock | AlertBlock)[] {
  const [first, rest] = firstSentence(cleanLine(text));
  if (!first) return [];
  const shown = mrkdwn([bold(escapeMrkdwn(first)), escapeMrkdwn(rest)].join('\n').trim());
  return blocks === 'newer' && shown.text.length <= limits.alert
    ? [{ type: 'alert', text: shown, level: 'warning' }]
    : [section(shown)];
}

function blocksOf(block: Block, next: NextId, first: boolean, blocks: Blocks): KnownBlock[] {
  switch (block.kind) {
    case 'verdict':
      return verdict(block);
    case 'text':
      return text(block, first);
    case 'links':
      return paragraphs([
        ...(cleanLine(block.label) ? [bold(brief(block.label))] : []),
        ...block.items.map(linkLine),
      ]);
    case 'list':
      return [
        ...headline(block.label, first, brief(block.label)),
        ...block.items.map((one) => item(one, next)),
      ];
    case 'notice':
      return block.tone === 'info' ? context(block.text) : warning(block.text, blocks);
  }
}

/** The blocks of a reply as it is, however long. */
export function renderBlocks(reply: Reply, blocks: Blocks): KnownBlock[] {
  const next = counter();
  const body: KnownBlock[] = [];
  for (const block of reply.blocks) {
    body.push(...blocksOf(block, next, body.length === 0, blocks));
  }
  const asked = blocks === 'newer' ? reply.actions.find(asksFeedback) : undefined;
  const others = reply.actions.filter((action) => action !== asked);
  body.push(...actionRows(others, next));
  if (asked) body.push(feedback(asked, next, reply.locale));
  if (body.length > 0) return body;
  return [section(plain(fittingLine(titleOf(reply), limits.section, escapeText)))];
}

const titleOf = ({ title }: Reply): string => cleanLine(title) || '…';

/** A reply as it is, however long. */
export function renderReply(reply: Reply, blocks: Blocks = 'newer'): Message {
  return {
    text: escapeText(titleOf(reply)),
    blocks: renderBlocks(reply, blocks),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/**
 * A reply as a message that Slack accepts.
 *
 * @throws RangeError as `acceptedMessage` does
 */
export function toMessage(reply: Reply, blocks: Blocks = 'newer'): Message {
  return acceptedMessage(reply, (one) => renderReply(one, blocks), messageProblems);
}
