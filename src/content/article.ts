import type { Problem } from '../core/errors.ts';
import { composeArticle, type Doubt } from './article-compose.ts';
import { isKnownHeading, markHeadings } from './article-headings.ts';
import { addressOf, isFactCheck, publisherAt } from './article-kind.ts';
import { linesOf } from './article-line.ts';
import { stripPrompts } from './article-strip.ts';
import { findTitle } from './article-title.ts';
import { finishDraft, type Outcome } from './draft.ts';
import { isNumberedSource } from './source-lines.ts';

/** Longer than any article. */
const longestText = 500_000;

/** Why a text is no fact-check, and what to do about it. */
const refusals = {
  tooLong: { what: 'The text is too long.', fix: 'Keep it under half a million characters.' },
  noTitle: {
    what: 'The text has no title.',
    fix: 'Begin it with the title of the article, on a line of its own.',
  },
  noText: {
    what: 'There is no text below the title.',
    fix: 'Copy the whole article, from its title to its last source.',
  },
  noFactCheck: {
    what: 'The text is not a fact-check: it has no "Fact check:" title, summary, conclusion, rating or sources.',
    fix: 'If it is one, write "Fact check: " before its title.',
  },
};

/**
 * Reads a fact-check from the text of an article, as copied from its page. Pure; never throws. A rating is only what
 * the text states as one on a line of its own; an article without one keeps its conclusion, and has none.
 *
 * @param options.where the file's name, for problems: each says `file:line` where a line is meant
 * @param options.url the page it was copied from
 * @param options.publisher who published it; without it, the address's host signs
 * @returns the fact-check with what is doubtful about it, or why it is none
 */
export function readArticle(
  text: string,
  options: { where: string; url?: string; publisher?: string; language?: string },
): Outcome {
  const { where, language } = options;
  const problems: Problem[] = [];
  const refuse = (why: { what: string; fix: string }) => ({
    problems: [...problems, { where, ...why }],
  });
  if (text.length > longestText) return refuse(refusals.tooLong);
  const url = addressOf(options.url, where, problems);
  const publisher = publisherAt(url, options.publisher);
  const doubt: Doubt = (what, fix, line) => {
    problems.push({ where: line?.at ? `${where}:${line.at}` : where, what, fix });
  };
  const isSure = (words: string) => isKnownHeading(words) || isNumberedSource(words);
  const lines = stripPrompts(linesOf(text), (line) => isSure(line.text));
  const { title, below, announced } = findTitle(markHeadings(lines));
  if (!title) return refuse(refusals.noTitle);
  const { summarised, ...article } = composeArticle(below, { publisher: publisher.name }, doubt);
  if (!article.summary && article.sections.length === 0) return refuse(refusals.noText);
  const sign = { title, announced, url };
  if (!isFactCheck(sign, { summarised, ...article })) return refuse(refusals.noFactCheck);
  const draft = { ...article, title, claim: article.claim ?? title, url, publisher, language };
  const outcome = finishDraft(draft, () => where);
  return { ...outcome, problems: [...problems, ...outcome.problems] };
}
