import { type Alignment, createAligner } from './align.ts';
import { type Asked, leastNameness, pairOf } from './asked.ts';
import type { Kept, Passage } from './collection.ts';
import type { TokenTable } from './embed.ts';
import type { Lexicon } from './lexicon.ts';

/** What a candidate is compared with besides itself: how much the library's words weigh. */
export type Weighing = Pick<Lexicon, 'idf' | 'isFigure' | 'nameness' | 'distinct'>;

/** A fact-check that may answer, with its score by words; 0 where the words did not bring it. */
export interface Pair {
  kept: Kept;
  words: number;
  /** Its cosine by a sentence model; 0 without one. */
  model: number;
}

/** The cosine of a passage to the question; 0 where one of them says nothing. */
const cosine = (asked: Asked, { tokens, length }: Passage): number =>
  length > 0 ? asked.towards(tokens) / length : 0;

/** The same of claim, title and summary together, or of the phrasing that is nearer. */
function meaningOf(asked: Asked, { claims, title, summary, wholeLength }: Kept): number {
  const [claim, ...phrasings] = claims;
  const whole = [claim, title, summary].reduce(
    (sum, passage) => sum + (passage ? asked.towards(passage.tokens) : 0),
    0,
  );
  const near = wholeLength > 0 ? whole / wholeLength : 0;
  return Math.max(near, ...phrasings.map((phrasing) => cosine(asked, phrasing)));
}

/** How one passage and the question cover each other, by idf. */
interface Cover {
  /** Share of the question that the passage says. */
  asked: number;
  /** Share of the passage that the question says. */
  said: number;
  /** Share of the passage's neighbouring terms that neighbour in the question. */
  pairs: number;
  /** Share of the question's neighbouring terms that neighbour in the passage. */
  askedPairs: number;
  cosine: number;
  /** The idf of the rarest term that the question lacks. */
  missed: number;
}

/**
 * The features, in the order in which `features` gives them, and in which direction each may speak: 1 for a match, -1
 * against it. So more agreement never counts against a fact-check, whatever questions the weights were fitted to.
 */
export const featureSigns = {
  words: 1,
  noWords: -1,
  meaning: 1,
  meaningGap: 1,
  cosineClaim: 1,
  cosineTitle: 1,
  cosineSummary: 1,
  cosineBest: 1,
  cosineGap: 1,
  askedInClaim: 1,
  claimInAsked: 1,
  askedInTitle: 1,
  titleInAsked: 1,
  askedInSummary: 1,
  summaryInAsked: 1,
  askedInAll: 1,
  claimPairs: 1,
  askedPairs: 1,
  titlePairs: 1,
  figuresAgree: 1,
  figuresAskedMissing: -1,
  figuresClaimMissing: -1,
  figuresSwapped: -1,
  namesShared: 1,
  namesAskedMissing: -1,
  namesClaimMissing: -1,
  namesSwapped: -1,
  rarestShared: 1,
  rarestClaimMissed: -1,
  rarestAskedMissed: -1,
  said: 1,
  unsaid: -1,
  claimSaid: 1,
  claimUnsaid: -1,
  dateNear: 1,
  datePast: -1,
  authorShared: 1,
  model: 1,
  modelGap: 1,
} as const satisfies Record<string, 1 | -1>;

export type Feature = keyof typeof featureSigns;

const isFeature = (name: string): name is Feature => name in featureSigns;

/** The names of the features, in order. */
export const featureNames: readonly Feature[] = Object.keys(featureSigns).filter(isFeature);

function cover(asked: Asked, passage: Passage, { idf, distinct }: Weighing): Cover {
  const { terms } = passage;
  const isNew = distinct();
  let said = 0;
  let mass = 0;
  let missed = 0;
  let pairs = 0;
  // The term before, where the question has it, too; else 0.
  let before = 0;
  for (const term of terms) {
    const isAsked = asked.weights.has(term);
    if (isAsked && before > 0 && asked.pairs.has(pairOf(before, term))) pairs += 1;
    before = isAsked ? term : 0;
    if (!isNew(term)) continue;
    const weight = idf(term);
    mass += weight;
    if (isAsked) said += weight;
    else missed = Math.max(missed, weight);
  }
  return {
    asked: asked.mass > 0 ? said / asked.mass : 0,
    said: mass > 0 ? said / mass : 0,
    pairs: terms.length > 1 ? pairs / (terms.length - 1) : 0,
    askedPairs: asked.pairs.size > 0 ? Math.min(1, pairs / asked.pairs.size) : 0,
    cosine: cosine(asked, passage),
    missed,
  };
}

/** Which of the claim and its phrasings the question is nearest to: its place, and the cover. */
function nearestClaim(
  asked: Asked,
  kept: Kept,
  weighing: Weighing,
): { place: number; cover: Cover } {
  let place = 0;
  let nearest: Cover | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, passage] of kept.claims.entries()) {
    const one = cover(asked, passage, weighing);
    const likeness = one.cosine + one.asked + one.said;
    if (likeness <= most) continue;
    most = likeness;
    place = i;
    nearest = one;
  }
  return { place, cover: nearest ?? cover(asked, kept.title, weighing) };
}

/** The terms of a fact-check that the question or its author's name has, too. */
function askedTerms(asked: Asked, { claims, title, summary }: Kept): ReadonlySet<number> {
  const shared = new Set<number>();
  for (const { terms } of [...claims, title, summary]) {
    for (const term of terms) {
      if (asked.weights.has(term) || asked.author.has(term)) shared.add(term);
    }
  }
  return shared;
}

/** What is asked and found over the whole fact-check: idf covered, the rarest term shared and the rarest missing. */
function overAll(asked: Asked, distinct: ReadonlySet<number>) {
  let covered = 0;
  let shared = 0;
  let missing = 0;
  for (const [term, weight] of asked.weights) {
    if (distinct.has(term)) {
      covered += weight;
      shared = Math.max(shared, weight);
    } else missing = Math.max(missing, weight);
  }
  return { covered: asked.mass > 0 ? covered / asked.mass : 0, shared, missing };
}

function figures(asked: Asked, claim: Passage, distinct: ReadonlySet<number>, weighing: Weighing) {
  let agree = 0;
  for (const figure of asked.figureNumbers) if (distinct.has(figure)) agree += 1;
  let claimed = 0;
  let claimedMissing = 0;
  for (const term of claim.terms) {
    if (!weighing.isFigure(term)) continue;
    claimed += 1;
    if (!asked.figureNumbers.has(term)) claimedMissing += 1;
  }
  return {
    agree: Math.min(agree, 3) / 3,
    askedMissing: asked.figures > 0 ? (asked.figures - agree) / asked.figures : 0,
    claimMissing: claimed > 0 ? claimedMissing / claimed : 0,
  };
}

/** Names that agree, and names that the one has and the other lacks: another person, another place. */
function names(
  { names: asked, weights }: Asked,
  claim: Passage,
  shared: ReadonlySet<number>,
  { idf, nameness }: Weighing,
) {
  let both = 0;
  let all = 0;
  let askedMissing = 0;
  for (const [name, weight] of asked) {
    all += weight;
    if (shared.has(name)) both += weight;
    else askedMissing = Math.max(askedMissing, weight);
  }
  let claimMissing = 0;
  for (const term of claim.terms) {
    const sure = nameness(term);
    if (sure < leastNameness || weights.has(term)) continue;
    claimMissing = Math.max(claimMissing, sure * idf(term));
  }
  return {
    shared: all > 0 ? both / all : 0,
    askedMissing,
    claimMissing,
    swapped: Math.min(askedMissing, claimMissing),
  };
}

/** A fact-check of a post comes soon after it; one from long before is of something else. */
function dates(asked: Asked, { day }: Kept) {
  if (asked.day === undefined || day === undefined) return { near: 0, past: 0 };
  const after = day - asked.day;
  return { near: Math.exp(-Math.abs(after) / 45), past: after < -30 ? 1 : 0 };
}

/** The idf of the rarest part of the author's name that the fact-check names. */
function authorShared(asked: Asked, distinct: ReadonlySet<number>, { idf }: Weighing): number {
  let rarest = 0;
  for (const term of asked.author) if (distinct.has(term)) rarest = Math.max(rarest, idf(term));
  return rarest;
}

/** Long posts are not aligned: their words tell enough, and it would take long. */
const unaligned: Alignment = { said: 0, unsaid: 0, claimSaid: 0, claimUnsaid: 0 };

/** One candidate's features, and which claim or phrasing (by place) the question is nearest to. */
export interface Featured {
  kept: Kept;
  place: number;
  values: Float64Array;
}

/**
 * The features of all candidates of one question. Each is about 0 to 1 and free of the question's length and the
 * library's size, so that weights fitted on one library serve another.
 */
export function features(
  asked: Asked,
  pairs: readonly Pair[],
  weighing: Weighing,
  table: TokenTable,
): Featured[] {
  const align = asked.short > 0 ? createAligner(asked.tokens, table) : undefined;
  const topWords = Math.max(...pairs.map(({ words }) => words), 1e-9);
  const rarest = weighing.idf(0);
  const covers = pairs.map((pair) => {
    const claim = nearestClaim(asked, pair.kept, weighing);
    const title = cover(asked, pair.kept.title, weighing);
    const summary = cover(asked, pair.kept.summary, weighing);
    const near = Math.max(claim.cover.cosine, title.cosine, summary.cosine);
    return { pair, claim, title, summary, near, meaning: meaningOf(asked, pair.kept) };
  });
  const topMeaning = Math.max(...covers.map(({ meaning }) => meaning), 0);
  const topModel = Math.max(...pairs.map(({ model }) => model), 0);
  const topNear = Math.max(...covers.map(({ near }) => near), 0);
  return covers.map(({ pair, claim: { place, cover: claim }, title, summary, near, meaning }) => {
    const { kept, words } = pair;
    const distinct = askedTerms(asked, kept);
    const all = overAll(asked, distinct);
    const figure = figures(asked, kept.claims[place] ?? kept.title, distinct, weighing);
    const name = names(asked, kept.claims[place] ?? kept.title, distinct, weighing);
    const aligned = align?.(kept, (kept.claims[place] ?? kept.title).tokens) ?? unaligned;
    const date = dates(asked, kept);
    const of: Record<Feature, number> = {
      words: words / topWords,
      noWords: words > 0 ? 0 : 1,
      meaning,
      meaningGap: meaning - topMeaning,
      cosineClaim: claim.cosine,
      cosineTitle: title.cosine,
      cosineSummary: summary.cosine,
      cosineBest: near,
      cosineGap: near - topNear,
      askedInClaim: claim.asked,
      claimInAsked: claim.said,
      askedInTitle: title.asked,
      titleInAsked: title.said,
      askedInSummary: summary.asked,
      summaryInAsked: summary.said,
      askedInAll: all.covered,
      claimPairs: claim.pairs,
      askedPairs: claim.askedPairs,
      titlePairs: title.pairs,
      figuresAgree: figure.agree,
      figuresAskedMissing: figure.askedMissing,
      figuresClaimMissing: figure.claimMissing,
      figuresSwapped: Math.min(figure.askedMissing, figure.claimMissing),
      namesShared: name.shared,
      namesAskedMissing: name.askedMissing / rarest,
      namesClaimMissing: name.claimMissing / rarest,
      namesSwapped: name.swapped / rarest,
      rarestShared: all.shared / rarest,
      rarestClaimMissed: claim.missed / rarest,
      rarestAskedMissed: all.missing / rarest,
      ...aligned,
      dateNear: date.near,
      datePast: date.past,
      authorShared: authorShared(asked, distinct, weighing) / rarest,
      model: pair.model,
      modelGap: pair.model - topModel,
    };
    return { kept, place, values: Float64Array.from(featureNames, (name) => of[name]) };
  });
}
