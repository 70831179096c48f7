import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, cleanLine } from '../../../src/adapters/clean.ts';
import { escapeLine, escapeMarkdown, maskedLink } from '../../../src/adapters/discord/escape.ts';
import { readDisplay, readMarkdown } from '../../support/discord/markdown.ts';

const pieces = [
  ...[
    '<@1>',
    '<@!1>',
    '<@&2>',
    '<#3>',
    '</ask:3>',
    '</ask now:3>',
    '<t:1:R>',
    '<t:-1>',
    '<id:guide>',
  ],
  ...['@everyone', '@here', '<:cat:1>', '<a:cat:1>', ':tada:', ':+1::skin-tone-2:', '<tel:+1>'],
  ...[
    '[x](https://evil.example)',
    '[x](<https://evil.example>)',
    '[',
    ']',
    '(',
    ')',
    '](',
    '<',
    '>',
  ],
  ...['https://evil.example', '<https://evil.example>', 'http://', 'steam://run/1', 'discord.gg/x'],
  ...['**', '__', '~~', '||', '`', '```', '*', '_', '~', '|', '\\', '\\\\', '***'],
  ...[
    '\n# ',
    '\n### ',
    '# ',
    '\n-# ',
    '-# ',
    '\n- ',
    '- ',
    '\n* ',
    '\n+ ',
    '\n1. ',
    '12) ',
    '\n 1. ',
  ],
  ...['\n> ', '> ', '\n>>> ', '  > ', '\n\u00a0# ', '#', '-', '1', '.', ':', '/', '//', '@'],
  ...['\u202e', '\u200b', '\u2066', '\u0000', '\u001b[31m', '\ufeff', '\u2028', '\ud800', '\u2060'],
  ...[
    'word',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '😀',
    '👩‍🚀',
    'שלום',
    'می‌خواهم',
    'snake_case',
    '¯\\_(ツ)_/¯',
  ],
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
);

describe('the escaper', () => {
  test('in a text nothing acts, and it reads as it was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = readMarkdown(escapeMarkdown(text));
        expect(read.active).toEqual([]);
        expect(read.links).toEqual([]);
        expect(read.text).toBe(clean(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('the same behind every mark of ours', () => {
    const marks = fc.constantFrom('-# ', '> ', '## ', '1\\. ', '• ');
    fc.assert(
      fc.property(marks, hostile, (mark, text) => {
        const read = readDisplay(mark + escapeLine(text), true);
        expect(read.active).toEqual([]);
        expect(read.links).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a link leads where it says, whatever its title', () => {
    const address = fc.webUrl({
      withQueryParameters: true,
      withFragments: true,
      validSchemes: ['https'],
    });
    const round = (title: string) => title.replaceAll('[', '(').replaceAll(']', ')');
    fc.assert(
      fc.property(address, hostile, (url, title) => {
        const shown = cleanLine(title) || 'x';
        const read = readDisplay(maskedLink(new URL(url).href, shown), false);
        expect(read.active).toEqual([]);
        expect(read.links).toHaveLength(1);
        expect(read.links[0]?.title).toBe(round(shown));
        const { href } = new URL(read.links[0]?.url ?? '');
        expect(decodeURI(href).replaceAll('%28', '(').replaceAll('%29', ')')).toContain(
          new URL(url).hostname,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('brackets, bars and marks in an address are encoded, the rest is left alone', () => {
    expect(maskedLink('https://doi.org/10.1016/S0140-6736(97)11096-0?a|b#c_d*', 'Lancet')).toBe(
      '[Lancet](<https://doi.org/10.1016/S0140-6736%2897%2911096-0?a%7Cb#c_d*>)',
    );
  });

  test('plain prose is left alone', () => {
    const prose = 'At 12:30, 5 - 3 = 2 (see p. 4). "Yes", he said; it\'s #1 at a@b.org!';
    expect(escapeMarkdown(prose)).toBe(prose);
  });

  test('colons before a name or an address are all held, so that no backslash is left over', () => {
    expect(escapeMarkdown('::tada: :::// a: b')).toBe('\\:\\:tada: \\:\\:\\:// a: b');
  });

  test('a bare address is a text that reads the same', () => {
    expect(escapeMarkdown('see https://evil.example')).toBe('see https\\://evil.example');
  });
});

describe('the reader that the escaper is held to', () => {
  const acting: [string, string][] = [
    ['a person', 'hi <@1>'],
    ['a role', '<@&1>'],
    ['a channel', '<#1>'],
    ['a call', 'hi @everyone'],
    ['a command', '</ask:1>'],
    ['a moment', '<t:1:R>'],
    ['an emoji', '<:cat:1>'],
    ['a picture', 'well :tada:'],
    ['a masked link', '[x](https://evil.example)'],
    ['a masked link without preview', '[x](<https://evil.example>)'],
    ['a bare address', 'see https://evil.example'],
    ['an address in brackets', '<https://evil.example>'],
    ['bold words', 'so **very** bold'],
    ['slanted words', 'so *very* and'],
    ['underlined words', '__so__'],
    ['struck words', '~~so~~'],
    ['a spoiler', '||so||'],
    ['code', 'a `b` c'],
    ['a heading', 'a\n# b'],
    ['small print', '-# b'],
    ['a list', 'a\n- b'],
    ['a numbered list', '1. b'],
    ['a quote', 'a\n> b'],
    ['an escaped backslash before a mark', '\\\\**b**'],
  ];
  test.each(acting)('sees %s', (_, text) => {
    expect(readMarkdown(text).active.length).toBeGreaterThan(0);
  });

  test('takes backslashes away', () => {
    expect(readMarkdown('\\*\\*a\\*\\* \\# b')).toEqual({
      text: '**a** # b',
      links: [],
      active: [],
    });
  });
});
