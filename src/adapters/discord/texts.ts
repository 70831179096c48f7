import type { Block, Link } from '../../core/message.ts';
import { webUrl } from '../../core/url.ts';
import { clean, cleanLine } from '../clean.ts';
import { firstSentence, shortenLine } from '../fit.ts';
import { verdictWord } from '../verdict.ts';
import { escapeLine, escapeMarkdown, maskedLink } from './escape.ts';

/** For names and labels, which are short; what may be long is left to `fitReply`, which says where there is more. */
export const mostOfAName = 350;
export const brief = (text: string): string =>
  escapeLine(shortenLine(cleanLine(text), mostOfAName));

export const bold = (escaped: string): string => (escaped ? `**${escaped}**` : '');

/** Every line with a mark in front; Discord's marks hold for one line. */
const eachLine = (mark: string, text: string): string =>
  escapeMarkdown(clean(text).trim())
    .split('\n')
    .map((line) => (line.trim() ? `${mark} ${line}` : mark === '>' ? mark : ''))
    .join('\n');

/** In small print. */
export const small = (text: string): string => (cleanLine(text) ? eachLine('-#', text) : '');

/** Below the verdict's `##`; a card without a verdict begins with it, so that its parts have one above them. */
export function title(words: string, first: boolean): string {
  return first && words ? `### ${words}` : bold(words);
}

/** A source under the publisher's own number. */
export function numberedLink({ n, title, url }: Link): string {
  // A list of Discord's own would count on by itself; the publisher's numbers must stand.
  const mark = n === undefined ? '• ' : `${n}\\. `;
  const address = url && webUrl(url);
  const words = shortenLine(cleanLine(title), mostOfAName) || address || '…';
  return mark + (address ? maskedLink(address, words) : escapeLine(words));
}

/** The verdict's word, and who gave it. */
export function verdict(block: Extract<Block, { kind: 'verdict' }>, first: boolean): string {
  const word = brief(verdictWord(block));
  const by = brief(block.publisher);
  return [first && word ? `## ${word}` : bold(word), by && `-# ${by}`].filter(Boolean).join('\n');
}

/** A text in its style. */
export function text(
  { style, text: words }: Extract<Block, { kind: 'text' }>,
  first: boolean,
): string {
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
export function warning(text: string): string {
  const [first, rest] = firstSentence(cleanLine(text));
  return [bold(escapeLine(first)), escapeLine(rest)].filter(Boolean).join('\n');
}
