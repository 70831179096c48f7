import { expect, test } from 'vitest';
import { dialogue, direct, listeningLog, readOut } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aBot } from '../support/press.ts';

test('help says what the desk does, how to ask, what it keeps, and has examples to press', async () => {
  const library = [
    aFactCheck(),
    aFactCheck({ id: 'same', publisher: 'Other Desk' }),
    aFactCheck({ id: 'long', claim: 'A claim that is far too long for any button. '.repeat(4) }),
    aFactCheck({
      id: 'wide',
      claim: `A claim that fits a token but not a label: ${'o'.repeat(40)}`,
    }),
  ];
  const { act, text, buttons, press, verdict } = await dialogue({ library });
  await act({ kind: 'help' });
  expect(text()).toBe(
    [
      'What this desk does',
      'Ask about a claim, and the desk answers with what publishers have already found: their rating in their own words, a summary, and links to the sources.',
      'It never rates a claim itself. Where nothing was published, it says so.',
      'Type the claim into the box on this page.',
      'You can begin with one of the examples below.',
      'What is kept: the question, the answer and the platform, for 30 days. Who asked is not kept.',
    ].join('\n'),
  );
  expect(buttons()).toEqual(['The moon is made of cheese', 'Browse']);
  await press('The moon is made of cheese');
  verdict('False');
});

test.each(['discord', 'slack', 'web', 'console'] as const)(
  'on %s it says how to ask there',
  async (platform) => {
    const { act, reads } = await dialogue({ place: { ...direct, platform } });
    await act({ kind: 'help' });
    reads(
      {
        discord: 'Type /factcheck and the claim',
        slack: 'Type /factcheck and the claim',
        web: 'Type the claim into the box',
        console: 'press Enter',
      }[platform],
    );
  },
);

test('a library with samples says so, an empty one promises no examples', async () => {
  const samples = await dialogue({ library: [aFactCheck({ publisher: 'factdesk samples' })] });
  await samples.act({ kind: 'help' });
  samples.reads('The library holds sample content. Every answer from it says so.');
  const empty = await dialogue();
  await empty.act({ kind: 'help' });
  empty.hasNot('sample content', 'examples below');
});

test('its examples are those with a rating first, then the newest', async () => {
  const library = [
    aFactCheck({ id: 'unrated', claim: 'The moon is hollow', verdict: 'none' }),
    aFactCheck({ id: 'rated', claim: 'The moon is made of cheese', publishedAt: '2001-01-01' }),
  ];
  const { act, buttons } = await dialogue({ library });
  await act({ kind: 'help' });
  expect(buttons()).toEqual(['The moon is made of cheese', 'The moon is hollow', 'Browse']);
});

test('it says how long questions are kept as the desk is set up', async () => {
  const bot = aBot({
    index: wordIndex(),
    store: memoryStore(),
    log: listeningLog(),
    retentionDays: 1,
  });
  const reply = await bot.handle({
    id: 'one',
    place: direct,
    actor: { id: 'U1', role: 'asker' },
    heardBy: 'asker',
    act: { kind: 'help' },
  });
  expect(reply && readOut(reply)).toContain('for 1 day. Who asked is not kept.');
});
