import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toneOf, type Verdict, verdictOf } from '../../src/core/rating.ts';

const label = (text: string, publisher = 'Somebody') => verdictOf({ label: text }, publisher);

describe('a label is compared whole', () => {
  test.each<[string, Verdict]>([
    ['Half true', 'mixed'],
    ['Incorrect', 'false'],
    ['Mostly False', 'mostly-false'],
    ['Not true', 'false'],
    ['TRUE.', 'true'],
    ['  mostly\u00a0true ', 'mostly-true'],
    ['“False”', 'unmapped'],
    ['"False"', 'false'],
    ['True, but', 'unmapped'],
    ['Not false', 'unmapped'],
    ['False?', 'unmapped'],
    ['constructor', 'unmapped'],
    ['__proto__', 'unmapped'],
  ])('%s is %s', (text, verdict) => {
    expect(label(text)).toBe(verdict);
  });

  test('any words around a known label make it unknown', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2,8}$/),
        fc.constantFrom('true', 'false'),
        (word, known) => {
          const verdict = label(`${word} ${known}`);
          expect(verdict).not.toBe(known);
          expect(label(`${known} ${word}`)).toBe('unmapped');
        },
      ),
    );
  });
});

describe("a publisher's own labels", () => {
  test.each<[string, string, Verdict]>([
    ['PolitiFact', 'Pants on Fire!', 'false'],
    ['PolitiFact', 'Half True', 'mixed'],
    ['politifact.com', 'Pants on Fire', 'false'],
    ['Snopes', 'Legend', 'unproven'],
    ['Snopes.com', 'Miscaptioned', 'false'],
    ['FactCheck.org', 'Not the Whole Story', 'mixed'],
    ['FactCheck.org', 'Distorts the Facts', 'mostly-false'],
    ['Full Fact', 'Broadly correct', 'mostly-true'],
    ['AFP Fact Check', 'Altered photo', 'false'],
    ['The Washington Post', 'Three Pinocchios', 'mostly-false'],
    ['The Washington Post', 'Four Pinocchios', 'false'],
    ['The Washington Post', 'One Pinocchio', 'mostly-true'],
    ['Washington Post', 'The Geppetto Checkmark', 'true'],
  ])('%s: %s is %s', (publisher, text, verdict) => {
    expect(label(text, publisher)).toBe(verdict);
  });

  test('do not hold for others', () => {
    expect(label('Pants on Fire', 'Somebody')).toBe('unmapped');
    expect(label('Three Pinocchios', 'PolitiFact')).toBe('unmapped');
  });
});

describe('the value on its scale', () => {
  const value = (at: number, best = 5, worst = 1) =>
    verdictOf({ label: 'Our own word', value: at, best, worst }, 'Somebody');

  test.each<[number, Verdict]>([
    [1, 'false'],
    [2, 'mostly-false'],
    [3, 'mixed'],
    [4, 'mostly-true'],
    [5, 'true'],
  ])('%i of 5 is %s', (at, verdict) => {
    expect(value(at)).toBe(verdict);
  });

  test('counts only where the label is unknown', () => {
    expect(verdictOf({ label: 'False', value: 5, best: 5, worst: 1 }, 'Somebody')).toBe('false');
  });

  test('is read on a reversed scale too', () => {
    expect(value(1, 1, 5)).toBe('true');
  });

  test('says nothing off its scale, without a scale or on an empty one', () => {
    expect(value(9)).toBe('unmapped');
    expect(value(-1)).toBe('unmapped');
    expect(value(3, 3, 3)).toBe('unmapped');
    expect(verdictOf({ label: 'Our own word', value: 1 }, 'Somebody')).toBe('unmapped');
  });
});

test('no rating is a state of its own', () => {
  expect(verdictOf(undefined, 'PolitiFact')).toBe('none');
});

test('what is not known has no colour', () => {
  expect([toneOf('none'), toneOf('unmapped')]).toEqual(['neutral', 'neutral']);
  expect([toneOf('true'), toneOf('mixed'), toneOf('false')]).toEqual([
    'positive',
    'mixed',
    'negative',
  ]);
});
