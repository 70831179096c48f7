import type { FactCheck, Section } from '../core/factcheck.ts';
import { terms } from './text.ts';

/** How much more a word in a heading says than one in the text. */
const headingCounts = 2;
/** A section speaks to the question when it has so much of what the question adds, and so much more than the next. */
const leastShare = 0.6;
const leastLead = 1.5;

/**
 * The section of a fact-check that speaks to the question most: the one that has what the question asks beyond the
 * claim itself. Undefined where the question asks nothing more, or several sections say it.
 */
export function sectionFor(question: string, factCheck: FactCheck): Section | undefined {
  const known = new Set([factCheck.claim, ...factCheck.phrasings].flatMap(terms));
  const more = [...new Set(terms(question))].filter((term) => !known.has(term));
  if (more.length === 0) return;
  const scored = factCheck.sections
    .map((section) => ({ section, ...said(more, section) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || best.share < leastShare) return;
  return best.score >= leastLead * (next?.score ?? 0) ? best.section : undefined;
}

function said(more: readonly string[], { heading, text }: Section) {
  const inHeading = new Set(terms(heading));
  const inText = new Set(terms(text));
  let score = 0;
  let found = 0;
  for (const term of more) {
    if (inHeading.has(term) || inText.has(term)) found += 1;
    score += (inHeading.has(term) ? headingCounts : 0) + (inText.has(term) ? 1 : 0);
  }
  return { score, share: found / more.length };
}
