import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import type { SearchIndex } from '../../src/core/ports.ts';
import { channel, dialogue, direct } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryStore } from '../support/memory-store.ts';

const library = [aFactCheck()];
const refuses = async (): Promise<never> => {
  throw new Error('disk on fire at /secret/path');
};

describe('buttons', () => {
  test.each([
    [
      '2|show|moon-cheese|card|1',
      'That button comes from an earlier version of the desk, so please ask the question again.',
    ],
    [
      '0|x',
      'That button comes from an earlier version of the desk, so please ask the question again.',
    ],
    [
      '1|show|moon-cheese|kitchen|1',
      'That button could not be read, so please ask the question again.',
    ],
    ['1|show|../../etc|card|1', 'That button could not be read, so please ask the question again.'],
    ['1|delete|moon-cheese', 'That button could not be read, so please ask the question again.'],
    ['', 'That button could not be read, so please ask the question again.'],
    ['\u0000\ud800', 'That button could not be read, so please ask the question again.'],
    [
      `1|ask|${'x'.repeat(5000)}`,
      'That button could not be read, so please ask the question again.',
    ],
    [
      '1|show|moon-gone|card|1',
      'That fact-check is no longer in the library, so please ask again to see what there is now.',
    ],
    [
      '1|share|moon-gone',
      'That fact-check is no longer in the library, so please ask again to see what there is now.',
    ],
  ])('%j is answered with one helpful sentence', async (token, sentence) => {
    const { pressToken, text, title, offers, log } = await dialogue({ library });
    await pressToken(token);
    expect(text()).toBe(sentence);
    expect(title()).toBe(sentence);
    offers('Help', 'Browse');
    expect(log.errors).toEqual([]);
  });

  test('work after a restart', async () => {
    const before = await dialogue({ library, place: channel });
    await before.say('is the moon made of cheese?');
    const after = await dialogue({ library, place: channel });
    await after.pressToken('1|show|moon-cheese|card|1');
    after.verdict('False');
  });
});

describe('questions', () => {
  test.each([
    '',
    '   ',
    '\u0000\u0007',
    '\u200b\u200d\ufeff',
    '\u202e',
    '\u3164',
    '\ud800',
    '\n\t',
  ])('%j holds nothing to read, and a sentence says what to write', async (question) => {
    const { say, text, store } = await dialogue({ library });
    await say(question);
    expect(text()).toBe(
      'Please write the claim you want checked, for example: vitamin C prevents colds.',
    );
    expect(await store.interactions.recent(9)).toEqual([]);
  });

  test.each([
    'x'.repeat(100_000),
    '🙂🙂🙂',
    'هل القمر مصنوع من الجبن؟',
    "'; DROP TABLE interactions; --",
    '<script>alert(1)</script>',
    '<!channel> @everyone <@U123> [click](https://evil.example)',
    'broken \ud83d half',
    '!!!???',
  ])('whatever it is, %.40j is answered without a verdict', async (question) => {
    const { say, noVerdict, reads, log } = await dialogue({ library });
    await say(question);
    noVerdict();
    reads('No published fact-check in this library answers that.');
    expect(log.errors).toEqual([]);
  });

  test('a claim within 100,000 characters is still found', async () => {
    const { say, verdict } = await dialogue({ library });
    await say(`${'lorem ipsum '.repeat(8000)} the moon is made of cheese`);
    verdict('False');
  });

  test('are kept without control characters, platform ids and length, and never who asked', async () => {
    const { say, store } = await dialogue({ library, actor: { id: 'U777', name: 'Ada' } });
    await say(`<@U777> is the moon\u0000\u001b made of cheese? ${'really '.repeat(1000)}`);
    const [kept] = await store.interactions.recent(1);
    expect(kept).toMatchObject({
      at: new Date('2026-11-24T12:00:00Z'),
      platform: 'web',
      kind: 'match',
      factChecks: ['moon-cheese'],
      confidence: 1,
    });
    expect(kept?.question).toMatch(/^is the moon made of cheese\? really/);
    expect(kept?.question.length).toBeGreaterThan(1900);
    expect(kept?.question.length).toBeLessThanOrEqual(2000);
    expect(JSON.stringify(kept)).not.toMatch(/U777|Ada/);
  });

  test('asked by a program are decided and kept the same way', async () => {
    const { bot, store } = await dialogue({ library });
    const answer = await bot.ask({ text: 'is the moon made of cheese?' }, 'console');
    expect(answer.kind).toBe('match');
    expect(await store.interactions.recent(1)).toMatchObject([{ platform: 'console' }]);
    await expect(bot.ask({ text: ' ' }, 'console')).rejects.toMatchObject({
      code: 'empty-question',
    });
  });
});

describe('retries', () => {
  test('of one platform are answered once, the same id on another platform is another question', async () => {
    const store = memoryStore();
    const web = await dialogue({ library, store });
    await web.say('is the moon made of cheese?', 'event-1');
    expect(web.heardNothing()).toBe(false);
    await web.say('is the moon made of cheese?', 'event-1');
    expect(web.heardNothing()).toBe(true);
    const slack = await dialogue({ library, store, place: { ...direct, platform: 'slack' } });
    await slack.say('is the moon made of cheese?', 'event-1');
    slack.verdict('False');
  });
});

describe('failures', () => {
  const broken: [keyof SearchIndex, Act][] = [
    ['find', { kind: 'ask', question: 'is the moon made of cheese?' }],
    ['get', { kind: 'show', id: 'moon-cheese', part: 'card', page: 1 }],
    ['get', { kind: 'reject', ids: ['moon-cheese', 'hollow'] }],
    ['list', { kind: 'browse', by: 'newest', value: '', page: 1 }],
    ['shelves', { kind: 'help' }],
  ];
  test.each(broken)(
    'of the index (%s) get a reference that leads to the log',
    async (method, act) => {
      const index = { ...wordIndex(), [method]: refuses };
      const talk = await dialogue({ index });
      await talk.act(act);
      expect(talk.title()).toBe('Something went wrong');
      expect(talk.text()).toBe(
        'The desk could not answer that. Please try again in a moment. If it happens again, tell the people who run the desk and give them this reference: ab12cd34',
      );
      expect(talk.log.errors).toHaveLength(1);
      expect(talk.log.errors[0]?.facts).toMatchObject({
        reference: 'ab12cd34',
        err: expect.objectContaining({ message: 'disk on fire at /secret/path' }),
      });
    },
  );

  test('of the store lose no answer', async () => {
    const healthy = memoryStore();
    const store = {
      ...healthy,
      once: refuses,
      interactions: { ...healthy.interactions, record: refuses },
    };
    const { say, verdict, log } = await dialogue({ library, store });
    await say('is the moon made of cheese?');
    verdict('False');
    expect(log.errors.map(({ message }) => message)).toEqual([
      'the store could not tell whether this was answered before',
      'a question was answered but not recorded',
    ]);
  });
});
