import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { canonicalUrl } from '../core/url.ts';
import { addressOf, publisherAt } from './article-kind.ts';
import { type Draft, finishDraft } from './draft.ts';
import { aboutPage } from './page-about.ts';
import { type PageText, readPageText } from './page-body.ts';
import { parseData } from './page-data.ts';
import { readReviews } from './page-reviews.ts';
import { type Page, readPage } from './page-text.ts';

/** What a page says: its fact-checks, and what is wrong or doubtful. */
export interface PageReading {
  factChecks: FactCheck[];
  problems: Problem[];
}

/** In characters. No article's page is longer, and what is may take all memory. */
const longestPage = 20_000_000;

const refusals = {
  tooLong: { what: 'The page is too long.', fix: 'Import the page of a single article.' },
  tooMuch: {
    what: 'The page has too many elements to be an article, or nests them too deeply.',
    fix: 'Copy the text of the article into a file, and import that.',
  },
  noArticle: {
    what: 'There is no article on the page.',
    fix: 'Import the page of the article itself; one that only a script fills in has to be copied as text.',
  },
  noFactCheck: {
    what: 'The page is not a fact-check: it has no ClaimReview, and no "Fact check:" title, summary, conclusion or rating.',
    fix: 'If it is one, copy its text into a file, write "Fact check: " before its title, and import that.',
  },
};

/** One fact-check from both: the ClaimReview says what was claimed and found, the article says why. */
function joined(review: FactCheck, text: PageText): Draft {
  const { id: _, verdict: _verdict, remarks: _remarks, ...said } = review;
  return {
    ...said,
    title: text.title,
    summary: text.summary || said.summary,
    sections: text.sections,
    sources: text.sources.length > 0 ? text.sources : said.sources,
    conclusion: text.conclusion ?? said.conclusion,
    rating: said.rating ?? text.rating,
    authors: said.authors.length > 0 ? said.authors : text.authors,
    url: said.url ?? text.url,
    publishedAt: said.publishedAt ?? text.publishedAt,
    checkedAt: said.checkedAt ?? text.checkedAt,
    language: text.language ?? said.language,
  };
}

/** Whether a ClaimReview is about the page that it stands on, as far as the two name addresses. */
function isOfPage({ url }: FactCheck, pages: readonly (string | undefined)[]): boolean {
  const known = pages.flatMap((page) => (page ? (canonicalUrl(page) ?? []) : []));
  const own = url && canonicalUrl(url);
  return !own || known.length === 0 || known.includes(own);
}

/** The fact-check of a page without ClaimReview, from its article alone. */
function alone(text: PageText | undefined, publisher: FactCheck['publisher'], where: string) {
  const refuse = (why: { what: string; fix: string }) => ({ problems: [{ where, ...why }] });
  if (!text || (!text.summary && text.sections.length === 0)) return refuse(refusals.noArticle);
  const { isFactCheck, ...article } = text;
  if (!isFactCheck) return refuse(refusals.noFactCheck);
  const draft = { ...article, claim: article.claim ?? article.title, publisher };
  return finishDraft(draft, () => where);
}

function readWhole(
  page: Page,
  options: { where: string; given: string | undefined; publisher?: string },
): PageReading {
  const { where, given } = options;
  const data = parseData(page.data);
  const about = aboutPage(page, data.values, given);
  const { url, base } = about;
  const publisher = publisherAt(url, options.publisher ?? about.publisher);
  const place = { where, publisher: publisher.name, ...(url && { url }), ...(base && { base }) };
  const { factChecks, problems, lost } = readReviews(data, place);
  const [review, ...others] = factChecks;
  if (others.length > 0 || (!review && lost)) return { factChecks, problems };
  const doubts: Problem[] = [];
  const text = readPageText(page, about, review?.publisher.name ?? publisher.name, (what, fix) =>
    doubts.push({ where, what, fix }),
  );
  if (review && (!text || !isOfPage(review, [url, given]))) return { factChecks, problems };
  const outcome =
    review && text ? finishDraft(joined(review, text), () => where) : alone(text, publisher, where);
  return {
    factChecks: 'factCheck' in outcome ? [outcome.factCheck] : factChecks,
    problems: [...problems, ...doubts, ...outcome.problems],
  };
}

/**
 * Reads the fact-checks of an article's page from its HTML. Pure; never throws. Where the page has one ClaimReview, it
 * gives the claim, the rating and the dates, and the article gives the summary, the sections and the sources; several
 * ClaimReviews are several fact-checks. Otherwise a rating is only what the article states as one.
 *
 * @param options.where the page's name, for problems
 * @param options.url where it was found; without it, the page's own word for its address counts
 * @param options.publisher who published it, where the ClaimReview does not say
 */
export function readArticlePage(
  html: string,
  options: { where: string; url?: string; publisher?: string },
): PageReading {
  const { where } = options;
  const problems: Problem[] = [];
  const refuse = (why: { what: string; fix: string }): PageReading => ({
    factChecks: [],
    problems: [...problems, { where, ...why }],
  });
  if (html.length > longestPage) return refuse(refusals.tooLong);
  const given = addressOf(options.url, where, problems);
  const page = readPage(html);
  if (!page) return refuse(refusals.tooMuch);
  const reading = readWhole(page, { ...options, given });
  return { ...reading, problems: [...problems, ...reading.problems] };
}
