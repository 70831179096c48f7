import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { renderReply, toMessage } from '../../../src/adapters/slack/render.ts';
import type { Block, Reply } from '../../../src/core/message.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { readMessage } from '../../support/slack/read.ts';

const reply = (blocks: Block[], over: Partial<Reply> = {}): Reply => ({
  title: 'False: the moon is made of cheese',
  blocks,
  actions: [],
  audience: 'asker',
  locale: 'en',
  ...over,
});
const text = (style: 'plain' | 'heading' | 'quote' | 'small', words: string): Block => ({
  kind: 'text',
  style,
  text: words,
});
const shown = (blocks: Block[], over: Partial<Reply> = {}) => {
  const message = toMessage(reply(blocks, over));
  expect(messageProblems(message)).toEqual([]);
  return message;
};

describe('a reply in Slack', () => {
  test('begins with the verdict as a word, its publisher below', () => {
    const { text, blocks } = shown([
      {
        kind: 'verdict',
        verdict: 'mostly-false',
        label: 'Pants on Fire',
        publisher: 'Example Desk',
      },
    ]);
    expect(text).toBe('False: the moon is made of cheese');
    expect(blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Pants on Fire', emoji: false } },
      { type: 'context', elements: [{ type: 'plain_text', text: 'Example Desk', emoji: false }] },
    ]);
  });

  test('a label too long for a header is whole in bold', () => {
    const label = `Not ${'quite '.repeat(40)}true`;
    const { blocks } = shown([{ kind: 'verdict', verdict: 'unmapped', label, publisher: 'x' }]);
    expect(blocks[0]).toMatchObject({ type: 'section', text: { text: `*${label}*` } });
  });

  test('quotes line by line, and links by number or by name alone', () => {
    const { blocks } = shown([
      text('quote', 'Rock.\n\nAll of it.'),
      {
        kind: 'links',
        label: 'Sources',
        items: [
          { n: 1, title: 'A & B', url: 'https://example.org/?a=1&b=2' },
          { n: 2, title: 'A book' },
          { title: 'Elsewhere', url: 'https://example.org/' },
          { n: 3, title: 'A trap', url: 'javascript:alert(1)' },
        ],
      },
    ]);
    expect(blocks).toMatchObject([
      { text: { type: 'mrkdwn', text: '>Rock.\n>\n>All of it.', verbatim: true } },
      {
        text: {
          text: [
            '*Sources*',
            '1. <https://example.org/?a=1&amp;b=2|A &amp; B>',
            '2. A book',
            '• <https://example.org/|Elsewhere>',
            '3. A trap',
          ].join('\n'),
        },
      },
    ]);
  });

  test('every button carries its token, or its address', () => {
    const { blocks } = shown([], {
      actions: [
        { label: 'Share', act: { kind: 'share', id: 'moon-cheese' }, primary: true },
        { label: 'Read more', url: 'https://example.org/checks/moon' },
      ],
    });
    expect(blocks).toMatchObject([
      {
        type: 'actions',
        elements: [
          { action_id: 'act:0', value: '1|share|moon-cheese', style: 'primary' },
          { action_id: 'open:1', url: 'https://example.org/checks/moon' },
        ],
      },
    ]);
  });

  test('of two buttons that do the same there is one', () => {
    const help = { label: 'Help', act: { kind: 'help' } } as const;
    const message = shown([], { actions: [help, { ...help, label: 'Help again' }] });
    expect(readMessage(message).buttons.map((one) => one.text.text)).toEqual(['Help']);
  });

  test('a message without a verdict begins with its title, as large as a verdict', () => {
    const title = text('heading', 'Browse the library');
    const list = { kind: 'list' as const, label: 'Topics', items: [{ title: 'health' }] };
    expect(shown([title, list]).blocks).toMatchObject([
      { type: 'header', text: { text: 'Browse the library' } },
      { type: 'section', text: { text: '*Topics*' } },
      { type: 'section', text: { text: '*health*' } },
    ]);
    expect(shown([list]).blocks[0]).toMatchObject({ type: 'header', text: { text: 'Topics' } });
  });

  test('a hundred sources fit, each listed one whole, the rest one press away', () => {
    const url = (n: number) => `https://example.org/${n}/${'a'.repeat(150)}`;
    const items = Array.from({ length: 100 }, (_, i) => ({
      n: i + 1,
      title: `Source ${i + 1}`,
      url: url(i + 1),
    }));
    const all = { label: 'All sources', act: { kind: 'help' } } as const;
    const { links, buttons } = readMessage(
      shown([{ kind: 'links', label: 'Sources', items, more: all }]),
    );
    expect(links.length).toBeGreaterThan(50);
    expect(links).toEqual(items.slice(0, links.length).map((item) => item.url));
    expect(buttons.map((one) => one.text.text)).toEqual(['All sources']);
  });

  test('long text ends at a sentence and says where there is more', () => {
    const more = { label: 'Read more', url: 'https://example.org/checks/moon' };
    const long = { ...text('plain', 'One more sentence. '.repeat(1000)), more };
    const read = readMessage(shown([long]));
    expect(read.text).toMatch(/sentence\.$/);
    expect(read.links).toEqual(['https://example.org/checks/moon']);
  });

  test('a claim as long as a speech is a heading of a few sentences', () => {
    const more = { label: 'Read more', url: 'https://example.org/checks/moon' };
    const read = readMessage(
      shown([{ kind: 'text', style: 'heading', text: 'It is so. '.repeat(1000), more }]),
    );
    expect(read.text.length).toBeLessThanOrEqual(500);
    expect(read.text).toMatch(/so\.$/);
    expect(read.buttons.map((one) => one.text.text)).toEqual(['Read more']);
  });

  test('one word that has no end is cut', () => {
    const read = readMessage(shown([text('plain', 'x'.repeat(100_000))]));
    expect(read.text).toMatch(/^x+…$/);
  });

  test('of a warning the first sentence is in bold, and the reasons are not', () => {
    const words = 'Corrected 1 May 2024. It was “True”. Now it is not.';
    const { blocks } = shown([{ kind: 'notice', tone: 'warning', text: words }]);
    expect(blocks).toMatchObject([
      { type: 'alert', text: { text: '*Corrected 1 May 2024.*\nIt was “True”. Now it is not.' } },
    ]);
  });

  test('a warning stands in an alert where it may, and is the same words where it may not', () => {
    const warning = (words: string) => reply([{ kind: 'notice', tone: 'warning', text: words }]);
    const alert = toMessage(warning('Withdrawn.'));
    const section = toMessage(warning('Withdrawn.'), 'plain');
    expect(alert.blocks).toMatchObject([{ type: 'alert', level: 'warning' }]);
    expect(section.blocks).toMatchObject([{ type: 'section' }]);
    expect(readMessage(alert).text).toBe(readMessage(section).text);
    const { blocks } = toMessage(warning(`Withdrawn. ${'For this reason. '.repeat(100)}`));
    expect(blocks).toMatchObject([{ type: 'section' }]);
  });

  test('a notice that has no end is cut', () => {
    shown([{ kind: 'notice', tone: 'warning', text: 'Withdrawn. '.repeat(2000) }]);
    shown([{ kind: 'notice', tone: 'info', text: 'Sample. '.repeat(2000) }]);
  });

  test('a link keeps its address when its title is long, and is left out whole when nothing helps', () => {
    const url = 'https://example.org/';
    const items = [
      { n: 1, title: '<'.repeat(2000), url },
      { n: 2, title: 'Escapes', url: `${url}?${'&'.repeat(1000)}` },
    ];
    const read = readMessage(shown([{ kind: 'links', label: 'Sources', items }]));
    expect(read.links).toEqual([url]);
    expect(read.text).toContain('2. Escapes');
  });

  test('a reply of empty blocks still says its title', () => {
    const message = shown([text('plain', ' '), text('quote', '\u200b'), text('heading', '')]);
    expect(readMessage(message).text).toBe('False: the moon is made of cheese');
  });

  test('the whole contract reply is in order', () => {
    const kinds = renderReply(fullReply()).blocks.map(({ type }) => type);
    expect(kinds.slice(0, 3)).toEqual(['header', 'context', 'section']);
    expect(kinds.at(-1)).toBe('actions');
  });

  test('whatever the texts are, what comes out may be sent and nothing in it acts', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '&'.repeat(9000),
        '* '.repeat(5000),
        `a\n> `.repeat(3000),
        'So. '.repeat(9000),
      ),
      fc.string({ unit: fc.constantFrom('&', '<', '*', '>', ' ', '\n', 'a'), maxLength: 6000 }),
    );
    const block = fc.oneof(
      fc.record({
        kind: fc.constant('verdict' as const),
        verdict: fc.constant('false' as const),
        label: words,
        publisher: words,
      }),
      fc.record({
        kind: fc.constant('text' as const),
        style: fc.constantFrom(
          'plain' as const,
          'heading' as const,
          'quote' as const,
          'small' as const,
        ),
        text: words,
      }),
      fc.record({
        kind: fc.constant('notice' as const),
        tone: fc.constantFrom('info' as const, 'warning' as const),
        text: words,
      }),
      fc.record({
        kind: fc.constant('list' as const),
        label: words,
        items: fc.array(fc.record({ title: words, detail: words }), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('links' as const),
        label: words,
        items: fc.array(fc.record({ n: fc.nat(), title: words, url: fc.webUrl() }), {
          maxLength: 5,
        }),
      }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), words, (blocks, title) => {
        const message = toMessage(reply(blocks, { title }));
        expect(messageProblems(message)).toEqual([]);
        expect(readMessage(message).active).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
