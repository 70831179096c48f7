import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { webUrl } from '../core/url.ts';
import type { Article } from './article-compose.ts';
import { siteOf } from './claimreview-party.ts';
import { unknownPublisher } from './draft.ts';

const factCheck = /fact[\s_-]?check/i;
const yesOrNo =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must)\b.*\?$/i;

/** What stands above an article and at its address. */
export interface Sign {
  title: string;
  /** Whether the page says that it is a fact-check. */
  announced: boolean;
  url: string | undefined;
}

/**
 * Whether an article checks a claim: it says so, or states a claim or a rating, or is built as fact-checks are: a
 * question that yes or no would answer, a summary, a conclusion, sources. A recipe is not, nor is an encyclopaedia.
 */
export function isFactCheck({ title, announced, url = '' }: Sign, article: Article): boolean {
  if (announced || factCheck.test(title) || factCheck.test(url)) return true;
  if (article.claim !== undefined || article.rating !== undefined) return true;
  const { summary, sections, sources, conclusion, summarised } = article;
  const texts = [summary, ...sections.map(({ text }) => text)];
  const sourced = sources.length > 0 || texts.some((text) => /\[\d{1,3}\]/.test(text));
  const concluded = conclusion !== undefined;
  if (yesOrNo.test(title)) return sourced || summarised || concluded || sections.length > 0;
  return summarised ? sourced || concluded : sourced && concluded;
}

/** Who published at an address: its site, where no other name is known. */
export function publisherAt(url: string | undefined, name?: string): FactCheck['publisher'] {
  const site = url && siteOf(url);
  if (!url || !site) return { name: name || unknownPublisher };
  return { name: name || site, url: new URL('/', url).href };
}

/** The address given for an article; one that is none is a problem. */
export function addressOf(given: string | undefined, where: string, problems: Problem[]) {
  const url = given === undefined ? undefined : webUrl(given);
  if (given !== undefined && !url) {
    problems.push({
      where,
      what: `The address "${given.slice(0, 200).toWellFormed()}" cannot be used.`,
      fix: 'Give the whole web address of the article, starting with https://',
    });
  }
  return url;
}
