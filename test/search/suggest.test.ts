import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSuggestions } from '../../src/search/suggest.ts';
import { aFactCheck } from '../support/factcheck.ts';

const claims = {
  cheese: 'The moon is made of cheese',
  hollow: 'The moon is hollow',
  vaccines: 'Vaccines cause autism in children',
  towers: '5G towers spread COVID-19',
  years: 'Crime fell by 12% in 2024',
};

function suggestions() {
  const made = createSuggestions();
  made.put(
    Object.entries(claims).map(([id, claim], day) =>
      aFactCheck({ id, claim, title: `Fact check: ${claim}`, publishedAt: `2024-01-0${day + 1}` }),
    ),
  );
  const ids = async (typed: string, limit = 25) =>
    (await made.suggest(typed, limit)).map(({ id }) => id);
  return { ...made, ids };
}

describe('while somebody types', () => {
  const typed: [string, string[]][] = [
    ['vac', ['vaccines']],
    ['is it true that vaccines cau', ['vaccines']],
    ['vacines autism', ['vaccines']],
    ['vaccines autsm', ['vaccines']],
    ['VACCINES', ['vaccines']],
    ['the moon is ho', ['hollow']],
    ['5g tow', ['towers']],
    ['covid-19', ['towers']],
    ['2024', ['years']],
    ['2025', []],
    ['moon landing', []],
    ['the moon is c', ['cheese', 'hollow']],
    ['moon z', ['hollow', 'cheese']],
    ['qwxyz', []],
  ];
  test.each(typed)('“%s” suggests %j', async (text, found) => {
    expect(await suggestions().ids(text)).toEqual(found);
  });

  test('a word that several claims have suggests them all, by their claims', async () => {
    const { suggest } = suggestions();
    const labels = (await suggest('moon', 25)).map(({ label }) => label);
    expect(labels.toSorted()).toEqual([claims.hollow, claims.cheese]);
  });

  test('nothing yet suggests the newest first, as many as are wanted', async () => {
    const { ids } = suggestions();
    expect(await ids('', 2)).toEqual(['years', 'towers']);
    expect(await ids('  …?', 1)).toEqual(['years']);
  });
});

test('what changed, went or was withdrawn is suggested as it is now', async () => {
  const { put, drop, ids } = suggestions();
  put([aFactCheck({ id: 'cheese', claim: 'The moon smells of gunpowder', title: 'Smell' })]);
  expect(await ids('gunpowder')).toEqual(['cheese']);
  expect(await ids('cheese')).toEqual([]);
  put([aFactCheck({ id: 'hollow', claim: claims.hollow, status: 'withdrawn' })]);
  expect(await ids('hollow')).toEqual([]);
  drop(['towers', 'never-there']);
  expect(await ids('towers')).toEqual([]);
  expect(await ids('')).toHaveLength(3);
});

test('what changes while the first are being read is suggested as it is now', async () => {
  const made = createSuggestions();
  const many = Array.from({ length: 1000 }, (_, i) =>
    aFactCheck({ id: `check-${i}`, claim: `Number ${i} is lucky`, title: 'Luck' }),
  );
  made.put(many);
  const early = made.suggest('lucky 7', 25);
  made.drop(['check-7']);
  made.put([aFactCheck({ id: 'check-8', claim: 'Eight is unlucky', title: 'None' })]);
  expect((await early).map(({ id }) => id)).not.toContain('check-7');
  expect((await made.suggest('unlucky', 25)).map(({ id }) => id)).toEqual(['check-8']);
  const both = await Promise.all([made.suggest('lucky', 25), made.suggest('number 9', 25)]);
  expect(both.map((found) => found.length > 0)).toEqual([true, true]);
});

test('whatever is typed, there are no more than wanted, each once', async () => {
  const { ids } = suggestions();
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom('moon', 'the', 'vac', '5g', ' ', '"', '*', '😀'), { maxLength: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 25 }), async (typed, limit) => {
      const found = await ids(Array.isArray(typed) ? typed.join(' ') : typed, limit);
      expect(found.length).toBeLessThanOrEqual(limit);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
  expect(await ids('x'.repeat(100_000))).toEqual([]);
});
