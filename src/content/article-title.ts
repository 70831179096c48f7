import { isByline } from './article-byline.ts';
import { claimOf, labelOf } from './article-label.ts';
import { isSentence, type Line } from './article-line.ts';

const prefix =
  /^(?:\p{Lu}[\p{L}.]*\s+){0,2}fact[\s-]?check(?:ed|ing|s)?(?:\s*[:：|·–—]\s*|\s+-\s+)/iu;
const kicker = /^(?:\p{Lu}[\p{L}.]*\s+){0,2}fact[\s-]?check(?:ed|ing|s)?\s*[:：|·–—-]?$/iu;

/** Whether a title says that it heads a fact-check. */
export const isFactCheckTitle = (text: string): boolean => prefix.test(text) && !kicker.test(text);

/** A title's words without "Fact check:" before them. */
export function titleWords(text: string): string {
  return text.replace(prefix, '') || text;
}

const couldBeTitle = ({ text }: Line) =>
  text.length <= 300 &&
  !/[.;,]$/.test(text) &&
  !kicker.test(text) &&
  !isByline(text) &&
  labelOf(text) === undefined &&
  claimOf(text) === undefined;

/** An article's title, the lines below it, and whether it says that this is a fact-check. */
export interface Titled {
  title: string | undefined;
  below: Line[];
  announced: boolean;
}

/**
 * Finds the title: the first line that begins with "Fact check:", else the first before any heading that is no
 * sentence. What stands above a title is no part of its article.
 */
export function findTitle(lines: readonly Line[]): Titled {
  const heading = lines.findIndex((line) => line.heading && !isFactCheckTitle(line.text));
  const above = lines.slice(0, heading === -1 ? 15 : heading);
  const announced = above.findIndex(({ text }) => isFactCheckTitle(text));
  const candidates = above.filter(couldBeTitle);
  const worded = candidates.find(({ text }) => text.split(' ').length > 2 || isSentence(text));
  const found = above[announced] ?? worded ?? candidates[0];
  const at = found ? lines.indexOf(found) : -1;
  return {
    title: found && titleWords(found.text),
    below: lines.slice(at + 1),
    announced: announced !== -1 || above.some(({ text }) => kicker.test(text)),
  };
}
