import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, cleanLine } from '../../../src/adapters/clean.ts';
import { escapeMrkdwn, escapeText, mrkdwnLink } from '../../../src/adapters/slack/escape.ts';
import { readMrkdwn, readPlain } from '../../support/slack/mrkdwn.ts';

const pieces = [
  ...['<!channel>', '<!here|x>', '<!subteam^S1>', '<@U123>', '<#C1|x>', '<!date^1^x|y>'],
  ...['@everyone', '@here', '<https://evil.example|ok>', 'https://evil.example', '<mailto:a@b|c>'],
  ...['*bold*', '_it_', '~no~', '`code`', '```', '*', '_', '~', '`', ':tada:', ':+1::skin-tone-2:'],
  ...['\n>', '\n>>>', '> ', '\n• ', '\n1. ', '&lt;', '&amp;lt;', '&', '<', '>', '|', '\\'],
  ...['\u202e', '\u200b', '\u2066', '\u0000', '\u001b[31m', '\ufeff', '\u2028', '\ud800'],
  ...['word', ' ', '\n', '\r\n', '\t', '😀', '👩‍🚀', 'שלום', 'می‌خواهم', '٪'],
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
);

describe('the escaper', () => {
  test('in formatted text nothing acts, and it reads as it was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = readMrkdwn(escapeMrkdwn(text), true);
        expect(read.active).toEqual([]);
        expect(read.links).toEqual([]);
        expect(read.text).toBe(clean(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('in plain text nothing acts, and it reads as it was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = readPlain(escapeText(text));
        expect(read.active).toEqual([]);
        expect(read.text).toBe(clean(text));
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
    fc.assert(
      fc.property(address, hostile, (url, title) => {
        const shown = cleanLine(title) || 'x';
        const { href } = new URL(url);
        const read = readMrkdwn(mrkdwnLink(href, shown), true);
        expect(read.active).toEqual([]);
        expect(read.links).toEqual([{ url: href.replaceAll('|', '%7C'), title: shown }]);
      }),
      { numRuns: 1000 },
    );
  });

  test('names and sums inside words are left alone', () => {
    expect(escapeMrkdwn('snake_case 2*3 it~s 12:30')).toBe('snake_case 2*3 it~s 12:30');
  });

  test('only three characters are written as entities', () => {
    expect(escapeText(`"a" & 'b' <c> d's é`)).toBe(`"a" &amp; 'b' &lt;c&gt; d's é`);
  });
});

describe('the reader that the escaper is held to', () => {
  const acting: [string, string][] = [
    ['a mention', 'hi <@U1>'],
    ['a call', '<!channel>'],
    ['bold words', 'so *very* bold'],
    ['slanted words', '_so_'],
    ['struck words', '(~so~)'],
    ['code', 'a `b` c'],
    ['a picture', 'well :tada:'],
    ['an escaped quote', '&gt; said'],
  ];
  test.each(acting)('sees %s', (_, text) => {
    expect(readMrkdwn(text, true).active).toHaveLength(1);
  });

  test('sees an address that Slack would turn into a link', () => {
    expect(readMrkdwn('see https://evil.example', false).active).toHaveLength(1);
    expect(readMrkdwn('see https://evil.example', true).active).toEqual([]);
  });
});
