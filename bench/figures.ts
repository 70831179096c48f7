import { decide, levels, type Thresholds } from '../src/search/decide.ts';
import { type Asked, isAnswerable, isRight, type Said } from './asking.ts';
import {
  auc,
  binsOf,
  type CurvePoint,
  calibrationError,
  coverageAt,
  curveOf,
  type Judgement,
  lastAt,
} from './judgements.ts';
import { rankingFigures } from './measures.ts';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Null for what cannot be told: where all first answers are right, nothing tells them from wrong ones. */
const share = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : rounded(value, 4);

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** The kind of answer that the thresholds make of a confidence. */
function kindAt({ ids: [id], confidence }: Said, thresholds: Thresholds): Said['kind'] {
  const judged = id === undefined ? [] : [{ id, confidence }];
  return decide(judged, () => false, thresholds).kind;
}

/**
 * The first answers to both askings of a run: that of an answerable question can be right, any other is wrong, as is
 * whatever is found once the right answers are out of the library.
 */
export function bothAskings(asked: readonly Asked[]): Judgement[] {
  return asked.flatMap((one) => [
    { confidence: one.said.confidence, right: isRight(one) },
    ...(one.lacking === undefined ? [] : [{ confidence: one.lacking, right: false }]),
  ]);
}

/** What a run's answers come to at some thresholds. Counts are of questions. */
export function countsAt(asked: readonly Asked[], thresholds: Thresholds) {
  const count = (of: (one: Asked, kind: Said['kind']) => boolean) =>
    asked.filter((one) => of(one, kindAt(one.said, thresholds))).length;
  return {
    rightMatches: count((one, kind) => kind === 'match' && isRight(one)),
    wrongMatches: count((one, kind) => kind === 'match' && !isRight(one)),
    choices: count((_, kind) => kind === 'choices'),
    nones: count((_, kind) => kind === 'none'),
    rightNones: count((one, kind) => kind === 'none' && !isAnswerable(one)),
    mustMiss: count((one) => !isAnswerable(one)),
    mustMissMatched: count((one, kind) => kind === 'match' && !isAnswerable(one)),
    /** Of answerable questions, matches to something else once the right answers are out of the library. */
    lackingMatched: asked.filter(({ lacking = 0 }) => lacking >= thresholds.match).length,
  };
}

/** The curve is told at these confidences. */
const told = [...Array.from({ length: 19 }, (_, i) => (19 - i) / 20), 0.01];

function toldCurve(curve: readonly CurvePoint[]) {
  return [0.99, ...told].map((threshold) => {
    const at = curve.findLast((point) => point.threshold >= threshold);
    return { threshold, precision: share(at?.precision), coverage: rounded(at?.coverage ?? 0, 4) };
  });
}

/**
 * All figures of a run. Counts are of questions; `p50` and `p95` are milliseconds a question. `auc` and `answeredAt95`
 * are of the questions as they were asked, `matchOrNot`, `reliability` and `curve` of both askings.
 */
export function figuresOf(asked: readonly Asked[]) {
  const answerable = asked.filter(isAnswerable).length;
  const ranking = rankingFigures(asked.map(({ query, said }) => ({ query, ids: said.ids })));
  const first = asked.map((one) => ({ confidence: one.said.confidence, right: isRight(one) }));
  const both = bothAskings(asked);
  const curve = curveOf(both, answerable);
  const at95 = lastAt(0.95, curve);
  const bins = binsOf(both);
  const { lackingMatched: _, ...counts } = countsAt(asked, levels.cautious);
  const times = asked.map(({ milliseconds }) => milliseconds);
  return {
    queries: asked.length,
    answerable,
    map5: rounded(ranking.map5, 4),
    mrr: rounded(ranking.mrr, 4),
    recall3: rounded(ranking.recall3, 4),
    recall5: rounded(ranking.recall5, 4),
    recall20: rounded(ranking.recall20, 4),
    recall100: rounded(ranking.recall100, 4),
    ...counts,
    auc: share(auc(first)),
    answeredAt95: rounded(coverageAt(0.95, first, answerable), 4),
    matchOrNot: {
      auc: share(auc(both)),
      answeredAt95: rounded(at95?.coverage ?? 0, 4),
      threshold95: at95 === undefined ? null : Math.floor(at95.threshold * 1e4) / 1e4,
    },
    reliability: {
      calibrationError: rounded(calibrationError(bins), 4),
      bins: bins.map(({ from, to, count, confidence, right }) => ({
        from,
        to,
        count,
        confidence: share(confidence),
        right: share(right),
      })),
    },
    curve: toldCurve(curve),
    thresholds: Object.fromEntries(
      Object.entries(levels).map(([name, thresholds]) => [
        name,
        { match: thresholds.match, choice: thresholds.choice, ...countsAt(asked, thresholds) },
      ]),
    ),
    p50: rounded(percentile(times, 0.5), 2),
    p95: rounded(percentile(times, 0.95), 2),
  };
}

export type Figures = ReturnType<typeof figuresOf>;
