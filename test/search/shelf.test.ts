import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byLastChecked, list, shelves } from '../../src/search/shelf.ts';
import { aFactCheck } from '../support/factcheck.ts';

const all = { offset: 0, limit: 100 };
const idsOf = (factChecks: readonly { id: string }[]) => factChecks.map(({ id }) => id);

describe('the list', () => {
  test('is the newest first, by the instant and not by how it is written', () => {
    const library = [
      aFactCheck({ id: 'old', publishedAt: '2019-05-01' }),
      aFactCheck({ id: 'evening', publishedAt: '2024-03-01T23:30:00-05:00' }),
      aFactCheck({ id: 'morning', publishedAt: '2024-03-02T03:00:00Z' }),
    ];
    expect(idsOf(list(library, all).factChecks)).toEqual(['evening', 'morning', 'old']);
  });

  test('goes by the day it was checked where no other is given, undated last', () => {
    const { publishedAt: _, ...checked } = aFactCheck({ id: 'checked', checkedAt: '2025-01-01' });
    const { publishedAt: __, checkedAt: ___, ...undated } = aFactCheck({ id: 'undated' });
    const dated = aFactCheck({ id: 'dated' });
    expect(idsOf(list([undated, dated, checked], all).factChecks)).toEqual([
      'checked',
      'dated',
      'undated',
    ]);
  });

  test('leaves out what was withdrawn, in the total too', () => {
    const library = [aFactCheck({ id: 'live' }), aFactCheck({ id: 'gone', status: 'withdrawn' })];
    expect(list(library, all)).toMatchObject({ total: 1, factChecks: [{ id: 'live' }] });
  });

  test('can be of a topic and a publisher', () => {
    const library = [
      aFactCheck({ id: 'both', topics: ['moon'], publisher: 'Other Desk' }),
      aFactCheck({ id: 'topic', topics: ['moon'] }),
      aFactCheck({ id: 'publisher', publisher: 'Other Desk' }),
    ];
    const filter = { ...all, topic: 'moon', publisher: 'Other Desk' };
    expect(idsOf(list(library, filter).factChecks)).toEqual(['both']);
    expect(list(library, { ...all, topic: 'nothing' })).toEqual({ total: 0, factChecks: [] });
  });

  test('is the same however much of it is asked for at a time', () => {
    const days = fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
        const library = numbers.map((day, at) =>
          aFactCheck({ id: `c${at}`, publishedAt: `2024-02-${String(day).padStart(2, '0')}` }),
        );
        const whole = list(library, { offset: 0, limit: 1000 }).factChecks;
        const pages = Array.from({ length: Math.ceil(library.length / limit) }, (_, page) =>
          list(library, { offset: page * limit, limit }),
        );
        expect(pages.flatMap(({ factChecks }) => idsOf(factChecks))).toEqual(idsOf(whole));
        expect(pages.every(({ total }) => total === library.length)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('ends where the library ends', () => {
    const library = [aFactCheck()];
    expect(list(library, { offset: 5, limit: 5 })).toEqual({ total: 1, factChecks: [] });
    expect(list(library, { offset: 0, limit: 0 })).toEqual({ total: 1, factChecks: [] });
    expect(list([], all)).toEqual({ total: 0, factChecks: [] });
  });
});

test('of two the one that was checked last stands first, whenever it was published', () => {
  const early = aFactCheck({ id: 'early', checkedAt: '2020-01-01', publishedAt: '2024-01-01' });
  const late = aFactCheck({ id: 'late', checkedAt: '2022-01-01', publishedAt: '2022-01-01' });
  expect(idsOf([early, late].toSorted(byLastChecked))).toEqual(['late', 'early']);
});

test('the shelves count topics and publishers, most first, withdrawn not', () => {
  const library = [
    aFactCheck({ id: 'a1', topics: ['moon', 'food'] }),
    aFactCheck({ id: 'b2', topics: ['moon'], publisher: 'Other Desk' }),
    aFactCheck({ id: 'c3', topics: ['sun'], status: 'withdrawn' }),
  ];
  expect(shelves(library)).toEqual({
    topics: [
      { name: 'moon', count: 2 },
      { name: 'food', count: 1 },
    ],
    publishers: [
      { name: 'Example Desk', count: 1 },
      { name: 'Other Desk', count: 1 },
    ],
  });
});
