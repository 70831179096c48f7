import { styleText } from 'node:util';
import type { Action, Block, Link, ListItem, Reply } from '../../core/message.ts';
import { toneOf } from '../../core/rating.ts';
import { webUrl } from '../../core/url.ts';
import { printable } from '../printable.ts';
import { verdictWord } from '../verdict.ts';
import type { Choice } from './choices.ts';
import { labels } from './labels.ts';
import { wrap } from './wrap.ts';

/** The terminal that a reply is written for. */
export interface Shape {
  /** How wide it is, in columns. */
  columns: number;
  colour: boolean;
}

/** Narrower is taken as this, and text is never set wider than it can be read. */
const narrowest = 20;
const widest = 100;

const colours = { positive: 'green', mixed: 'yellow', negative: 'red', neutral: 'none' } as const;

/** How a reply is written: all its words are printable, and lines are wrapped before they are styled. */
interface Pen {
  lines(text: string, first?: string): string[];
  strong(lines: string[], colour?: 'green' | 'yellow' | 'red' | 'none'): string[];
  /** The key to type for an action, where it can be chosen. */
  keyOf(action: Action | undefined): string | undefined;
}

function penFor({ columns, colour }: Shape, choices: readonly Choice[]): Pen {
  const width = Math.min(Math.max(columns, narrowest), widest);
  const painted = (style: Parameters<typeof styleText>[0]) => (line: string) =>
    // Whether there is colour was decided by who knows the terminal.
    styleText(style, line, { validateStream: false });
  return {
    lines: (text, first) => wrap(printable(text), width, first),
    strong: (lines, tone = 'none') => (colour ? lines.map(painted(['bold', tone])) : lines),
    keyOf: (action) => choices.find((choice) => choice.action === action)?.key,
  };
}

/** An address on a line of its own, whole; nothing where it is no web address. */
function addressLine(url: string | undefined, indent: string): string[] {
  const address = url === undefined ? undefined : webUrl(url);
  return address ? [indent + address] : [];
}

/** A numbered link: its title, and its address under it. */
function linkLines({ n, title, url }: Link, pen: Pen): string[] {
  const mark = n === undefined ? '' : `[${n}] `;
  return [...pen.lines(title || '-', mark), ...addressLine(url, ' '.repeat(mark.length))];
}

function itemLines({ title, detail, action }: ListItem, pen: Pen): string[] {
  const key = pen.keyOf(action);
  const mark = key === undefined ? '- ' : `${key}. `;
  const indent = ' '.repeat(mark.length);
  return [
    ...pen.lines(title || '-', mark),
    ...(detail ? pen.lines(detail.replaceAll('\n', ' '), indent) : []),
    ...(action && 'url' in action ? addressLine(action.url, indent) : []),
  ];
}

function textLines({ style, text }: Extract<Block, { kind: 'text' }>, pen: Pen): string[] {
  if (style === 'heading') return pen.strong(pen.lines(text));
  if (style !== 'quote') return pen.lines(text);
  const bar = '| ';
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const set = pen.lines(line, bar);
    return set.map((one) => (one.startsWith(bar) ? one : bar + one.slice(bar.length)));
  });
}

function blockLines(block: Block, pen: Pen): string[] {
  switch (block.kind) {
    case 'verdict': {
      const word = pen.strong(pen.lines(verdictWord(block)), colours[toneOf(block.verdict)]);
      return [...word, ...pen.lines(block.publisher)];
    }
    case 'text':
      return textLines(block, pen);
    case 'links':
      return [
        ...pen.strong(pen.lines(block.label)),
        ...block.items.flatMap((link) => linkLines(link, pen)),
      ];
    case 'list':
      return [
        ...pen.strong(pen.lines(block.label)),
        ...block.items.flatMap((item) => itemLines(item, pen)),
      ];
    case 'notice':
      return block.tone === 'warning' ? pen.strong(pen.lines(block.text)) : pen.lines(block.text);
  }
}

/** Actions that lead to a page, with their addresses. */
function pageLines({ actions }: Reply, pen: Pen): string[] {
  return actions.flatMap((action) => {
    const address = 'url' in action ? addressLine(action.url, '  ') : [];
    return address.length > 0 ? [...pen.lines(`${action.label}:`), ...address] : [];
  });
}

/** What can be typed beside the numbers that stand in lists. */
function choiceLines({ actions }: Reply, choices: readonly Choice[], pen: Pen): string[] {
  if (choices.length === 0) return [];
  const lines = choices
    .filter(({ action }) => actions.includes(action))
    .flatMap(({ key, label }) => pen.lines(label || '-', `  ${key}  `));
  return [...pen.lines(labels.choose), ...lines];
}

/**
 * A reply as lines of plain text: the verdict first as a word, every address whole on a line of its own. Whatever its
 * texts hold, a terminal shows them and obeys none of it.
 *
 * @param choices what the reader can type next; without them, as for one question and its answer, none are shown
 */
export function renderPlain(reply: Reply, shape: Shape, choices: readonly Choice[] = []): string {
  const pen = penFor(shape, choices);
  const paragraphs = [
    ...reply.blocks.map((block) => blockLines(block, pen)),
    pageLines(reply, pen),
    choiceLines(reply, choices, pen),
  ].filter((lines) => lines.length > 0);
  const shown = paragraphs.length > 0 ? paragraphs : [pen.lines(reply.title)];
  return shown.map((lines) => lines.join('\n')).join('\n\n');
}

/** A sentence of the console's own, as it is shown. */
export function renderSentence(text: string, shape: Shape): string {
  return penFor(shape, []).lines(text).join('\n');
}
