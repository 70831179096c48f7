import { cleanText } from './clean.ts';

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

/** The lines of a copied text that say anything. A text with empty lines has its paragraphs between them. */
export function linesOf(text: string): Line[] {
  const all = cleanText(text).split('\n');
  const lines = all.map((line, i) => ({
    text: line.replace(/\s+/g, ' ').trim(),
    heading: false,
    at: i + 1,
  }));
  const spaced = lines.slice(1, -1).some((line) => line.text === '');
  return lines.flatMap((line, i) => {
    if (!line.text) return [];
    return spaced && lines[i - 1]?.text ? [{ ...line, joined: true }] : [line];
  });
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
