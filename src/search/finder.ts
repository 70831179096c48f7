import type { Asked } from './asked.ts';
import { confidenceOf } from './confidence.ts';
import type { Judged } from './decide.ts';
import { featureNames } from './feature-names.ts';
import { type Comparing, createMatcher, type Matcher } from './matcher.ts';
import { type Ranked, rank } from './rank.ts';
import { fittedWeights, type Weights } from './weights.ts';

/** One fact-check that may answer, and which claim or phrasing (by place; 0 is the claim) came nearest. */
export interface Possible extends Judged {
  place: number;
}

/** Ranks the whole library for a question, with probabilities. What is said follows from it in `decide`. */
export interface Finder extends Pick<Matcher, 'put' | 'drop' | 'attach' | 'alike'> {
  /** Best first; nothing where the question has nothing to find by. */
  find(question: string, comparing?: Comparing): Possible[];
}

/** How sure it is that a question which says the very words of a claim is about it. */
const verySame = 0.99;
/** One word alone is a topic, not a claim. */
const leastTerms = 2;

/** A short question that says less of the claim, and leaves a word unsaid that tells more, is not about all of it. */
const leastClaimSaid = 0.65;
const mostClaimUnsaid = 2.4;
/** How sure it can then be in a small library: not enough for a match. */
const unsure = 0.8;

const said = featureNames.indexOf('claimSaid');
const unsaid = featureNames.indexOf('claimUnsaid');

/**
 * The most that it can be sure of the best candidate. In a small library nothing else is near a question that borrows a
 * claim's words ("Cleopatra built the pyramids"), so there it must say what the claim says, too.
 */
function most({ short, small }: Asked, best: Ranked | undefined): number {
  if (!best || short === 0) return 1;
  const isPart =
    (best.values[said] ?? 0) < leastClaimSaid && (best.values[unsaid] ?? 0) > mostClaimUnsaid;
  return isPart ? 1 - small * (1 - unsure) : 1;
}

/** An empty finder. */
export function createFinder(
  matcher: Matcher = createMatcher(),
  weights: Weights = fittedWeights,
): Finder {
  return {
    put: (searchables) => matcher.put(searchables),
    drop: (ids) => matcher.drop(ids),
    attach: (id, vectors) => matcher.attach(id, vectors),
    alike: (a, b) => matcher.alike(a, b),
    find(question, comparing) {
      const { asked, featured, withModel } = matcher.compare(question, comparing);
      const fitted = withModel ? weights.model : weights.plain;
      const ranked = rank(asked, featured, fitted.rank);
      const confidence = Math.min(
        confidenceOf(asked, ranked, fitted.confidence),
        most(asked, ranked[0]),
      );
      const top = ranked[0]?.share ?? 1;
      return ranked
        .map((one): Possible => {
          const exact = sameWords(asked, one);
          const likely = confidence * (one.share / top);
          return exact < 0
            ? { id: one.kept.id, place: one.place, confidence: likely }
            : { id: one.kept.id, place: exact, confidence: Math.max(likely, verySame) };
        })
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

/** The place of the claim or phrasing that says the question's very words in their order; -1 where none does. */
function sameWords({ said }: Asked, { kept }: Ranked): number {
  if (said.length < leastTerms || said.includes(0)) return -1;
  return kept.claims.findIndex(
    ({ terms }) => terms.length === said.length && terms.every((term, i) => term === said[i]),
  );
}
