import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { SearchIndex } from '../../src/core/ports.ts';
import type { Answer } from '../../src/core/question.ts';
import { createIndex } from '../../src/search/index.ts';
import { aFactCheck, anyFactCheck } from '../support/factcheck.ts';
import { readSamples } from '../support/samples.ts';

async function indexOf(...factChecks: FactCheck[]): Promise<SearchIndex> {
  const index = createIndex();
  await index.put(factChecks);
  return index;
}

function matchIn(answer: Answer) {
  if (answer.kind !== 'match') throw new Error(`there was no match but ${answer.kind}`);
  return answer;
}

const bells = aFactCheck({ id: 'bells', claim: 'Church bells drive thunderstorms away' });
const moths = aFactCheck({ id: 'moths', claim: 'Moths eat woollen jumpers at night' });
const kelp = aFactCheck({ id: 'kelp', claim: 'Kelp grows half a metre in a day' });

describe('an address in a question', () => {
  test('answers with that very fact-check, whatever else is said', async () => {
    const index = await indexOf(bells, moths, kelp);
    const text = 'do moths eat jumpers? http://www.example.org/checks/bells/?utm_source=chat';
    expect(matchIn(await index.find({ text })).found).toMatchObject({
      factCheck: { id: 'bells' },
      confidence: 1,
    });
  });

  test('that nothing was published at is as if it were not there', async () => {
    const index = await indexOf(bells, moths, kelp);
    const text = 'church bells drive thunderstorms away https://example.org/elsewhere';
    expect(matchIn(await index.find({ text })).found.factCheck.id).toBe('bells');
    expect((await index.find({ text: 'https://example.org/elsewhere' })).kind).toBe('none');
  });

  test('is forgotten with its fact-check, and follows it where it moves', async () => {
    const index = await indexOf(bells, moths, kelp);
    await index.put([{ ...bells, url: 'https://example.org/new' }]);
    expect((await index.find({ text: 'https://example.org/checks/bells' })).kind).toBe('none');
    expect((await index.find({ text: 'https://example.org/new' })).kind).toBe('match');
    await index.drop(['bells']);
    expect((await index.find({ text: 'https://example.org/new' })).kind).toBe('none');
  });

  test('of a withdrawn fact-check leads to it, not to another of the claim', async () => {
    const gone = aFactCheck({ id: 'gone', claim: bells.claim, status: 'withdrawn' });
    const index = await indexOf(gone, bells, moths);
    const found = await index.find({ text: 'https://example.org/checks/gone' });
    expect(matchIn(found).found.factCheck.id).toBe('gone');
  });
});

describe('fact-checks of one claim', () => {
  const text = 'do church bells drive thunderstorms away';
  const older = aFactCheck({ ...given('older', '2019-01-01'), rating: { label: 'Unproven' } });
  const newer = aFactCheck(given('newer', '2024-01-01'));
  const between = aFactCheck({ ...given('between', '2022-01-01'), rating: { label: 'True' } });

  function given(id: string, date: string) {
    return { id, claim: bells.claim, checkedAt: date, publishedAt: date };
  }

  test('that disagree are told, the newest speaks, the others newest first', async () => {
    const index = await indexOf(older, newer, between, moths);
    const match = matchIn(await index.find({ text }));
    expect(match.found.factCheck.id).toBe('newer');
    expect(match.disagreeing.map(({ factCheck }) => factCheck.id)).toEqual(['between', 'older']);
    expect(match.others.map(({ factCheck }) => factCheck.id)).not.toContain('older');
  });

  test('that agree are not', async () => {
    const same = aFactCheck(given('same', '2018-01-01'));
    const match = matchIn(await (await indexOf(newer, same, moths)).find({ text }));
    expect(match.disagreeing).toEqual([]);
  });

  test('a live one speaks before a withdrawn one, which disagrees with nobody', async () => {
    const gone = aFactCheck({ ...given('gone', '2025-01-01'), status: 'withdrawn' });
    const match = matchIn(await (await indexOf(gone, older, moths)).find({ text }));
    expect(match.found.factCheck.id).toBe('older');
    expect(match.disagreeing).toEqual([]);
  });

  test('one without a rating disagrees with nobody', async () => {
    const unrated = aFactCheck({ ...given('unrated', '2025-01-01'), verdict: 'none' });
    const match = matchIn(await (await indexOf(unrated, older, moths)).find({ text }));
    expect(match.disagreeing).toEqual([]);
  });

  test.each([
    [
      'another year',
      'Turnout in Ruritania was low in 2020',
      'Turnout in Ruritania was low in 2024',
    ],
    ['another number', 'The bridge cost 30 million dollars', 'The bridge cost 90 million dollars'],
    ['another country', 'Cheese is banned in France', 'Cheese is banned in Spain'],
    ['the contrary', 'Cheese is good for the teeth', 'Cheese is bad for the teeth'],
    ['a denial', 'Cheese causes nightmares', 'Cheese does not cause nightmares'],
  ])('with %s are not of one claim', async (_, one, other) => {
    const index = await indexOf(
      aFactCheck({ id: 'one', claim: one }),
      aFactCheck({ id: 'other', claim: other, rating: { label: 'True' } }),
      moths,
    );
    const match = matchIn(await index.find({ text: one }));
    expect(match.found.factCheck.id).toBe('one');
    expect(match.disagreeing).toEqual([]);
  });
});

describe('the sample library', () => {
  let index: SearchIndex;
  beforeAll(async () => {
    index = await indexOf(...(await readSamples()).added);
  });

  test.each([
    'is covid airborne',
    'is the coronavirus airborne?',
    'coronavirus stays in the air for hours',
    'can covid spread through the air in a room',
  ])('to "%s" the check of 2022 speaks, and that of 2020 is named', async (text) => {
    const match = matchIn(await index.find({ text }));
    expect(match.found.factCheck.id).toBe('covid-airborne-2022');
    expect(match.disagreeing.map(({ factCheck }) => factCheck.id)).toEqual(['covid-airborne-2020']);
  });

  test('no sample but those two disagrees with another', async () => {
    const { factChecks } = await index.list({ offset: 0, limit: 1000 });
    const disagreeing: string[] = [];
    for (const { id, claim } of factChecks) {
      const answer = await index.find({ text: claim });
      if (answer.kind === 'match' && answer.disagreeing.length > 0) disagreeing.push(id);
    }
    expect(disagreeing.toSorted()).toEqual(['covid-airborne-2020', 'covid-airborne-2022']);
  });

  test('to its own claims nothing differs and nothing is turned', async () => {
    const { factChecks } = await index.list({ offset: 0, limit: 1000 });
    for (const { id, claim } of factChecks) {
      const answer = await index.find({ text: claim });
      if (answer.kind !== 'match') continue;
      expect({ id, turned: answer.turned, differences: answer.differences }).toEqual({
        id,
        turned: false,
        differences: [],
      });
    }
  });
});

describe('the size of the library', () => {
  test('none: nothing is found, nothing breaks', async () => {
    const index = await indexOf();
    expect(await index.find({ text: 'do bells drive storms away' })).toEqual({
      kind: 'none',
      closest: [],
    });
    expect(await index.list({ offset: 0, limit: 10 })).toEqual({ total: 0, factChecks: [] });
    expect(await index.shelves()).toEqual({ topics: [], publishers: [] });
    await index.drop(['nothing']);
  });

  test('one: its claim is found, another is not', async () => {
    const index = await indexOf(bells);
    expect(matchIn(await index.find({ text: bells.claim })).found.confidence).toBeGreaterThan(0.9);
    const other = await index.find({ text: 'who won the football yesterday' });
    expect(other.kind).toBe('none');
  });

  test('one that came and went: nothing is left', async () => {
    const index = await indexOf(bells);
    await index.drop(['bells']);
    expect(await index.find({ text: bells.claim })).toEqual({ kind: 'none', closest: [] });
    expect(await index.get('bells')).toBeUndefined();
  });

  test('a claim of thousands of words is searched, and found by its address', async () => {
    const words = Array.from({ length: 3000 }, (_, n) => `word${n}`)
      .join(' ')
      .slice(0, 20_000)
      .trim();
    const index = await indexOf(aFactCheck({ id: 'long', claim: words }), bells, moths);
    expect(matchIn(await index.find({ text: bells.claim })).found.factCheck.id).toBe('bells');
    const long = await index.find({ text: 'https://example.org/checks/long' });
    expect(matchIn(long).found.factCheck.id).toBe('long');
    const asked = await index.find({ text: Array(10_000).fill('bells thunderstorms').join(' ') });
    expect(['match', 'choices', 'none']).toContain(asked.kind);
  });
});

describe('whatever is published and asked', () => {
  const question = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('', ' ', '\u200b', '🙂', '?', 'the', '1', 'https://example.org', '\ud800'),
  );

  test('confidences are probabilities, best first, and every id is of the library', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFactCheck, { maxLength: 5 }), question, async (all, text) => {
        const index = await indexOf(...all);
        for (const asked of [text, ...all.slice(0, 1).map(({ claim }) => claim)]) {
          const answer = await index.find({ text: asked });
          const found = {
            match: () => (answer.kind === 'match' ? [answer.found, ...answer.others] : []),
            choices: () => (answer.kind === 'choices' ? answer.choices : []),
            none: () => (answer.kind === 'none' ? answer.closest : []),
          }[answer.kind]();
          for (const { factCheck, confidence } of found) {
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
            expect(await index.get(factCheck.id)).toBe(factCheck);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('whole fact-checks that stand elsewhere', () => {
  const elsewhere = async (...factChecks: FactCheck[]) => {
    const there = new Map(factChecks.map((one) => [one.id, one]));
    const asked: string[][] = [];
    const index = createIndex({
      read: async (ids) => {
        asked.push([...ids]);
        return ids.flatMap((id) => there.get(id) ?? []).toReversed();
      },
    });
    await index.put(factChecks);
    return { index, there, asked };
  };

  test('are read once for an answer, and it is the same as from memory', async () => {
    const { index, asked } = await elsewhere(bells, moths, kelp);
    const text = 'do church bells drive thunderstorms away';
    const memory = await indexOf(bells, moths, kelp);
    expect(await index.find({ text })).toEqual(await memory.find({ text }));
    expect(asked).toHaveLength(1);
  });

  test('are read for a page of the list, in its order, and not for the shelves', async () => {
    const { index, asked } = await elsewhere(bells, moths, kelp);
    expect((await index.list({ offset: 1, limit: 2 })).factChecks).toEqual([kelp, moths]);
    await index.shelves();
    expect(asked).toEqual([['kelp', 'moths']]);
  });

  test('are not asked for by an id that the library has not', async () => {
    const { index, asked } = await elsewhere(bells, moths);
    await index.drop(['moths']);
    expect(await index.get('moths')).toBeUndefined();
    expect(await index.get('bells')).toEqual(bells);
    expect(asked).toEqual([['bells']]);
  });

  test('that went meanwhile are not answered with', async () => {
    const twin = aFactCheck({ id: 'twin', claim: bells.claim, verdict: bells.verdict });
    const { index, there } = await elsewhere(bells, twin, moths);
    there.delete('bells');
    const found = await index.find({ text: 'https://example.org/checks/bells' });
    expect(found).toMatchObject({ kind: 'none', closest: [] });
    const { found: second } = matchIn(await index.find({ text: bells.claim }));
    expect(second.factCheck.id).toBe('twin');
  });
});
