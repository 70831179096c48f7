import { composeArticle, type Doubt } from './article-compose.ts';
import { isKnownHeading, markHeadings } from './article-headings.ts';
import { isFactCheck } from './article-kind.ts';
import type { Line } from './article-line.ts';
import { sourcesIn } from './article-sources.ts';
import { stripPrompts } from './article-strip.ts';
import { isFactCheckTitle, titleWords } from './article-title.ts';
import { looseDate } from './claimreview-values.ts';
import type { About } from './page-about.ts';
import { articleLines, headArticle, sourcesBeside } from './page-article.ts';
import type { PageLine } from './page-lines.ts';
import { followMarks, inlineSources, placesOn, withAddress } from './page-sources.ts';
import type { Page } from './page-text.ts';
import { isNumberedSource, onlyFirsts } from './source-lines.ts';

/** Longer than any article on a page. */
const longestArticle = 500_000;

/** How many lines below the title a byline may take. */
const bylineLines = 8;

/** The day that the byline names for machines, and the lines below it without those that are only a date. */
function datedLines(below: readonly PageLine[]) {
  const top = below.slice(0, bylineLines);
  const date = top.flatMap(({ times }) => times.map((time) => looseDate(time.date)))[0];
  const isDate = ({ text, times }: PageLine) => times.some((time) => time.text === text);
  return { date, left: [...top.filter((line) => !isDate(line)), ...below.slice(bylineLines)] };
}

/** A page that sets its headings as text is read as a copied text is. */
function withHeadings(lines: readonly Line[]): Line[] {
  if (!lines.some(({ heading }) => heading)) return markHeadings(lines);
  return lines.map((line) => (isKnownHeading(line.text) ? { ...line, heading: true } : line));
}

/** What the article's text says, whether or not it is a fact-check. */
export function readPageText(page: Page, about: About, publisher: string, doubt: Doubt) {
  const places = placesOn(about.url, about.base);
  const all = withAddress(page.lines, places);
  const own = articleLines(all);
  const { title, below } = headArticle(own, all, about.titles);
  const { sources: marked, notes } = followMarks(below, all, places);
  const { date, left } = datedLines(below);
  const text = left.filter((line) => !notes.has(line));
  const lines = stripPrompts(
    text,
    (line) => isKnownHeading(line.text) || isNumberedSource(line.text),
  );
  if (!title || lines.length === 0) return;
  if (lines.reduce((sum, line) => sum + line.text.length, 0) > longestArticle) return;
  const beside = sourcesIn(sourcesBeside(all, own));
  const sources = onlyFirsts([...marked, ...beside]);
  const article = composeArticle(withHeadings(lines), { publisher, sources }, doubt);
  const section = page.meta.get('article:section') ?? '';
  const sign = {
    title,
    announced: isFactCheckTitle(title) || /^fact[ -]?checks?$/i.test(section),
    url: about.url,
  };
  const { summarised, ...draft } = article;
  return {
    ...draft,
    title: titleWords(title),
    isFactCheck: isFactCheck(sign, article),
    sources: draft.sources.length > 0 ? draft.sources : inlineSources(below, about.url, places),
    authors: draft.authors.length > 0 ? draft.authors : about.authors,
    publishedAt: about.publishedAt ?? draft.publishedAt ?? date,
    language: about.language,
    url: about.url,
  };
}

/** The article of a page, read. */
export type PageText = NonNullable<ReturnType<typeof readPageText>>;
