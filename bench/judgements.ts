/** A confidence and whether it was right. */
export interface Judgement {
  confidence: number;
  right: boolean;
}

/** Chance that a right judgement has more confidence than a wrong one; a tie counts half. NaN where all are alike. */
export function auc(judgements: readonly Judgement[]): number {
  const sorted = judgements.toSorted((a, b) => a.confidence - b.confidence);
  let rights = 0;
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.confidence === sorted[i]?.confidence) end += 1;
    const rightHere = sorted.slice(i, end).filter(({ right }) => right).length;
    rankSum += rightHere * ((i + 1 + end) / 2);
    rights += rightHere;
    i = end;
  }
  const wrongs = sorted.length - rights;
  return rights === 0 || wrongs === 0
    ? Number.NaN
    : (rankSum - (rights * (rights + 1)) / 2) / (rights * wrongs);
}

/** What comes of answering from a confidence on. */
export interface CurvePoint {
  threshold: number;
  /** Share of the answers that are right. */
  precision: number;
  /** Share of the answerable questions that are rightly answered. */
  coverage: number;
}

/** The precision-coverage curve: a point for every confidence that occurs, the highest first. */
export function curveOf(judgements: readonly Judgement[], answerable: number): CurvePoint[] {
  const sorted = judgements.toSorted((a, b) => b.confidence - a.confidence);
  const points: CurvePoint[] = [];
  let rights = 0;
  for (const [i, { confidence, right }] of sorted.entries()) {
    if (right) rights += 1;
    // Those of one confidence are answered together or not at all.
    if (sorted[i + 1]?.confidence === confidence) continue;
    const coverage = answerable === 0 ? 0 : rights / answerable;
    points.push({ threshold: confidence, precision: rights / (i + 1), coverage });
  }
  return points;
}

/** The last point of a curve where precision is at least so much; undefined where it never is. */
export function lastAt(precision: number, curve: readonly CurvePoint[]): CurvePoint | undefined {
  return curve.findLast((point) => point.precision >= precision && point.coverage > 0);
}

/** Share of `answerable` that are rightly answered when answers are given from where precision is at least so much. */
export function coverageAt(
  precision: number,
  judgements: readonly Judgement[],
  answerable: number,
): number {
  return lastAt(precision, curveOf(judgements, answerable))?.coverage ?? 0;
}

/** The judgements whose confidence lies from `from` up to, and without, `to`; the last bin holds 1, too. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Their mean confidence; undefined in an empty bin, as is `right`. */
  confidence: number | undefined;
  /** The share of them that are right. */
  right: number | undefined;
}

const binCount = 10;

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;

/** Whether confidence means what it says, in ten bins of equal width. */
export function binsOf(judgements: readonly Judgement[]): Bin[] {
  const place = (confidence: number) =>
    Math.min(binCount - 1, Math.max(0, Math.floor(confidence * binCount)));
  return Array.from({ length: binCount }, (_, i) => {
    const inside = judgements.filter(({ confidence }) => place(confidence) === i);
    return {
      from: i / binCount,
      to: (i + 1) / binCount,
      count: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map(({ right }) => (right ? 1 : 0))),
    };
  });
}

/** Expected calibration error: how far confidence and share of right ones lie apart, in the mean over all judgements. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return 0;
  const apart = ({ count, confidence = 0, right = 0 }: Bin) => count * Math.abs(confidence - right);
  return bins.reduce((sum, bin) => sum + apart(bin), 0) / all;
}
