import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { claimReviewReader } from './claimreview.ts';
import type { Data } from './page-data.ts';

/** The fact-checks that a page's ClaimReview tells of. */
export interface Reviews {
  factChecks: FactCheck[];
  problems: Problem[];
  /** Whether there is a ClaimReview that could not be read, so that the article may have a rating that we lack. */
  lost: boolean;
}

/** Reads all of a page's ClaimReview. */
export function readReviews(
  data: Data,
  options: { where: string; url?: string; base?: string; publisher?: string },
): Reviews {
  const { where } = options;
  const broken: Problem[] = Array.from({ length: data.broken }, () => ({
    where,
    what: 'The page has a ClaimReview that is not JSON as it should be.',
    fix: 'Ask its publisher to mend it, or write the fact-check as Markdown.',
  }));
  // As one value, so that all claims of the page are told apart from each other, whichever comes first.
  const { factChecks, ...read } = claimReviewReader(options)({ reviews: data.reviews }, 'alone');
  const problems = [...broken, ...read.problems];
  const lost = data.broken > 0 || (problems.length > 0 && factChecks.length === 0);
  return { factChecks, problems, lost };
}
