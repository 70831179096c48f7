import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/search/text.ts';
import { inUsualWords } from '../../src/search/usage.ts';
import { called } from '../../src/search/usual-words.ts';

const lines = called
  .trim()
  .split('\n')
  .map((line) => line.split(': '));

describe('a text in usual words', () => {
  test.each([
    ['a nickname', 'did vlad laugh', 'did Vladimir Putin laugh'],
    ['chat', 'cops got the jab', 'police officers got the vaccine'],
    ['with a possessive', "vlad's pics", 'Vladimir Putin photographs'],
    ['of several words', 'killer whales kicked the bucket', 'orcas died'],
    ['the longest that fits', 'a killer whale, a killer', 'a orca, a killer'],
    ['with a hyphen', 'J-Lo had COVID-19', 'Jennifer Lopez had coronavirus'],
    ['numbers', 'two moons, 2 moons', '2 moons, 2 moons'],
    ['what says the usual words', 'Barack Obama and Joe Biden', 'Barack Obama and Joe Biden'],
    ['with the other name before', 'Jeff Bezos', 'Jeff Bezos'],
    ['names that only look so', 'Kid Rock met a kid', 'Kid Rock met a child'],
    ['a sentence between', 'killer. Whale', 'killer. Whale'],
    ['nothing', '', ''],
  ])('%s', (_, text, usual) => expect(inUsualWords(text)).toBe(usual));

  test('is the same when it is read so again', () => {
    const part = fc.constantFrom(
      ...lines.flatMap(([text = '', others = '']) => [text, ...others.split(', ')]),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const usual = inUsualWords(parts.join(', '));
        expect(inUsualWords(usual)).toBe(usual);
      }),
    );
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof inUsualWords(text) === 'string'),
    );
  });
});

describe('the list of what things are called', () => {
  test('names each in one line only, and no usual word is called something else', () => {
    const others = lines.flatMap(([, all = '']) => all.split(', '));
    expect(others.toSorted()).toEqual([...new Set(others)].toSorted());
    const usual = new Set(lines.map(([text = '']) => words(text).join(' ')));
    expect(others.filter((other) => usual.has(words(other).join(' ')))).toEqual([]);
  });
});
