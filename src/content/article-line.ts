import { isByline } from './article-byline.ts';
import { claimOf, labelOf } from './article-label.ts';
import { cleanText } from './clean.ts';
import { isSourcesHeading, isSummaryHeading } from './headings.ts';

/** A line of an article as it stands on its page: a paragraph, a heading, an item of a list. */
export interface Line {
  text: string;
  heading: boolean;
  /** Its number in the text it was read from, counted from 1. */
  at?: number;
  /** It stands directly below the line before: the next item of a list, the next row of a table. */
  joined?: boolean;
  /** The first address behind its words. */
  href?: string;
}

/** A heading and what stands under it. */
export interface Part {
  heading: Line;
  lines: Line[];
}

/** What begins a line of its own wherever it stands. */
const standsAlone = (text: string) =>
  /^(?:[-*•–#]|\[?\d{1,3}[\].)]|https?:)/i.test(text) ||
  labelOf(text) !== undefined ||
  claimOf(text) !== undefined ||
  isByline(text) ||
  isSummaryHeading(text) ||
  isSourcesHeading(text);

/** Whether a line goes on in the next because it was full, as in a text that was wrapped by a program. */
function isWrapped(line: string, next: string, isNarrow: boolean): boolean {
  if (line.length < 50 || line.length > 120 || !next || standsAlone(next)) return false;
  return isNarrow || (/^\p{Ll}/u.test(next) && !isSentence(line));
}

/** The lines of a copied text that say anything. A text with empty lines has its paragraphs between them. */
export function linesOf(text: string): Line[] {
  const all = cleanText(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  const isSpaced = all.slice(1, -1).includes('');
  const isNarrow = isSpaced && all.every((line) => line.length <= 100 || !line.includes(' '));
  const lines: Line[] = [];
  for (const [i, words] of all.entries()) {
    const before = all[i - 1] ?? '';
    const last = lines.at(-1);
    if (!words) continue;
    if (isSpaced && last && isWrapped(before, words, isNarrow)) last.text += ` ${words}`;
    else {
      const joined = isSpaced && before !== '';
      lines.push({ text: words, heading: false, at: i + 1, ...(joined && { joined }) });
    }
  }
  return lines;
}

/** Lines as prose, an empty line between paragraphs. */
export function proseOf(lines: readonly Line[]): string {
  return lines
    .map(({ text, joined }, i) => (i === 0 ? text : `${joined ? '\n' : '\n\n'}${text}`))
    .join('');
}

/** What stands before the first heading, and the parts that headings begin. */
export function partsOf(lines: readonly Line[]): { opening: Line[]; parts: Part[] } {
  const opening: Line[] = [];
  const parts: Part[] = [];
  for (const line of lines) {
    if (line.heading) parts.push({ heading: line, lines: [] });
    else (parts.at(-1)?.lines ?? opening).push(line);
  }
  return { opening, parts };
}

/** Whether a line ends as a sentence does; marks of sources and closing quotation marks may follow. */
export function isSentence(text: string): boolean {
  return /[.!?…:;,]["'”’»)]*(?:\s*\[\d{1,3}\][.,;]?)*$/u.test(text.slice(-200));
}
