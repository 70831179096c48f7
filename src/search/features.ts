import { type Alignment, createAligner } from './align.ts';
import type { Asked } from './asked.ts';
import type { Kept } from './collection.ts';
import { author } from './compare-author.ts';
import { dates } from './compare-dates.ts';
import { figures } from './compare-figures.ts';
import { meaningOf } from './compare-meaning.ts';
import { names } from './compare-names.ts';
import { pictures } from './compare-pictures.ts';
import { askedTerms, cover, nearestClaim, overAll } from './compare-words.ts';
import type { TokenTable } from './embed.ts';
import { type Feature, featureNames } from './feature-names.ts';
import type { Weighing } from './weighing.ts';

/** A fact-check that may answer, with its score by words; 0 where the words did not bring it. */
export interface Pair {
  kept: Kept;
  words: number;
  /** Its cosine by a sentence model; 0 without one. */
  model: number;
}

/** Of a long post so many candidates are aligned, the nearest by words and meaning together: it takes long. */
const mostAligned = 20;

/** What is not aligned is as if neither said anything of the other. */
const unaligned: Alignment = {
  said: 0,
  unsaid: 0,
  claimSaid: 0,
  claimUnsaid: 6,
  titleSaid: 0,
  titleUnsaid: 6,
};

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
  const isLong = asked.short === 0;
  const align = createAligner(asked.tokens, table, { isLong });
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
  const nearness = (one: (typeof covers)[number]) =>
    one.pair.words / topWords + one.meaning + one.pair.model;
  const nearest = new Set(
    covers
      .toSorted((a, b) => nearness(b) - nearness(a))
      .slice(0, isLong ? mostAligned : covers.length)
      .map(({ pair }) => pair.kept),
  );
  return covers.map(({ pair, claim: { place, cover: claim }, title, summary, near, meaning }) => {
    const { kept, words } = pair;
    const distinct = askedTerms(asked, kept);
    const all = overAll(asked, distinct);
    const claimed = kept.claims[place] ?? kept.title;
    const figure = figures(asked, claimed, distinct, weighing);
    const name = names(asked, claimed, distinct, weighing);
    const aligned = nearest.has(kept) ? align(kept, claimed.tokens) : unaligned;
    const date = dates(asked, kept);
    const by = author(asked, kept, claimed, distinct, weighing);
    const picture = pictures(asked, claimed);
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
      said: aligned.said,
      unsaid: aligned.unsaid,
      claimSaid: aligned.claimSaid,
      claimUnsaid: aligned.claimUnsaid,
      titleSaid: aligned.titleSaid,
      titleUnsaid: aligned.titleUnsaid,
      dateNear: date.near,
      datePast: date.past,
      dateApart: date.apart,
      authorShared: by.shared / rarest,
      authorNamed: by.named,
      authorSpeaks: by.speaks,
      authorPosted: by.posted,
      pictureBoth: picture.both,
      pictureClaimOnly: picture.claimOnly,
      model: pair.model,
      modelGap: pair.model - topModel,
    };
    return { kept, place, values: valuesOf(of) };
  });
}

/** In the order of `featureNames`. `Float64Array.from` would take twenty times as long. */
function valuesOf(of: Record<Feature, number>): Float64Array {
  const values = new Float64Array(featureNames.length);
  for (const [f, name] of featureNames.entries()) values[f] = of[name];
  return values;
}
