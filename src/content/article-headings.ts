import { isByline } from './article-byline.ts';
import { claimOf, labelOf } from './article-label.ts';
import { isSentence, type Line } from './article-line.ts';
import { isConclusionHeading, isSourcesHeading, isSummaryHeading } from './headings.ts';
import { isNumberedSource } from './source-lines.ts';

const longest = 200;
const numbered = /^(?:section )?(\d{1,2})[.):]\s+(?=\S)/i;
const hashes = /^#{1,6}\s+(?=\S)/;

const numberOf = (text: string) => Number(numbered.exec(text)?.[1] ?? 0);

/** A heading's words without the number or signs that only lay it out. */
export function headingWords(text: string): string {
  return text.replace(hashes, '').replace(numbered, '');
}

/** Whether a line has the words and the shape of a heading that every article uses for the same thing. */
export function isKnownHeading(text: string): boolean {
  const words = text.replace(hashes, '');
  if (words.length > longest || /[.!;,]$/.test(words)) return false;
  if (isSummaryHeading(words) || isSourcesHeading(words)) return true;
  return isConclusionHeading(words) && labelOf(words) === undefined;
}

/** No sentence, nor the beginning of a second one. */
const couldHead = ({ text }: Line) =>
  text.length <= longest && !/[.;,…]["”’)]*$|\p{Ll}{3}\. \p{Lu}/u.test(text);

/**
 * The numbered lines that are headings: they count up from 1, and have text below. Numbered lines that follow one
 * another are a list.
 */
function numberedHeadings(lines: readonly Line[]): Set<Line> {
  const found = new Set<Line>();
  let count = 0;
  let listing = false;
  for (const [i, line] of lines.entries()) {
    if (isKnownHeading(line.text)) listing = isSourcesHeading(line.text.replace(hashes, ''));
    const n = numberOf(line.text);
    if (n !== count + 1 || !couldHead(line) || (listing && count === 0)) continue;
    const before = lines[i - 1];
    const after = lines[i + 1];
    const goesOn = before && !found.has(before) && numberOf(before.text) === n - 1 && n > 1;
    if (goesOn || !after || numberOf(after.text) === n + 1 || isNumberedSource(after.text))
      continue;
    found.add(line);
    count = n;
  }
  return found;
}

/** A short line that is no sentence, above a paragraph that is one: a heading, as a page shows it in bold. */
function looksLikeHeading(line: Line, after: Line | undefined): boolean {
  return (
    !line.joined &&
    line.text.length <= 120 &&
    /^["“‘'¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line.text) &&
    (!isSentence(line.text) || line.text.endsWith('?')) &&
    labelOf(line.text) === undefined &&
    claimOf(line.text) === undefined &&
    !isByline(line.text) &&
    after !== undefined &&
    after.text.length > 100 &&
    isSentence(after.text)
  );
}

/** `# Title` is the article's title, `## Heading` a heading in it. */
function unhashed(line: Line): Line {
  const text = line.text.replace(hashes, '');
  return { ...line, text, heading: line.text.startsWith('##') || isKnownHeading(text) };
}

/**
 * Finds the headings of a copied text, which no longer shows them: those of a known name, and either numbered lines or
 * else short lines above paragraphs.
 */
export function markHeadings(lines: readonly Line[]): Line[] {
  const counted = numberedHeadings(lines);
  return lines.map((line, i) => {
    if (hashes.test(line.text)) return unhashed(line);
    const heading =
      counted.has(line) ||
      isKnownHeading(line.text) ||
      (counted.size === 0 && looksLikeHeading(line, lines[i + 1]));
    return heading ? { ...line, heading } : line;
  });
}
