import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { canonicalUrl } from '../core/url.ts';
import { claimReviewReader } from './claimreview.ts';
import { deriveId } from './identity.ts';
import type { Data } from './page-data.ts';

/** The fact-checks that a page's ClaimReview tells of. */
export interface Reviews {
  factChecks: FactCheck[];
  problems: Problem[];
  /** Whether there is a ClaimReview that could not be read, so that the article may have a rating that we lack. */
  lost: boolean;
}

/**
 * Several claims that one page checks. Its address would give them all one id, so each has the one that its publisher
 * and claim give it.
 */
function toldApart(factChecks: FactCheck[]): FactCheck[] {
  const pages = Map.groupBy(factChecks, ({ url }) => url && canonicalUrl(url));
  return factChecks.map((factCheck) => {
    const { url, publisher, claim } = factCheck;
    const shared = url !== undefined && (pages.get(canonicalUrl(url))?.length ?? 0) > 1;
    return shared
      ? { ...factCheck, id: deriveId({ publisher: publisher.name, claim }) }
      : factCheck;
  });
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
  const read = claimReviewReader(options);
  const readings = data.reviews.map((value) => read(value, 'alone'));
  const factChecks = readings.flatMap((reading) => reading.factChecks);
  const problems = [...broken, ...readings.flatMap((reading) => reading.problems)];
  const lost = data.broken > 0 || (problems.length > 0 && factChecks.length === 0);
  return { factChecks: toldApart(factChecks), problems, lost };
}
