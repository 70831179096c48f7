import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitReply, type Limits } from '../../src/adapters/fit.ts';
import { presentAnswer } from '../../src/bot/present/answer.ts';
import { wordsFor } from '../../src/bot/words/words.ts';
import { decodeAct, encodeAct, tokenLimit } from '../../src/core/act.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Action, Block, Reply } from '../../src/core/message.ts';
import type { Answer, Found } from '../../src/core/question.ts';
import { actionsOf, channel, listeningLog, readOut } from '../support/dialogue.ts';
import { aFactCheck, anyFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aBot } from '../support/press.ts';

const asked = {
  place: channel,
  heardBy: 'asker',
  words: wordsFor('en'),
  actor: { id: 'U1', role: 'asker' },
  preferences: {
    answers: 'asker',
    topics: [],
    rhythm: 'at-once',
    approval: 'one',
    zone: 'UTC',
  },
  now: () => new Date('2026-11-24'),
  oldAfterDays: 1095,
} as const;
const bot = aBot({ index: wordIndex(), store: memoryStore(), log: listeningLog() });

const asFound = (factCheck: FactCheck): Found => ({
  factCheck,
  claim: factCheck.claim,
  confidence: 0.9,
});
const some = fc.array(anyFactCheck.map(asFound), { maxLength: 4 });

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('match' as const),
    found: anyFactCheck.map(asFound),
    turned: fc.boolean(),
    differences: fc.array(
      fc.record({
        kind: fc.constantFrom('number', 'date', 'name'),
        asked: fc.string({ unit: 'grapheme', minLength: 1 }),
        checked: fc.string({ unit: 'grapheme', minLength: 1 }),
      }),
      { maxLength: 4 },
    ),
    others: some,
    disagreeing: some,
  }),
  fc.record({ kind: fc.constant('choices' as const), choices: some }),
  fc.record({ kind: fc.constant('none' as const), closest: some }),
);

function factChecksIn(answer: Answer): FactCheck[] {
  const found = {
    match: () =>
      answer.kind === 'match' ? [answer.found, ...answer.others, ...answer.disagreeing] : [],
    choices: () => (answer.kind === 'choices' ? answer.choices : []),
    none: () => (answer.kind === 'none' ? answer.closest : []),
  }[answer.kind]();
  return found.map(({ factCheck }) => factCheck);
}

function linksOf(reply: Reply): string[] {
  const inBlocks = (block: Block) =>
    block.kind === 'links' ? block.items.flatMap(({ url }) => url ?? []) : [];
  const inActions = (action: Action) => ('url' in action ? [action.url] : []);
  return [...reply.blocks.flatMap(inBlocks), ...actionsOf(reply).flatMap(inActions)];
}

const addressesOf = ({ url, sources }: FactCheck): (string | undefined)[] => [
  url,
  ...sources.map((source) => source.url),
];

function holds(reply: Reply, factChecks: readonly FactCheck[]): void {
  expect(reply.title.trim()).not.toBe('');
  expect(reply.title).not.toContain('\n');
  const published = new Set(factChecks.flatMap(addressesOf));
  for (const link of linksOf(reply)) expect(published).toContain(link);
  for (const action of actionsOf(reply)) {
    expect(action.label).not.toBe('');
    if (!('act' in action)) continue;
    const token = encodeAct(action.act);
    expect(token.length).toBeLessThanOrEqual(tokenLimit);
    expect(decodeAct(token)).toEqual(action.act);
  }
}

/** A word of thousands of letters has no place at which it could be shortened. */
const withSpaces = (answer: Answer): Answer =>
  JSON.parse(JSON.stringify(answer).replaceAll('x'.repeat(50), `${'x'.repeat(49)} `));

const without = (mark: string, factCheck: FactCheck): FactCheck =>
  JSON.parse(JSON.stringify(factCheck).replaceAll(mark, '.'));

describe('any fact-check as a card', () => {
  test('has a title, buttons that fit, and links from the fact-check alone', () => {
    fc.assert(
      fc.property(anyFactCheck, (factCheck) => {
        const reply = bot.present(factCheck, 'en');
        holds(reply, [factCheck]);
        expect(reply.audience).toBe('everyone');
      }),
    );
  });

  test('has its verdict first, word for word, or no verdict at all where it was withdrawn', () => {
    fc.assert(
      fc.property(anyFactCheck, (factCheck) => {
        const { blocks } = bot.present(factCheck);
        const verdicts = blocks.filter(({ kind }) => kind === 'verdict');
        if (factCheck.status === 'withdrawn') {
          expect(verdicts).toEqual([]);
          return;
        }
        expect(verdicts).toEqual([blocks[0]]);
        expect(verdicts[0]).toMatchObject({
          verdict: factCheck.verdict,
          label: factCheck.rating?.label ?? 'No rating published',
        });
      }),
    );
  });

  test('says nothing louder than its publisher does', () => {
    fc.assert(
      fc.property(anyFactCheck, (factCheck) => {
        const reply = bot.present(without('!', factCheck));
        expect(readOut(reply) + reply.title).not.toContain('!');
      }),
    );
  });

  test('has no notice that a platform could not show whole', () => {
    fc.assert(
      fc.property(anyFactCheck, (factCheck) => {
        for (const block of bot.present(factCheck).blocks) {
          if (block.kind === 'notice') expect(block.text.length).toBeLessThan(1000);
        }
      }),
    );
  });
});

/** About what Discord allows, the tightest of the platforms: 4,000 characters of text in one message. */
const tight: Limits = {
  block: (block) => readOut({ ...bot.present(aFactCheck()), blocks: [block] }).length <= 3000,
  reply: (reply) => readOut(reply).length <= 3900,
};

describe('any answer as a reply', () => {
  test('can be shortened to what the tightest platform shows, with links whole', () => {
    fc.assert(
      fc.property(anyAnswer.map(withSpaces), (answer) => {
        const reply = presentAnswer(answer, asked);
        const fitted = fitReply(reply, tight);
        holds(fitted, factChecksIn(answer));
        expect(tight.reply(fitted)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('has a title, buttons that fit, and links from its fact-checks alone', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        holds(presentAnswer(answer, asked), factChecksIn(answer));
      }),
    );
  });

  test('gives one verdict where one fact-check answers, and none elsewhere', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const { blocks } = presentAnswer(answer, asked);
        const verdicts = blocks.filter(({ kind }) => kind === 'verdict');
        const one = answer.kind === 'match' && answer.found.factCheck.status !== 'withdrawn';
        expect(verdicts).toHaveLength(one ? 1 : 0);
      }),
    );
  });

  test('puts the claim first where the question turned it round', () => {
    fc.assert(
      fc.property(anyFactCheck, (factCheck) => {
        fc.pre(factCheck.status !== 'withdrawn');
        const answer: Answer = {
          kind: 'match',
          found: asFound(factCheck),
          turned: true,
          differences: [],
          others: [],
          disagreeing: [],
        };
        const { blocks, title } = presentAnswer(answer, asked);
        expect(blocks[0]).toMatchObject({
          kind: 'text',
          text: `The claim checked was: ${factCheck.claim}`,
        });
        expect(blocks[1]).toMatchObject({
          kind: 'verdict',
          lead: factCheck.rating ? 'That claim was rated:' : 'On that claim:',
        });
        expect(title).toMatch(/^The claim checked was: /);
      }),
    );
  });

  test('offers each other candidate once behind "Not my claim", two at most', () => {
    const others = ['one', 'two', 'two', 'one', 'three', 'four'].map((id) =>
      asFound(aFactCheck({ id })),
    );
    const found = asFound(aFactCheck({ id: 'one' }));
    const answer: Answer = {
      kind: 'match',
      found,
      turned: false,
      differences: [],
      others,
      disagreeing: [],
    };
    expect(presentAnswer(answer, asked).actions).toContainEqual({
      label: 'Not my claim',
      act: { kind: 'reject', ids: ['one', 'two', 'three'] },
    });
  });

  test('has three entries to pick from at most, each with its claim, rating and publisher', () => {
    const choices = ['a1', 'b2', 'c3', 'd4'].map((id) => asFound(aFactCheck({ id })));
    const { blocks } = presentAnswer({ kind: 'choices', choices }, asked);
    const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(items).toHaveLength(3);
    for (const { title, detail } of items) {
      expect(title).toBe('The moon is made of cheese');
      expect(detail).toMatch(/^False\. Checked 1 March 2024 by Example Desk/);
    }
  });
});
