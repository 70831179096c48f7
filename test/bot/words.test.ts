import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english } from '../../src/bot/words/en.ts';
import { wordsFor } from '../../src/bot/words/words.ts';

const bot = join(import.meta.dirname, '../../src/bot');
const files = readdirSync(bot, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

/** The string and template literals of a source text, without comments, imports and what goes to the log. */
function literals(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replaceAll(/^import[\s\S]*?;$/gm, '')
    .replaceAll(/\blog\.(debug|info|warn|error)\([\s\S]*?\);/g, '');
  return [...code.matchAll(/(['"])((?:(?!\1)[^\\\n]|\\.)*)\1|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, , quoted, template]) => (quoted ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, ''),
  );
}

const sentences = (source: string): string[] =>
  literals(source).filter((literal) => /\p{L}\s+\p{L}/u.test(literal));

/** Every sentence, with the places for names, dates and numbers filled in. */
function allSentences(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String(value('X', 'X', 'X')), String(value(1, 1, 1))];
    return value && typeof value === 'object' ? allSentences(value) : [];
  });
}

describe('the sentences', () => {
  test('stand in the words alone', () => {
    expect(sentences("const a = 'Not found here'; // 'a comment'")).toEqual(['Not found here']);
    expect(sentences(`log.error({ id }, 'to the log');\nsay(\`Shared by \${name}\`);`)).toEqual([
      'Shared by ',
    ]);
    const elsewhere = files.filter((name) => !name.startsWith('words'));
    expect(elsewhere.length).toBeGreaterThan(10);
    for (const name of elsewhere) {
      expect([name, sentences(readFileSync(join(bot, name), 'utf8'))]).toEqual([name, []]);
    }
  });

  test('do not shout, have no emoji, and no straight quotation marks', () => {
    const all = allSentences(english);
    expect(all.length).toBeGreaterThan(80);
    for (const sentence of all) {
      expect(sentence).not.toMatch(/[!"']|\p{Extended_Pictographic}/u);
      expect(sentence).not.toMatch(/undefined| {2}/);
      expect(sentence.trim()).not.toBe('');
    }
  });

  test('on buttons fit every platform', () => {
    for (const label of Object.values(english.buttons)) expect(label.length).toBeLessThan(26);
  });
});

describe('the language', () => {
  test.each([undefined, '', 'nl', 'nl-NL', 'xx', 'en_US', 'not a locale', 'valueof', '🙂'])(
    'for %j is English, with its dates',
    (locale) => {
      const words = wordsFor(locale);
      expect(words.locale).toBe('en');
      expect(words.date('2024-03-01')).toBe('1 March 2024');
    },
  );

  test('keeps the reader’s country for dates', () => {
    expect(wordsFor('en-US').date('2024-03-01')).toBe('March 1, 2024');
    expect(wordsFor('en-GB').date('2024-03-01T23:59:59Z')).toBe('1 March 2024');
    expect(wordsFor('en-US').locale).toBe('en');
  });

  test('counts one and many', () => {
    expect(english.browse.count(1)).toBe('1 fact-check');
    expect(english.browse.count(2)).toBe('2 fact-checks');
    expect(english.browse.holds(14_231)).toBe('The library holds 14,231 fact-checks.');
    expect(english.several.disagree(1)).toMatch(/^Another fact-check/);
    expect(english.several.disagree(3)).toMatch(/^3 other fact-checks/);
  });
});
