import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/search/clean.ts';
import { namesIn, replaceWords, terms, termsOf, words } from '../../src/search/text.ts';

describe('what is searched of a text', () => {
  test.each([
    // The table in text.ts.
    ['Fact check: #VaccinesCauseAutism?!', 'vaccin caus autism'],
    ['is it true that 5G towers spread COVID-19', '5g tower spread covid 19'],
    ['\u201c$1.2bn\u201d lost, https://t.co/x \u2014 Jane (@jane) May 2, 2020', '1.2 billion lost'],
    ['hello, can you check this for me?', ''],
    // And more of each.
    ['www.example.org/x https://example.org/vaccines', ''],
    ['@nasa says: the moon', 'nasa moon'],
    ['in May 2020 and on 3 March', 'mai 2020 3 march'],
    ['moonLanding and NASAAdmits', 'moon land nasa admit'],
    ['#5G #covid19', '5g covid 19'],
    ['\u2018flat\u2019 \u201cearth\u201d', 'flat earth'],
    ['Claim: bats are blind', 'bat blind'],
    ['my uncle says bats are blind', 'bat blind'],
    ['\u{1f642} bananas \u{1f34c} radioactive \u2622\ufe0f', 'banana radioact'],
    ['soooo hoooot', 'hoot'],
    ['20% \u00a330k 1,000 5g 10days', '20 percent 30 thousand 1000 5g 10 dai'],
    ["don't can't won't isn't", ''],
    ["children's and James'", 'children jame'],
    ['U.S.A. and u.k.', 'usa uk'],
    ["O'Neill", 'oneil'],
    ['caf\u00e9 na\u00efve fa\u00e7ade', 'cafe naiv facad'],
    ['VACCINES Vaccine vaccinated', 'vaccin vaccin vaccin'],
    ['1.2 1,5 1.2.3', '1.2 1,5 1.2.3'],
    ['end.Start a,b', 'end start b'],
    [
      '\u0417\u0435\u043c\u043b\u044f \u043f\u043b\u043e\u0441\u043a\u0430\u044f',
      '\u0437\u0435\u043c\u043b\u044f \u043f\u043b\u043e\u0441\u043a\u0430\u044f',
    ],
    ['\u5730\u7403\u662f\u5e73\u7684\u5417', '\u5730\u7403 \u662f \u5e73 \u7684 \u5417'],
    ['', ''],
    ['?!', ''],
  ])('%j', (text, found) => expect(terms(text).join(' ')).toBe(found));

  test('is the same for one claim however it is typed', () => {
    const one = terms('Vaccines cause autism');
    for (const other of [
      'VACCINES CAUSE AUTISM!!!',
      'is it true that vaccines cause autism?',
      '#VaccinesCauseAutism',
      '\u201cvaccines\u201d cause \u2018autism\u2019',
      'vac\u200bcines cause aut\u00adism',
      '\uff36accines cause autism',
      'vaccinesCauseAutism https://t.co/x',
    ]) {
      expect(terms(other)).toEqual(one);
    }
  });

  test('is 160 terms at most, and no run of over forty letters', () => {
    expect(terms('word '.repeat(1000))).toHaveLength(160);
    expect(terms(`short ${'ab'.repeat(21)}`)).toEqual(['short']);
  });
});

test('words keep the stop words and their order', () => {
  expect(words("The Earth isn't flat")).toEqual(['the', 'earth', 'isnt', 'flat']);
});

describe('names', () => {
  test('are what has a capital within a sentence', () => {
    const named = namesIn('In Oregon the old mayor met with Wesley. Nobody there saw it');
    expect(named.get('oregon')).toBe(true);
    expect(named.get('weslei')).toBe(true);
    expect(named.get('mayor')).toBe(false);
    expect(named.has('nobodi')).toBe(false);
  });

  test('are not told by headlines and shouting', () => {
    expect(namesIn('The Mayor Of Oregon Met Wesley').size).toBe(0);
    expect(namesIn('THE MAYOR MET WESLEY').size).toBe(0);
  });
});

test('words are put in the place of others, stop words left alone', () => {
  const other = (word: string) => (word === 'vacines' ? 'vaccines' : undefined);
  expect(replaceWords('The Vacines are here', other)).toBe('The vaccines are here');
  expect(replaceWords('the and of', () => 'x')).toBe('the and of');
});

describe('whatever is written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.lorem({ mode: 'sentences' }),
  );

  test('terms are short, folded, and no stop words', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const found = terms(raw);
        expect(found.length).toBeLessThanOrEqual(160);
        for (const term of found) {
          expect(term).not.toBe('');
          expect(term.length).toBeLessThanOrEqual(40);
          expect(term).not.toMatch(/[\sA-Z]/u);
        }
        expect(termsOf(clean(raw))).toEqual(found);
      }),
    );
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), (raw) => {
        const once = words(clean(raw));
        expect(words(once.join(' '))).toEqual(once);
      }),
    );
  });

  test.each([
    "a'".repeat(50_000),
    '1.'.repeat(50_000),
    'a.'.repeat(50_000),
    'a'.repeat(100_000),
    '\u5730'.repeat(50_000),
    'e\u0301'.repeat(50_000),
    `${'aaab'.repeat(10)} `.repeat(2000),
  ])('hostile text comes to an end (%#)', (hostile) => {
    expect(terms(hostile).length).toBeLessThanOrEqual(160);
    expect(words(hostile)).toBeInstanceOf(Array);
    expect(namesIn(hostile)).toBeInstanceOf(Map);
  });
});
