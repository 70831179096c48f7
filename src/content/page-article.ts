import { headingWords } from './article-headings.ts';
import type { Line } from './article-line.ts';
import { isSourcesHeading } from './headings.ts';
import type { PageLine } from './page-lines.ts';

/** Words that a reader reads as the article, as far as the page tells them from what is around. */
const lengthOf = (lines: readonly PageLine[]) =>
  lines.reduce((sum, { text, around }) => sum + (around ? 0 : text.length), 0);

/** Of several articles on a page, the longest; it must be more than half of the page, as a teaser is not. */
function longestArticle(lines: readonly PageLine[]): PageLine[] | undefined {
  const articles = Map.groupBy(
    lines.filter(({ article }) => article > 0),
    ({ article }) => article,
  );
  const [longest] = [...articles.values()].toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return longest && lengthOf(longest) * 2 > lengthOf(lines) ? longest : undefined;
}

const leadsWithin = ({ text, links, heading }: PageLine) =>
  !heading &&
  links.length > 0 &&
  links.every(({ href }) => href.startsWith('#')) &&
  links.map((link) => link.text).join('').length >= text.replace(/^(?:-|\d+\.) /, '').length;

/** The lines of the article on a page: its own element's, or the main element's, or all that stand alone. */
export function articleLines(lines: readonly PageLine[]): PageLine[] {
  const main = lines.filter((line) => line.main);
  const whole = lengthOf(main) > 0 ? main : lines;
  const chosen = longestArticle(whole) ?? whole;
  return chosen.filter((line) => !line.around && !leadsWithin(line));
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether two titles are the same, or one is the other with the site's name or "Fact check" around it. */
function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)];
  return a !== '' && b !== '' && (a === b || ` ${b} `.includes(` ${a} `));
}

/** A page's title and the lines below it. */
export interface Headed {
  title: string | undefined;
  below: PageLine[];
}

/**
 * Finds the title: the heading of the first level that the page also calls its title, or else the first in the article,
 * or else what the page calls its title.
 */
export function headArticle(
  own: readonly PageLine[],
  all: readonly PageLine[],
  titles: readonly string[],
): Headed {
  const first = (lines: readonly PageLine[]) => lines.filter(({ level }) => level === 1);
  const agreed = [...first(own), ...first(all)].find(({ text }) =>
    titles.some((title) => isSameTitle(text, title)),
  );
  const heading = agreed ?? first(own)[0] ?? (titles[0] ? undefined : first(all)[0]);
  const title = heading?.text ?? titles[0];
  const at = own.findLastIndex(
    (line) => line === heading || (title !== undefined && folded(line.text) === folded(title)),
  );
  // The title once more in the middle of a text is part of it.
  return { title, below: own.slice(at < own.length / 2 ? at + 1 : 0) };
}

/** A list of sources that stands on the page beside its article. */
export function sourcesBeside(all: readonly PageLine[], own: readonly PageLine[]): Line[] {
  const article = new Set(own);
  const at = all.findLastIndex(
    (line) => line.heading && !article.has(line) && isSourcesHeading(headingWords(line.text)),
  );
  if (at === -1) return [];
  const below = all.slice(at + 1);
  const end = below.findIndex((line) => line.heading || article.has(line));
  return end === -1 ? below : below.slice(0, end);
}
