import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpelling, isSlip } from '../../src/search/spelling.ts';

const library = ['vaccines', 'einstein', 'coffee', 'napoleon', 'carrots', 'ivermectin', 'biden'];
function learned(words: readonly string[] = library) {
  const spelling = createSpelling();
  spelling.learn(words);
  return spelling;
}

describe('a mistyped word', () => {
  test.each([
    ['vacines', 'vaccines', 'a letter of two left out'],
    ['carots', 'carrots', 'a letter of two left out'],
    ['cofee', 'coffee', 'a letter of two left out'],
    ['coffeee', 'coffee', 'a letter doubled'],
    ['einstien', 'einstein', 'two letters swapped'],
    ['ivermectn', 'ivermectin', 'a letter left out'],
    ['napolean', 'napoleon', 'a vowel for another'],
  ])('%s is %s: %s', (typed, meant) => {
    expect(learned().mend(typed)).toBe(meant);
  });

  test.each([
    ['bidet', 'another word, one consonant away'],
    ['coffees', 'how a word ends is not mended'],
    ['toffee', 'how a word begins is not mended'],
    ['napalm', 'another word'],
    ['biden2', 'not letters only'],
    ['coffee', 'a word of the library'],
    ['', 'nothing'],
    ['x'.repeat(200), 'no word at all'],
  ])('%s stays as it is: %s', (typed) => {
    expect(learned().mend(typed)).toBeUndefined();
  });

  test('of two that were meant the commoner is taken', () => {
    const spelling = learned(['planets', 'plannets', 'planets', 'planets']);
    expect(spelling.mend('plamets')).toBeUndefined();
    expect(spelling.mend('plaanets')).toBe('planets');
  });

  test('is mended the same way after a restart', () => {
    const again = createSpelling(learned().save());
    for (const typed of ['vacines', 'einstien', 'bidet', 'coffee']) {
      expect(again.mend(typed)).toBe(learned().mend(typed));
    }
  });
});

test('a slip goes both ways, and nothing is a slip of itself', () => {
  const words = fc.string({ unit: fc.constantFrom(...'aeilnrst'), minLength: 5, maxLength: 9 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      expect(isSlip(one, other)).toBe(isSlip(other, one));
      expect(isSlip(one, one)).toBe(false);
    }),
  );
});

test('whatever the library, what was meant is the commonest of all words that begin and end so and are a slip away', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'aaeents', 'é', 'ß', '語'),
    minLength: 4,
    maxLength: 9,
  });
  const typed = fc.tuple(word, fc.nat(8), fc.constantFrom('', 'a', 'e', 'é'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.array(typed), (all, slips) => {
      const spelling = learned(all);
      const often = (one: string) => all.filter((other) => other === one).length;
      for (const [other, at, put] of [...slips, ...all.map((one) => [one, 2, ''] as const)]) {
        const wrong = other.slice(0, at) + put + other.slice(at + 1);
        const meant = [...new Set(all)]
          .filter((one) => one[0] === wrong[0] && one.at(-1) === wrong.at(-1) && isSlip(wrong, one))
          .sort((a, b) => often(b) - often(a) || (a < b ? -1 : 1));
        expect(spelling.mend(wrong)).toBe(all.includes(wrong) ? undefined : meant[0]);
      }
    }),
  );
});
