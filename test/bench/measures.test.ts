import { describe, expect, test } from 'vitest';
import {
  auc,
  binsOf,
  calibrationError,
  coverageAt,
  curveOf,
  type Judgement,
} from '../../bench/judgements.ts';
import { averagePrecision5, rankingFigures, recall } from '../../bench/measures.ts';

const ranking = (relevant: string[], ids: string[]) => ({
  query: { id: 'q', query: '', relevant },
  ids,
});

const judged = (...of: readonly (readonly [number, boolean])[]): Judgement[] =>
  of.map(([confidence, right]) => ({ confidence, right }));

describe('average precision of the first five', () => {
  test.each([
    ['the only right one first', ['a'], ['a', 'x'], 1],
    ['the only right one third', ['a'], ['x', 'y', 'a'], 1 / 3],
    ['the only right one sixth', ['a'], ['v', 'w', 'x', 'y', 'z', 'a'], 0],
    ['two right ones, second and fourth', ['a', 'b'], ['x', 'a', 'y', 'b'], (1 / 2 + 2 / 4) / 2],
    ['one of two found', ['a', 'b'], ['a'], 1 / 2],
    ['the same id named twice counts once', ['a', 'a'], ['a'], 1],
    ['six right ones fill all five places', [...'abcdef'], [...'abcde'], 1],
    ['nothing found', ['a'], [], 0],
  ])('%s', (_, relevant, ids, expected) => {
    expect(averagePrecision5(ranking(relevant, ids))).toBeCloseTo(expected, 12);
  });
});

describe('recall', () => {
  test('is the share of the right ones among the first n', () => {
    const one = ranking(['a', 'b', 'c'], ['x', 'a', 'y', 'b']);
    expect([1, 2, 3, 4].map((n) => recall(n)(one))).toEqual([0, 1 / 3, 1 / 3, 2 / 3]);
  });

  test('and every other ranking figure leaves out questions that nothing answers', () => {
    const figures = rankingFigures([
      ranking(['a'], ['a']),
      ranking(['a'], ['x', 'a']),
      ranking([], ['x']),
    ]);
    expect(figures).toEqual({
      map5: 0.75,
      mrr: 0.75,
      recall3: 1,
      recall5: 1,
      recall20: 1,
      recall100: 1,
    });
  });

  test('is 0, not no number, where no question has an answer', () => {
    expect(rankingFigures([ranking([], ['x'])]).map5).toBe(0);
  });
});

describe('AUC', () => {
  test.each([
    ['all right ones above all wrong ones', judged([0.9, true], [0.8, true], [0.1, false]), 1],
    ['the other way round', judged([0.1, true], [0.9, false]), 0],
    // Of the four pairs three are in order: 0.9 before 0.6 and 0.2, and 0.4 before 0.2.
    ['one pair of four', judged([0.9, true], [0.6, false], [0.4, true], [0.2, false]), 3 / 4],
    ['a tie counts half', judged([0.5, true], [0.5, false]), 1 / 2],
    [
      'a tie beside pairs in order',
      judged([0.9, true], [0.5, true], [0.5, false], [0.1, false]),
      3.5 / 4,
    ],
  ])('%s', (_, judgements, expected) => {
    expect(auc(judgements)).toBeCloseTo(expected, 12);
  });

  test('is no number where there is nothing to tell apart', () => {
    expect(auc(judged([0.9, true], [0.5, true]))).toBeNaN();
    expect(auc([])).toBeNaN();
  });
});

describe('precision and coverage', () => {
  // From 0.9 on 1 of 1 is right, from 0.8 on 2 of 2, from 0.7 on 2 of 3, from 0.6 on 3 of 4.
  const four = judged([0.6, true], [0.9, true], [0.7, false], [0.8, true]);

  test('a point a confidence, from the highest down', () => {
    expect(curveOf(four, 4)).toEqual([
      { threshold: 0.9, precision: 1, coverage: 1 / 4 },
      { threshold: 0.8, precision: 1, coverage: 2 / 4 },
      { threshold: 0.7, precision: 2 / 3, coverage: 2 / 4 },
      { threshold: 0.6, precision: 3 / 4, coverage: 3 / 4 },
    ]);
  });

  test.each([
    [1, 2 / 4],
    [0.76, 2 / 4],
    [0.75, 3 / 4],
    [0.5, 3 / 4],
  ])('at a precision of %d', (precision, expected) => {
    expect(coverageAt(precision, four, 4)).toBe(expected);
  });

  test('those of one confidence are answered together, in whatever order they come', () => {
    const tied = judged([0.5, true], [0.5, false]);
    expect(coverageAt(0.95, tied, 1)).toBe(0);
    expect(coverageAt(0.95, tied.toReversed(), 1)).toBe(0);
    expect(coverageAt(0.5, tied, 1)).toBe(1);
  });

  test('is 0 where nothing is right, or nothing can be', () => {
    expect(coverageAt(0.95, judged([0.9, false]), 3)).toBe(0);
    expect(coverageAt(0, judged([0.9, false]), 0)).toBe(0);
  });
});

describe('calibration', () => {
  test('ten bins from 0 to 1; the last holds 1, too', () => {
    const bins = binsOf(judged([0, false], [0.099, false], [0.1, true], [0.95, true], [1, false]));
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins.at(-1)).toEqual({ from: 0.9, to: 1, count: 2, confidence: 0.975, right: 0.5 });
    expect(bins[2]).toMatchObject({ confidence: undefined, right: undefined });
  });

  test('the error weighs each bin by its judgements', () => {
    // Two at 0.75 of which one is right: 0.25 apart. One at 0.15 that is wrong: 0.15 apart.
    const error = calibrationError(binsOf(judged([0.75, true], [0.75, false], [0.15, false])));
    expect(error).toBeCloseTo((2 * 0.25 + 0.15) / 3, 12);
  });

  test('is 0 for what is as sure as it is right, and for nothing at all', () => {
    const half = judged([0.5, true], [0.5, false]);
    expect(calibrationError(binsOf(half))).toBe(0);
    expect(calibrationError(binsOf([]))).toBe(0);
  });
});
