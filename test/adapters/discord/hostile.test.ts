import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageProblems } from '../../../src/adapters/discord/limits.ts';
import { toMessage, toPlainMessage } from '../../../src/adapters/discord/message.ts';
import { readDisplay } from '../../support/discord/markdown.ts';
import { readMessage } from '../../support/discord/read.ts';
import { everywhere } from '../../support/everywhere.ts';

/** What mentions, formats, links, hides or breaks out, as a publisher's text or a person's name may hold it. */
const attacks = [
  ...['@everyone', '@here', '<@1>', '<@!1>', '<@&2>', '<#3>', '</ask:4>', '<id:home>', '<t:1:R>'],
  ...[
    '<:cat:5>',
    '<a:dog:6>',
    ':skull:',
    '[x](https://evil.example)',
    '[x](<https://evil.example>)',
  ],
  ...['https://evil.example', 'http://evil.example', '<https://evil.example>', 'discord.gg/evil'],
  ...['](https://evil.example)', '[', ']', '(', ')', '\\', '\\\\', '\\[x\\](https://evil.example)'],
  ...['**', '__', '*', '_', '~~', '||', '`', '``', '```', '```js\n', '\n```'],
  ...[
    '\n# ',
    '\n## ',
    '\n### ',
    '\n-# ',
    '\n> ',
    '\n>>> ',
    '\n- ',
    '\n* ',
    '\n+ ',
    '\n1. ',
    '\n2) ',
  ],
  ...['\u202e', '\u200b', '\u2066', '\u0000', '\u001b[31m', '\ud800', '\ufeff', '\u2028', '\r\n'],
  ...[
    'word',
    ' ',
    '\n',
    '😀',
    'x'.repeat(300),
    'Lots of words here. '.repeat(80),
    '中文字'.repeat(200),
  ],
];
const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...attacks), { maxLength: 25 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

test('of 400 hostile texts in every place of a card, none mentions, formats, links or overflows', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const message = toMessage(everywhere(text));
      expect(messageProblems(message)).toEqual([]);
      const { active, links } = readMessage(message);
      expect(active).toEqual([]);
      expect(new Set(links)).toEqual(
        new Set(links.filter((link) => /^https:\/\/example\.org\/[ab]$/.test(link))),
      );
    }),
    { numRuns: 400 },
  );
}, 60_000);

test('nor in an embed', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const message = toPlainMessage(everywhere(text));
      expect(messageProblems(message)).toEqual([]);
      const parts = message.embeds[0].description.split('\n\n');
      const read = parts.map((part, i) => readDisplay(part, i === 0));
      expect(read.flatMap(({ active }) => active)).toEqual([]);
      const links = read.flatMap((one) => one.links.map(({ url }) => url));
      expect(links.filter((link) => link !== 'https://example.org/a')).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 60_000);
