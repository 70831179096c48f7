import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dates } from '../../src/search/compare-dates.ts';

const post = { day: 20_000 };

test('the longer before or after a post a fact-check came out, the further apart they are', () => {
  const apart = [0, 1, 7, 60, 400, 3650].map((days) => dates(post, { day: post.day + days }).apart);
  expect(apart).toEqual(apart.toSorted((a, b) => a - b));
  expect([apart.at(0), apart.at(-1)]).toEqual([0, 1]);
  expect(dates(post, { day: post.day - 60 }).apart).toBe(dates(post, { day: post.day + 60 }).apart);
});

test('one that came out long before is of something else; a few days are nothing', () => {
  expect(dates(post, { day: post.day - 31 }).past).toBe(1);
  expect(dates(post, { day: post.day - 30 }).past).toBe(0);
  expect(dates(post, { day: post.day + 400 }).past).toBe(0);
});

test('a question that was not posted on a day says nothing of dates; a fact-check without one stands in between', () => {
  expect(dates({ day: undefined }, { day: 20_000 })).toEqual({ near: 0, past: 0, apart: 0 });
  const { apart } = dates(post, { day: undefined });
  expect(apart).toBeGreaterThan(0);
  expect(apart).toBeLessThan(1);
});

test('whatever the days, near and past lie between 0 and 1, and apart is never negative', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50_000, max: 50_000 }), (day) => {
      const { near, past, apart } = dates(post, { day });
      expect(near >= 0 && near <= 1 && (past === 0 || past === 1) && apart >= 0).toBe(true);
    }),
  );
});
