import { type ConfidenceWeights, confidenceSigns, standing } from '../src/search/confidence.ts';
import type { Searchable } from '../src/search/document.ts';
import { featureNames, featureSigns } from '../src/search/feature-names.ts';
import { createMatcher } from '../src/search/matcher.ts';
import { type RankWeights, rank } from '../src/search/rank.ts';
import type { Query } from './data.ts';
import { fitListwise, type Group } from './listwise.ts';
import { type Example, fitLogistic } from './logistic.ts';
import type { Meanings } from './meanings.ts';
import { rankingFigures } from './measures.ts';
import { type Case, casesOf, smallCases } from './training.ts';

const folds = 5;

/** A case and how much it counts. */
interface Weighed {
  each: Case;
  /** How often it counts when ranking is learned, and when confidence is. */
  inRanking: number;
  inConfidence: number;
  fold: number;
}

const isRight = ({ relevant }: Query, id: string): boolean => relevant.includes(id);

function groupsOf(weighed: readonly Weighed[]): Group[] {
  return weighed.flatMap(({ each: { query, seen }, inRanking }) =>
    seen.map(({ asIs: { asked, featured } }) => ({
      rows: featured.map(({ values }) => values),
      right: featured.map(({ kept }) => isRight(query, kept.id)),
      short: asked.short,
      weight: inRanking / seen.length,
    })),
  );
}

function named(weights: Float64Array): RankWeights['long'] {
  const entries = featureNames.map((name, f) => [name, round(weights[f] ?? 0)] as const);
  return Object.fromEntries(entries) as RankWeights['long'];
}

const round = (value: number): number => Number(value.toFixed(5));

function fitRanking(weighed: readonly Weighed[]): RankWeights {
  const { long, short } = fitListwise(
    groupsOf(weighed),
    featureNames.map((name) => featureSigns[name]),
  );
  return { long: named(long), short: named(short) };
}

/** What a candidate scores that has nothing to do with the question: the median of each question's hundredth. */
function floorOf(weighed: readonly Weighed[], weights: RankWeights): number {
  const last = weighed.flatMap(({ each: { seen } }) => {
    const [{ asIs }] = seen;
    const { score } = rank(asIs.asked, asIs.featured, weights)[99] ?? {};
    return score === undefined ? [] : [score];
  });
  return round(last.sort((a, b) => a - b)[last.length >> 1] ?? 0);
}

function examplesOf(
  { each: { query, seen }, inConfidence }: Weighed,
  weights: RankWeights,
  floor: number,
): Example[] {
  const weight = (2 * inConfidence) / seen.length;
  const all = seen.flatMap(({ asIs, lacking }) => [asIs, ...(lacking ? [lacking] : [])]);
  return all.flatMap(({ asked, featured }) => {
    const ranked = rank(asked, featured, weights);
    const [best] = ranked;
    if (!best) return [];
    const row = standing(asked, ranked, floor);
    return [{ row, right: isRight(query, best.kept.id), short: asked.short, weight }];
  });
}

function fitLines(examples: readonly Example[]): ConfidenceWeights['large'] {
  const { long, short } = fitLogistic(examples, [...confidenceSigns.values()]);
  const line = ({ intercept, weights }: typeof long) => ({
    intercept: round(intercept),
    weights: Object.fromEntries(
      [...confidenceSigns.keys()].map((name, f) => [name, round(weights[f] ?? 0)] as const),
    ),
  });
  return { long: line(long), short: line(short) };
}

/** How much a chat question counts beside a post: it is what most people ask. */
const chatInRanking = 3;
const chatInConfidence = 2;
/** A riddle teaches what meaning is worth; but few people ask in riddles, and many can be solved by nothing here. */
const riddleInRanking = 0.15;
const riddleInConfidence = 0.5;

/** Every question of the files, over the whole library and over small ones, weighed. */
function weighedCases(
  corpus: readonly Searchable[],
  files: readonly (readonly Query[])[],
  meanings: Meanings | undefined,
): { large: Weighed[]; small: Weighed[] } {
  const matcher = createMatcher();
  matcher.put(corpus);
  meanings?.attach(matcher, corpus);
  const [posts = [], ...others] = files.map((queries) => casesOf(queries, matcher, meanings));
  const chats = others.flat();
  const weighPosts = (cases: readonly Case[]): Weighed[] =>
    cases.map((each, i) => ({ each, inRanking: 1, inConfidence: 1, fold: i % folds }));
  const weighChats = (cases: readonly Case[]): Weighed[] =>
    cases.map((each, i) => {
      const isRiddle = each.query.form === 'riddle';
      const inRanking = isRiddle ? riddleInRanking : chatInRanking;
      const inConfidence = isRiddle ? riddleInConfidence : chatInConfidence;
      return { each, inRanking, inConfidence, fold: i % folds };
    });
  const small = [
    ...weighPosts(smallCases(posts, corpus, meanings)),
    ...weighChats(smallCases(chats, corpus, meanings)),
  ];
  return {
    large: [...weighPosts(posts), ...weighChats(chats)],
    small: small.map((one) => ({ ...one, inRanking: 0 })),
  };
}

/**
 * The weights of ranking and confidence, with the figures that cross-validation gives them.
 *
 * @param files of questions: the first of posts, the others of chat
 * @param meanings by a sentence model, to fit what is used with one
 */
export function fitWeights(
  corpus: readonly Searchable[],
  files: readonly (readonly Query[])[],
  say: (line: string) => void = () => {},
  meanings?: Meanings,
) {
  const { large, small } = weighedCases(corpus, files, meanings);
  say(`${large.length} questions are compared`);
  const crossed = Array.from({ length: folds }, (_, fold) => {
    const ranking = fitRanking(large.filter((one) => one.fold !== fold));
    const floor = floorOf(large, ranking);
    const left = (weighed: readonly Weighed[]) => weighed.filter((one) => one.fold === fold);
    say(`fold ${fold + 1} of ${folds} is fitted`);
    return {
      large: left(large).flatMap((one) => examplesOf(one, ranking, floor)),
      small: left(small).flatMap((one) => examplesOf(one, ranking, floor)),
      ranked: left(large).map(
        ({
          each: {
            query,
            seen: [{ asIs }],
          },
        }) => ({
          query,
          ids: rank(asIs.asked, asIs.featured, ranking).map(({ kept }) => kept.id),
        }),
      ),
    };
  });
  const ranking = fitRanking(large);
  const floor = floorOf(large, ranking);
  const confidence: ConfidenceWeights = {
    floor,
    large: fitLines(crossed.flatMap((left) => left.large)),
    small: fitLines(crossed.flatMap((left) => left.small)),
  };
  const figures = {
    crossValidated: rankingFigures(crossed.flatMap(({ ranked }) => ranked)),
  };
  return { weights: { rank: ranking, confidence }, figures };
}
