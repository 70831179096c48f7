import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstSentence, fitReply, type Limits, shortenLine } from '../../src/adapters/fit.ts';
import type { Action, Block, Reply } from '../../src/core/message.ts';

const more: Action = { label: 'Read more', url: 'https://example.org/checks/moon' };
const moreSources: Action = {
  label: 'All sources',
  act: { kind: 'show', id: 'moon', part: 'sources', page: 1 },
};

const replyOf = (...blocks: Block[]): Reply => ({
  title: 'x',
  locale: 'en',
  audience: 'asker',
  blocks,
  actions: [{ label: 'Share', act: { kind: 'share', id: 'moon' } }],
});
const plain = (text: string): Block => ({ kind: 'text', style: 'plain', text, more });
const textsOf = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : []));
const lengthOf = (reply: Reply): number => JSON.stringify(reply.blocks).length;

/** A platform that counts UTF-16 units. */
const within = (block: number, reply: number): Limits => ({
  block: (one) => JSON.stringify(one).length <= block,
  reply: (whole) => lengthOf(whole) <= reply,
});

const address = fc
  .stringMatching(/^[a-z]{1,8}\.example\/[a-zA-Z0-9/_?.=&-]{0,60}$/)
  .map((rest) => `https://${rest}`);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,9}(-[a-z]{2,6})?[.,?!]?(\[\d{1,2}\])?$/) },
  { weight: 1, arbitrary: fc.constantFrom('😀', '👩‍👩‍👧', 'é', '🇳🇴.', 'naïve', "don't", '[12]') },
  { weight: 1, arbitrary: address },
);
const prose = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
const links = fc.array(address, { minLength: 1, maxLength: 30 }).map(
  (urls): Block => ({
    kind: 'links',
    label: 'Sources',
    items: urls.map((url, index) => ({ n: index + 1, title: `Source ${index + 1}`, url })),
    more: moreSources,
  }),
);
const anyReply = fc
  .tuple(prose, prose, links)
  .map(([first, second, sources]) => replyOf(plain(first), plain(second), sources));
const limits = fc
  .tuple(fc.integer({ min: 350, max: 2500 }), fc.integer({ min: 900, max: 5000 }))
  .map(([block, reply]) => within(block, reply));

/** The reply as it fits, or undefined where nothing does. */
function fitted(reply: Reply, limit: Limits): Reply | undefined {
  try {
    return fitReply(reply, limit);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return;
  }
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

describe('a reply made to fit', () => {
  test('is the same reply where it fits already', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(fitReply(reply, within(1e9, 1e9))).toEqual(reply);
      }),
    );
  });

  test('keeps the limits', () => {
    fc.assert(
      fc.property(anyReply, limits, (reply, limit) => {
        const kept = fitted(reply, limit);
        if (!kept) return;
        expect(limit.reply(kept)).toBe(true);
        expect(kept.blocks.every(limit.block)).toBe(true);
      }),
    );
  });

  test('begins as the whole did and ends at a word: no address, mark or character is cut', () => {
    fc.assert(
      fc.property(anyReply, limits, (reply, limit) => {
        const kept = fitted(reply, limit);
        if (!kept) return;
        for (const [index, text] of textsOf(kept).entries()) {
          const whole = words(textsOf(reply)[index] ?? '');
          const left = words(text.replace(/…$/, ''));
          expect(whole.slice(0, left.length)).toEqual(left);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leaves whole links only, the first ones', () => {
    fc.assert(
      fc.property(anyReply, limits, (reply, limit) => {
        const items = (of: Reply | undefined) =>
          of?.blocks.flatMap((block) => (block.kind === 'links' ? block.items : [])) ?? [];
        const left = items(fitted(reply, limit));
        expect(items(reply).slice(0, left.length)).toEqual(left);
      }),
    );
  });

  test('offers what was left out, exactly where something was', () => {
    fc.assert(
      fc.property(anyReply, limits, (reply, limit) => {
        const kept = fitted(reply, limit);
        if (!kept) return;
        const isCut = (kind: Block['kind']) =>
          kept.blocks.some(
            (block, index) =>
              block.kind === kind && JSON.stringify(block) !== JSON.stringify(reply.blocks[index]),
          );
        expect(kept.actions.filter(({ label }) => label === more.label)).toHaveLength(
          isCut('text') ? 1 : 0,
        );
        expect(kept.actions.filter(({ label }) => label === moreSources.label)).toHaveLength(
          isCut('links') ? 1 : 0,
        );
        expect(kept.actions).toEqual(expect.arrayContaining(reply.actions));
      }),
      { numRuns: 300 },
    );
  });

  test('ends at a sentence where one fits', () => {
    const sentence = 'The moon is made of rock and of nothing else at all. ';
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 250, max: 900 }),
        (n, most) => {
          const kept = fitReply(replyOf(plain(sentence.repeat(n))), within(most, 1e9));
          expect(textsOf(kept)[0]?.trimEnd()).toMatch(/all\.$/);
        },
      ),
    );
  });

  test.each([
    ['Read https://example.org/?q=Moon.Rock!Yes and then go on with some more words.'],
    ['Nothing was found.[1] Samples were taken twice.[2] They are rock.'],
  ])('does not take a mark inside a word for the end of a sentence: %s', (text) => {
    const whole = words(text);
    for (let most = 150; most < 260; most++) {
      const kept = fitted(replyOf(plain(text)), within(most, 1e9));
      const left = words(textsOf(kept ?? replyOf())[0]?.replace(/…$/, '') ?? '');
      expect(whole.slice(0, left.length)).toEqual(left);
    }
  });

  test('cuts between words where a script has no spaces', () => {
    const kept = fitReply(
      replyOf(plain('这是一个关于月球的句子而且它很长很长'.repeat(20))),
      within(200, 1e9),
    );
    expect(textsOf(kept)[0]).toMatch(/^这是一个.+…$/);
  });

  test('cuts a word only where it is longer than the room for all of them, and never inside a character', () => {
    const kept = fitReply(replyOf(plain('👩‍👩‍👧'.repeat(200))), within(200, 1e9));
    expect(textsOf(kept)[0]).toMatch(/^(👩‍👩‍👧)+…$/u);
  });

  test('is refused only where nothing fits: a link is left whole rather than broken', () => {
    const url = `https://example.org/${'a'.repeat(300)}`;
    const source: Block = { kind: 'links', label: 'Sources', items: [{ title: 'One', url }] };
    expect(() => fitReply(replyOf(source), within(200, 1e9))).toThrow(RangeError);
    expect(() => fitReply(replyOf(plain(url)), within(200, 1e9))).toThrow(RangeError);
    expect(fitReply(replyOf(source), within(500, 1e9)).blocks).toEqual([source]);
  });

  test('is never refused for prose alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ,.?!-]{1,800}$/), (text) => {
        const kept = fitReply(replyOf(plain(text)), within(190, 1e9));
        expect(lengthOf(kept)).toBeLessThanOrEqual(192);
      }),
    );
  });
});

describe('a line made shorter', () => {
  test('is never longer than asked, is well formed, and stays as it is where it fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.integer({ min: 2, max: 80 }),
        (text, most) => {
          const short = shortenLine(text, most);
          expect(short.length).toBeLessThanOrEqual(most);
          expect(short.isWellFormed()).toBe(true);
          if (text.length <= most) expect(short).toBe(text);
          else expect(short).toMatch(/…$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('ends at a word', () => {
    expect(shortenLine('Vaccines cause autism', 12)).toBe('Vaccines…');
  });
});

test('the first sentence stands apart from what follows, whatever addresses and marks are in it', () => {
  expect(firstSentence('See https://a.org/?q=1 first. Then [1]. Then go.')).toEqual([
    'See https://a.org/?q=1 first.',
    'Then [1]. Then go.',
  ]);
  expect(firstSentence('Only one')).toEqual(['Only one', '']);
  expect(firstSentence(' ')).toEqual(['', '']);
});
