import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageProblems } from '../../../src/adapters/discord/limits.ts';
import { toMessage } from '../../../src/adapters/discord/message.ts';
import { renderReply } from '../../../src/adapters/discord/render.ts';
import type { Block, Reply } from '../../../src/core/message.ts';
import type { Verdict } from '../../../src/core/rating.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { readMessage } from '../../support/discord/read.ts';

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
const rated = (verdict: Verdict, label: string): Block => ({
  kind: 'verdict',
  verdict,
  label,
  publisher: 'Example Desk',
});

/** What stands in the card, and its colour; the whole is accepted by Discord. */
function shown(blocks: Block[], over: Partial<Reply> = {}) {
  const message = toMessage(reply(blocks, over));
  expect(messageProblems(message)).toEqual([]);
  return message.components[0];
}
const contents = (blocks: Block[], over: Partial<Reply> = {}) =>
  shown(blocks, over).components.map((one) => ('content' in one ? one.content : one.type));

describe('a card', () => {
  test('begins with the verdict as a word, its publisher below', () => {
    expect(contents([rated('mostly-false', 'Pants on Fire'), text('plain', 'Rock.')])).toEqual([
      '## Pants on Fire\n-# Example Desk',
      'Rock.',
    ]);
  });

  const colours: [Verdict, number | undefined][] = [
    ['true', 0x2e8b57],
    ['mostly-true', 0x2e8b57],
    ['mixed', 0xd9a21b],
    ['mostly-false', 0xc93c37],
    ['false', 0xc93c37],
    ['unmapped', undefined],
    ['none', undefined],
  ];
  test.each(colours)('of the verdict %s has its colour beside the word', (verdict, colour) => {
    const card = shown([rated(verdict, 'The word')]);
    expect(card.accent_color).toBe(colour);
    expect(readMessage({ components: [card] }).text).toContain('The word');
  });

  test('without a verdict has no colour, and begins with its title', () => {
    const card = shown([text('heading', 'What this desk does'), text('heading', 'More')]);
    expect(card.accent_color).toBeUndefined();
    expect(card.components).toMatchObject([
      { content: '### What this desk does' },
      { content: '**More**' },
    ]);
  });

  test('keeps small print close to what it belongs to', () => {
    expect(
      contents([
        text('heading', 'The claim'),
        text('small', 'Made by Ana.'),
        text('plain', 'Summary.'),
        text('small', 'One.'),
        { kind: 'notice', tone: 'info', text: 'Two.' },
        text('small', 'Three.'),
      ]),
    ).toEqual(['### The claim\n-# Made by Ana.', 'Summary.', '-# One.\n-# Two.\n-# Three.']);
  });

  test('gives the first sentence of a warning the weight of a claim', () => {
    const warning = (words: string): Block => ({ kind: 'notice', tone: 'warning', text: words });
    const title = text('heading', 'x');
    expect(contents([title, warning('Corrected 1 May 2024.')])[1]).toBe(
      '**Corrected 1 May 2024.**',
    );
    expect(
      contents([title, warning('Corrected 1 May 2024. It was "True". Now it is not.')])[1],
    ).toBe('**Corrected 1 May 2024.**\nIt was "True". Now it is not.');
  });

  test('quotes line by line, and links by number or by name alone', () => {
    expect(
      contents([
        text('quote', 'Rock.\n\nAll of it.'),
        {
          kind: 'links',
          label: 'Sources',
          items: [
            { n: 1, title: 'A [b] c', url: 'https://example.org/?a=(1)' },
            { n: 2, title: 'A book' },
            { title: 'Elsewhere', url: 'https://example.org/' },
            { n: 3, title: 'A trap', url: 'javascript:alert(1)' },
          ],
        },
      ]),
    ).toEqual([
      '> Rock.\n>\n> All of it.',
      [
        '**Sources**',
        '1\\. [A (b) c](<https://example.org/?a=%281%29>)',
        '2\\. A book',
        '• [Elsewhere](<https://example.org/>)',
        '3\\. A trap',
      ].join('\n'),
    ]);
  });

  test('has the button of a thing to pick beside it', () => {
    const act = { kind: 'show', id: 'moon-hollow', part: 'card', page: 1 } as const;
    const items = [
      { title: 'The moon is hollow', detail: 'False', action: { label: 'Open', act } },
    ];
    expect(shown([{ kind: 'list', label: 'Is it this?', items }]).components).toMatchObject([
      { type: 10, content: '### Is it this?' },
      {
        type: 9,
        components: [{ content: '**The moon is hollow**\n-# False' }],
        accessory: { custom_id: '1|show|moon-hollow|card|1', label: 'Open' },
      },
    ]);
  });

  test('has its buttons in rows of five, each with its token or its address', () => {
    const share = { label: 'Share', act: { kind: 'share', id: 'moon' }, primary: true } as const;
    const open = { label: 'Read', url: 'https://example.org/moon' };
    const asks = Array.from({ length: 4 }, (_, i) => ({
      label: `Ask ${i}`,
      act: { kind: 'ask' as const, question: `${i}` },
    }));
    const { components } = shown([], { actions: [share, open, ...asks] });
    expect(components).toMatchObject([
      {
        type: 1,
        components: [
          { style: 1, custom_id: '1|share|moon' },
          { style: 5, url: 'https://example.org/moon' },
          {},
          {},
          {},
        ],
      },
      { type: 1, components: [{ custom_id: '1|ask|3' }] },
    ]);
  });

  test('has one button where two would do the same', () => {
    const help = { label: 'Help', act: { kind: 'help' } } as const;
    const { components } = shown([], { actions: [help, { ...help, label: 'Help again' }] });
    expect(components).toMatchObject([{ components: [{ label: 'Help' }] }]);
  });

  test('gives an address that is too long for a button as a link in the text', () => {
    const url = `https://example.org/${'a'.repeat(600)}`;
    const card = shown([text('plain', 'x')], { actions: [{ label: 'Read more', url }] });
    expect(readMessage({ components: [card] })).toMatchObject({ links: [url], buttons: [] });
  });

  test('of empty blocks still says its title', () => {
    const empty = [text('plain', ' '), text('quote', '\u200b'), text('heading', '')];
    expect(contents(empty)).toEqual(['False: the moon is made of cheese']);
  });

  test('never mentions anybody and never unfurls', () => {
    expect(renderReply(fullReply())).toMatchObject({
      flags: 32_768 | 4,
      allowed_mentions: { parse: [], replied_user: false },
    });
  });
});

describe('what is too long', () => {
  const more = { label: 'Read more', url: 'https://example.org/checks/moon' };
  const read = (blocks: Block[]) => readMessage({ components: [shown(blocks)] });

  test('a hundred sources: each listed one is whole, the rest one press away', () => {
    const items = Array.from({ length: 100 }, (_, i) => ({
      n: i + 1,
      title: `Source ${i + 1}`,
      url: `https://example.org/${i + 1}/${'a'.repeat(150)}`,
    }));
    const all = { label: 'All sources', act: { kind: 'help' } } as const;
    const { links, buttons } = read([{ kind: 'links', label: 'Sources', items, more: all }]);
    expect(links.length).toBeGreaterThan(15);
    expect(links).toEqual(items.slice(0, links.length).map(({ url }) => url));
    expect(buttons.map(({ label }) => label)).toEqual(['All sources']);
  });

  test('a text ends at a sentence and says where there is more', () => {
    const long = { ...text('plain', 'One more sentence. '.repeat(1000)), more };
    const { text: words, links } = read([long]);
    expect(words).toMatch(/sentence\.$/);
    expect(links).toEqual([more.url]);
  });

  test('a claim as long as a speech is a title of a few sentences', () => {
    const claim: Block = {
      kind: 'text',
      style: 'heading',
      text: 'It is so. '.repeat(1000),
      more,
    };
    const { text: words, buttons } = read([claim]);
    expect(words.length).toBeLessThanOrEqual(500);
    expect(words).toMatch(/so\.$/);
    expect(buttons.map(({ label }) => label)).toEqual(['Read more']);
  });

  test('one word that has no end, and a notice that has none, are cut', () => {
    expect(read([text('plain', 'x'.repeat(100_000))]).text).toMatch(/^x+…$/);
    expect(
      read([{ kind: 'notice', tone: 'warning', text: 'Withdrawn. '.repeat(2000) }]).text,
    ).toMatch(/…$/);
  });

  test('twenty things to pick are as many as 40 components hold', () => {
    const items = Array.from({ length: 20 }, (_, i) => ({
      title: `Thing ${i}`,
      action: { label: 'Open', act: { kind: 'ask' as const, question: `${i}` } },
    }));
    const { buttons } = read([{ kind: 'list', label: 'Pick', items, more }]);
    expect(buttons.length).toBeGreaterThan(8);
    expect(buttons.at(-1)?.label).toBe('Read more');
  });
});

test('whatever the texts are, what comes out may be sent and nothing in it acts', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('*'.repeat(9000), '# '.repeat(5000), `a\n> `.repeat(3000), 'So. '.repeat(9000)),
    fc.string({
      unit: fc.constantFrom('*', '<', '@', '>', '[', ':', '\n', ' ', 'a'),
      maxLength: 4000,
    }),
  );
  const act = { kind: 'help' as const };
  const verdict = fc.record({
    kind: fc.constant('verdict' as const),
    verdict: fc.constant('false' as const),
    label: words,
    publisher: words,
  });
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      style: fc.constantFrom('plain', 'heading', 'quote', 'small'),
      text: words,
    }),
    fc.record({
      kind: fc.constant('notice' as const),
      tone: fc.constantFrom('info', 'warning'),
      text: words,
    }),
    fc.record({
      kind: fc.constant('list' as const),
      label: words,
      items: fc.array(
        fc.record({
          title: words,
          detail: words,
          action: words.map((label) => ({ label, act })),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('links' as const),
      label: words,
      items: fc.array(fc.record({ n: fc.nat(), title: words, url: fc.webUrl() }), { maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(verdict, fc.array(block, { maxLength: 4 }), words, (first, rest, title) => {
      const blocks = rest.length > 2 ? rest : [first, ...rest];
      const message = toMessage(reply(blocks, { title }));
      expect(messageProblems(message)).toEqual([]);
      expect(readMessage(message).active).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
