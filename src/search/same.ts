import type { FactCheck } from '../core/factcheck.ts';
import { differences } from './differs.ts';
import { terms } from './text.ts';
import { isTurned } from './turned.ts';

/** Claims as near as this are one claim in other words. */
const surelyNear = 0.88;
/** As near as this they are where one of their wordings says the same words, things named alike. */
const perhapsNear = 0.7;
/** One word alone is a topic, not a claim. */
const leastTerms = 2;
const mostWordings = 20;

/** Things of many names, in one of them. */
const names: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:the )?(?:new |novel )?(?:coronavirus(?: disease)?|corona(?: virus)?|covid(?:[- ]?19)?|sars[- ]cov[- ]2)\b/giu,
    'covid',
  ],
  [/\b(?:jabs?|shots?|vaccinations?)\b/giu, 'vaccine'],
  [/\b(?:mobile|cell|smart) ?phones?\b|\bmobiles\b/giu, 'phone'],
  [/\bevs?\b|\belectric vehicles?\b/giu, 'electric car'],
];

function said(wording: string): string {
  const named = names.reduce((text, [many, one]) => text.replace(many, one), wording);
  return [...new Set(terms(named))].toSorted().join(' ');
}

function wordingsOf({ claim, phrasings }: FactCheck): Set<string> {
  const all = [claim, ...phrasings].slice(0, mostWordings).map(said);
  return new Set(all.filter((one) => one.split(' ').length >= leastTerms));
}

/**
 * Whether two fact-checks are of one claim, so that their verdicts can agree or disagree: near in meaning, neither turned
 * round against the other, and with the same numbers, dates and names.
 *
 * @param alike how near their wordings come, 0 to 1
 */
export function ofOneClaim(one: FactCheck, other: FactCheck, alike: number): boolean {
  if (!(alike >= perhapsNear)) return false;
  if (alike < surelyNear && wordingsOf(one).isDisjointFrom(wordingsOf(other))) return false;
  return (
    !isTurned(one.claim, other.claim) &&
    differences(one.claim, other.claim, [other.claim]).length === 0
  );
}
