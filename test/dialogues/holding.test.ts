import { describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { createIndex } from '../../src/search/index.ts';
import { channel, dialogue, listeningLog, readOut } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aBot } from '../support/press.ts';

const recently = { publishedAt: '2026-01-02', checkedAt: '2026-01-01' };

function without({ publishedAt: _, checkedAt: __, ...undated }: FactCheck): FactCheck {
  return undated;
}

/** One that answers with whatever comes nearest, so that what differs is seen however sure the desk would have to be. */
const eagerIndex = () => createIndex({ thresholds: { match: 0, choice: 0, near: 0 } });

describe('a question that names something else than the claim', () => {
  const turnout = aFactCheck({ ...recently, claim: 'Turnout was 20 percent in 2020' });

  test('is told what differs, after the claim and before the summary', async () => {
    const { say, verdict, text } = await dialogue({ library: [turnout], index: eagerIndex() });
    await say('turnout was 30% in 2024');
    verdict('False');
    expect(text().split('\n').slice(0, 5)).toEqual([
      'False',
      'Claim checked: Turnout was 20 percent in 2020',
      'The check is about 2020; you asked about 2024.',
      'The claim checked says 20 percent; your question says 30 percent.',
      'Samples brought back by six crewed landings are rock [1]. None of it is cheese [2].',
    ]);
  });

  test('hears nothing of it where it names the same', async () => {
    const { say, hasNot } = await dialogue({ library: [turnout], index: eagerIndex() });
    await say('was turnout 20% in 2020?');
    hasNot('The check is about', 'The claim checked says');
  });

  test('hears nothing of it from a withdrawn fact-check', async () => {
    const withdrawn = aFactCheck({ claim: turnout.claim, status: 'withdrawn' });
    const { say, hasNot } = await dialogue({ library: [withdrawn], index: eagerIndex() });
    await say('turnout was 30% in 2024');
    hasNot('The check is about', 'The claim checked says');
  });
});

describe('an old fact-check', () => {
  const old = aFactCheck({ publishedAt: '2020-11-20', checkedAt: '2020-11-18' });
  const age = (...changes: Partial<Parameters<typeof aFactCheck>[0]>[]) =>
    aFactCheck(Object.assign({ publishedAt: '2020-11-20', checkedAt: '2020-11-18' }, ...changes));

  test('says how old it is, before its summary', async () => {
    const { say, text } = await dialogue({ library: [old] });
    await say('is the moon made of cheese?');
    expect(text().split('\n').slice(0, 3)).toEqual([
      'False',
      'Claim checked: The moon is made of cheese',
      'This check is 6 years old.',
    ]);
  });

  test('says so when it is opened and shared too', async () => {
    const { act, reads } = await dialogue({ library: [old], place: channel });
    await act({ kind: 'show', id: old.id, part: 'card', page: 1 });
    reads('This check is 6 years old.');
    await act({ kind: 'share', id: old.id });
    reads('This check is 6 years old.');
  });

  test.each([
    [
      'a year short of the next birthday',
      { publishedAt: '2020-11-25' },
      'This check is 5 years old.',
    ],
    ['on its birthday', { publishedAt: '2020-11-24' }, 'This check is 6 years old.'],
  ])('counts whole years: %s', async (_, dates, sentence) => {
    const { say, reads } = await dialogue({ library: [age(dates)] });
    await say('is the moon made of cheese?');
    reads(sentence);
  });

  test.each([
    ['younger than three years', age({ publishedAt: '2024-01-01' })],
    [
      'corrected since',
      age({ status: 'corrected', corrections: [{ date: '2025-01-01', text: 'New figures.' }] }),
    ],
    ['a sample', age({ publisher: 'factdesk samples' })],
    ['without a date', without(age())],
    ['withdrawn', age({ status: 'withdrawn' })],
  ])('says nothing where it is %s', async (_, factCheck) => {
    const { say, hasNot } = await dialogue({ library: [factCheck] });
    await say('is the moon made of cheese?');
    hasNot('This check is');
  });

  test.each([
    [0, '2001-01-01', undefined],
    [1, '2026-11-20', 'This check is 4 days old.'],
    [30, '2026-10-01', 'This check is 54 days old.'],
    [30, '2026-01-20', 'This check is 10 months old.'],
    [365, '2025-11-20', 'This check is 1 year old.'],
  ])('with %i days as old, one of %s', (oldAfterDays, publishedAt, sentence) => {
    const bot = aBot({
      index: wordIndex(),
      store: memoryStore(),
      log: listeningLog(),
      now: () => new Date('2026-11-24T12:00:00Z'),
      oldAfterDays,
    });
    const said = readOut(bot.present(aFactCheck({ publishedAt, checkedAt: publishedAt })));
    if (sentence) expect(said).toContain(sentence);
    else expect(said).not.toContain('This check is');
  });
});
