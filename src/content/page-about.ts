import { absolute, looseDate } from './claimreview-values.ts';
import { cleanLine } from './clean.ts';
import { languageTag } from './language.ts';
import { describedIn } from './page-data.ts';
import type { Page } from './page-text.ts';

/** What a page says about its article outside the article's text. */
export interface About {
  /** The page's address, in the form in which it wants to be known. */
  url: string | undefined;
  /** Completes addresses that are written without their site. */
  base: string | undefined;
  /** Titles that the page gives to the article, the surest first. */
  titles: string[];
  publishedAt: string | undefined;
  authors: string[];
  publisher: string | undefined;
  language: string | undefined;
}

const first = <T>(values: readonly (string | undefined)[], read: (text: string) => T | undefined) =>
  values.map((text) => (text ? read(text) : undefined)).find((value) => value !== undefined);

const hostOf = (url: string | undefined) => url && URL.parse(url)?.hostname.replace(/^www\./, '');
const isHome = (url: string) => URL.parse(url)?.pathname === '/';

/** The page's own word for its address, unless it is another site's, or only the site's home. */
function addressOf(page: Page, given: string | undefined): string | undefined {
  const written = [page.canonical, page.meta.get('og:url')];
  const own = first(written, (address) => absolute(address, given));
  if (!own || !given) return own ?? given;
  const differs = hostOf(own) !== hostOf(given) || (isHome(own) && !isHome(given));
  return differs ? given : own;
}

const metaNames = {
  date: ['article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'pubdate'],
  author: ['author', 'article:author', 'dc.creator', 'parsely-author'],
};

/** A title without the site's name behind it. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—·-]\s+/);
  return site && parts.at(-1) === site ? parts.slice(0, -1).join(' – ') : title;
}

const isName = (text: string) => text.length <= 100 && !/^https?:/i.test(text);

/**
 * Gathers what a page says about its article: in its head, in its data, and by machine-readable dates.
 *
 * @param given.url where the page was found
 */
export function aboutPage(
  page: Page,
  values: readonly unknown[],
  given: string | undefined,
): About {
  const data = describedIn(values);
  const url = addressOf(page, given);
  const here = given ?? url;
  const base = (page.base && absolute(page.base, here)) || here;
  const meta = (name: string) => page.meta.get(name);
  const site = meta('og:site_name') ?? data.publisher;
  const titles = [meta('og:title'), data.title, withoutSite(page.title, site)];
  const linked = page.lines.flatMap(({ links }) => links.filter(({ author }) => author));
  const named = [
    data.authors,
    metaNames.author.flatMap((name) => meta(name) ?? []),
    linked.map(({ text }) => text),
  ];
  const authors = named.map((names) => names.map(cleanLine).filter(Boolean).filter(isName));
  return {
    url,
    base,
    titles: titles.flatMap((title) => (title ? cleanLine(title) || [] : [])),
    publishedAt: first([data.publishedAt, ...metaNames.date.map(meta)], looseDate),
    authors: [...new Set(authors.find((names) => names.length > 0))].slice(0, 50),
    publisher: site && cleanLine(site).slice(0, 200).toWellFormed(),
    language: first([page.language, data.language, meta('og:locale')], languageTag),
  };
}
