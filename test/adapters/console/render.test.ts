import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../../src/adapters/console/choices.ts';
import { renderPlain } from '../../../src/adapters/console/render.ts';
import { shortened } from '../../../src/adapters/console/shorten.ts';
import { widthOf } from '../../../src/adapters/console/width.ts';
import { wrapLine } from '../../../src/adapters/console/wrap.ts';
import type { Block, Reply } from '../../../src/core/message.ts';
import { fullReply } from '../../contracts/adapter.ts';

const plain = { columns: 80, colour: false };
const reply = (...blocks: Block[]): Reply => ({
  title: 'An answer',
  blocks,
  actions: [],
  audience: 'asker',
  locale: 'en',
});
const text = (words: string): Reply => reply({ kind: 'text', style: 'plain', text: words });

describe('the width of a line', () => {
  test.each([
    ['plain letters', 'Half true', 9],
    ['accents that stand alone', 'e\u0301te\u0301', 3],
    ['Chinese', '疫苗', 4],
    ['half-width and full-width forms', 'ｱＡ', 3],
    ['Korean', '백신', 4],
    ['an emoji', '💉', 2],
    ['a sign shown as an emoji', '❤\ufe0f', 2],
    ['a flag', '🇩🇪', 4],
    ['nothing to be seen', '\u200b\u200d\ufeff', 0],
    ['Arabic with its vowels', 'لُقَاح', 4],
  ])('%s', (_, line, width) => {
    expect(widthOf(line)).toBe(width);
  });

  test('is never less than Node’s own measure of it', () => {
    const line = createInterface({ input: new PassThrough(), output: new PassThrough() });
    const characters = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('👨‍👩‍👧', '疫苗', '가나', '😀🏽', 'กำ', 'ｱ', '〈', 'ß'),
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 5 }), (parts) => {
        // Node measures musical signs taken apart, as terminals do not show them.
        const words = parts.join('').replaceAll(/[\u{1d100}-\u{1d1ff}]/gu, '');
        line.setPrompt(words);
        expect(widthOf(words)).toBeGreaterThanOrEqual(line.getCursorPos().cols);
      }),
    );
    line.close();
  });
});

describe('a wrapped line', () => {
  test('is broken between words', () => {
    expect(wrapLine('the moon is made of rock', 10)).toEqual(['the moon', 'is made of', 'rock']);
  });

  test('is broken between words that have no spaces, and never before a closing mark', () => {
    const lines = wrapLine('疫苗不会导致自闭症。大型研究没有发现任何联系。', 12);
    expect(lines.join('')).toBe('疫苗不会导致自闭症。大型研究没有发现任何联系。');
    for (const line of lines) expect(line).not.toMatch(/^。/);
  });

  test('keeps an address whole, also where it is longer than the line or stands among letters', () => {
    const url = `https://example.org/${'a'.repeat(60)}?q=1`;
    expect(wrapLine(`see ${url} there`, 30)).toEqual(['see', url, 'there']);
    expect(wrapLine(`参见${url}`, 30)).toEqual(['参见', url]);
  });

  test('takes a giant word apart', () => {
    expect(wrapLine('a'.repeat(25), 10)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'aaaaa']);
  });

  test('loses no word, and runs over only for an address', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.webUrl(),
      fc.constantFrom('疫苗不会导致自闭症。', '👨‍👩‍👧‍👦'.repeat(8), 'ภาษาไทย', 'שלום'),
    );
    const lines = fc.array(word).map((words) => words.join(' ').replaceAll(/[\s\p{C}]+/gu, ' '));
    fc.assert(
      fc.property(lines, fc.integer({ min: 20, max: 100 }), (line, columns) => {
        const wrapped = wrapLine(line, columns);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
        for (const one of wrapped) {
          if (!one.includes('://')) expect(widthOf(one)).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });
});

describe('a reply on a terminal', () => {
  test('reads from top to bottom: verdict, claim, text, sources, notices', () => {
    const shown = renderPlain(fullReply(), plain);
    const order = [
      'False',
      'Example Desk',
      'Claim checked:',
      'This sentence',
      '| Rock, all of it.',
      'Sources\n[1] Source 1\n    https://example.org/sources/1/',
      '[40] Source 40',
      'Did you mean one of these?\n- The moon is hollow\n  False, 2 May 2024',
      'This is sample content.',
      'Checked 1 March 2024',
    ].map((words) => shown.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(shown.startsWith('False\n')).toBe(true);
  });

  test('shows what can be typed only to who can type', () => {
    const answer = fullReply();
    expect(renderPlain(answer, plain)).not.toContain('Not my claim');
    const choices = choicesOf(answer);
    const shown = renderPlain(answer, plain, choices);
    expect(shown).toContain('41. The moon is hollow');
    expect(shown).toContain('  n  Not my claim\n  s  Share');
  });

  test('has no colour unless it is asked for, and then only around whole lines', () => {
    expect(renderPlain(fullReply(), plain)).not.toContain('\u001b');
    const coloured = renderPlain(fullReply(), { columns: 80, colour: true });
    expect(coloured).toContain('\u001b[31mFalse\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderPlain(fullReply(), plain));
  });

  test('leaves out an address that is none', () => {
    const shown = renderPlain(
      reply({
        kind: 'links',
        label: 'Sources',
        items: [{ n: 1, title: 'A trap', url: 'javascript:alert(1)' }],
      }),
      plain,
    );
    expect(shown).toBe('Sources\n[1] A trap');
  });

  test('says its title where it has nothing else', () => {
    expect(renderPlain(reply(), plain)).toBe('An answer');
  });

  test('obeys no text and fits the width, whatever the text holds', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '\u001b[2J',
            '\u001b]0;title\u0007',
            '\u001b]8;;https://evil.example\u001b\\x\u001b]8;;\u001b\\',
            '\u009b31m',
            '\u202e',
            '\u2066',
            '\r',
            '\b\b\b',
            '\u0000',
            '\t',
            '\ud800',
            'word ',
            '疫苗',
            '👍🏽',
            '\n',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 200 }), (words, columns) => {
        const answer = fullReply({
          title: words,
          blocks: fullReply().blocks.map((block) => {
            if ('text' in block) return { ...block, text: words };
            if (block.kind === 'verdict') return { ...block, label: words, publisher: words };
            const items = block.items.slice(0, 2).map((item) => ({ ...item, title: words }));
            return { ...block, label: words, items } as Block;
          }),
        });
        const shown = renderPlain(answer, { columns, colour: false }, choicesOf(answer));
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
        for (const line of shown.split('\n')) {
          if (!line.includes('://')) {
            expect(widthOf(line)).toBeLessThanOrEqual(Math.min(Math.max(columns, 20), 100));
          }
        }
      }),
    );
  });
});

describe('a long reply in a conversation', () => {
  test('keeps its verdict on the screen, and the rest one choice away', () => {
    const short = shortened(fullReply());
    const shown = renderPlain(short, plain, choicesOf(short));
    expect(shown.split('\n').length).toBeLessThan(80);
    expect(shown).toContain('Read more:\n  https://example.org/checks/moon-cheese');
    expect(shown).toMatch(/^ {2}a {2}All sources$/m);
  });

  test('is shown in full where nothing leads to the rest', () => {
    const long = text('One more sentence. '.repeat(200).trim());
    expect(shortened(long)).toEqual(long);
  });
});

describe('the choices under a reply', () => {
  test('have each a key of their own, whatever their labels', () => {
    const label = fc.oneof(fc.string(), fc.constantFrom('Share', 'Sources', 'Help', '共有', ''));
    fc.assert(
      fc.property(fc.array(label, { maxLength: 60 }), (names) => {
        const actions = names.map((name) => ({ label: name, act: { kind: 'help' } as const }));
        const keys = choicesOf({ ...text('x'), actions })
          .filter((choice) => choice.label.toLowerCase() !== 'help')
          .map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('q');
        expect(keys).not.toContain('h');
      }),
    );
  });
});
