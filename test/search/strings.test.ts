import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStrings } from '../../src/search/strings.ts';

const texts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('', 'moon', 'Moon', 'café', 'cafe', 'a\nb', '𝒳', 'x'.repeat(300)),
  ),
  { maxLength: 300 },
);

describe('strings', () => {
  test('have the numbers in which they came, each once, before and after they were saved', () => {
    fc.assert(
      fc.property(texts, texts, (all, others) => {
        const strings = createStrings();
        const numbers = new Map([...new Set(all)].map((text, number) => [text, number]));
        expect(all.map(strings.add)).toEqual(all.map((text) => numbers.get(text)));
        const again = createStrings(strings.save());
        for (const one of [strings, again]) {
          const known = Array.from({ length: one.size + 1 }, (_, number) => one.at(number));
          expect(known).toEqual([...numbers.keys(), '']);
          const asked = [...all, ...others];
          expect(asked.map(one.numberOf)).toEqual(asked.map((text) => numbers.get(text) ?? -1));
        }
        for (const text of others) again.add(text);
        expect(others.map(again.numberOf).map(again.at)).toEqual(others);
      }),
    );
  });

  test.each([
    ['coffee', 'cofee', 1],
    ['cofee', 'coffee', 0],
    ['vaccine', 'vacicne', 2],
    ['moon', 'moon', 0],
    ['moon', '', 4],
    ['', 'moon', 0],
    ['aaaa', 'aaa', 1],
    ['café', 'cafe', 2],
  ])('%s has between what it shares with "%s" %i bytes', (text, given, bytes) => {
    const strings = createStrings();
    strings.add(text);
    expect(strings.between(given)(0)).toBe(bytes);
    expect(strings.bytesOf(0)).toBe(Buffer.byteLength(text));
  });
});
