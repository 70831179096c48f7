import { expect, test } from 'vitest';
import { author } from '../../src/search/compare-author.ts';
import { pictures } from '../../src/search/compare-pictures.ts';

const marks = { pictures: new Set([90]), posts: new Set([91]), speech: new Set([92]) };
const passage = (...terms: number[]) => ({
  terms,
  tokens: new Uint16Array(),
  length: 0,
});
const weighing = {
  idf: (term: number) => term,
  isFigure: () => false,
  nameness: () => 0,
  distinct: () => () => true,
};
/** The author is 1 2; the claim has these terms. */
const of = (...claim: number[]) =>
  author(
    { author: new Set([1, 2]), marks },
    { title: passage() },
    passage(...claim),
    new Set(claim),
    weighing,
  );

test('a fact-check of what its author posted or said begins with the author', () => {
  expect(of(1, 2, 91)).toEqual({ shared: 2, named: 1, speaks: 0, posted: 1 });
  expect(of(2, 50, 92)).toEqual({ shared: 2, named: 0, speaks: 1, posted: 0 });
  expect(of(50, 51, 52, 53, 54, 55, 2, 91)).toMatchObject({ shared: 2, speaks: 0, posted: 0 });
  expect(of(50, 91)).toEqual({ shared: 0, named: 0, speaks: 0, posted: 0 });
});

test('without an author nothing is said of one', () => {
  const nobody = { author: new Set<number>(), marks };
  expect(author(nobody, { title: passage() }, passage(1, 91), new Set([1]), weighing).posted).toBe(
    0,
  );
});

test('a claim of a picture fits a question that came with one', () => {
  expect(pictures({ pictured: true, marks }, passage(5, 90))).toEqual({ both: 1, claimOnly: 0 });
  expect(pictures({ pictured: false, marks }, passage(5, 90))).toEqual({ both: 0, claimOnly: 1 });
  expect(pictures({ pictured: true, marks }, passage(5))).toEqual({ both: 0, claimOnly: 0 });
});
