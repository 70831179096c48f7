import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Filter } from '../../src/core/ports.ts';
import { byLastChecked, createShelf } from '../../src/search/shelf.ts';
import { aFactCheck } from '../support/factcheck.ts';

const all = { offset: 0, limit: 100 };

function shelfOf(factChecks: readonly FactCheck[]) {
  const shelf = createShelf();
  for (const factCheck of factChecks) shelf.put(factCheck);
  return shelf;
}
const list = (factChecks: readonly FactCheck[], filter: Filter) => shelfOf(factChecks).list(filter);
const idsOf = (factChecks: readonly { id: string }[]) => factChecks.map(({ id }) => id);

describe('the list', () => {
  test('is the newest first, by the instant and not by how it is written', () => {
    const library = [
      aFactCheck({ id: 'old', publishedAt: '2019-05-01' }),
      aFactCheck({ id: 'evening', publishedAt: '2024-03-01T23:30:00-05:00' }),
      aFactCheck({ id: 'morning', publishedAt: '2024-03-02T03:00:00Z' }),
    ];
    expect(list(library, all).ids).toEqual(['evening', 'morning', 'old']);
  });

  test('goes by the day it was checked where no other is given, undated last', () => {
    const { publishedAt: _, ...checked } = aFactCheck({ id: 'checked', checkedAt: '2025-01-01' });
    const { publishedAt: __, checkedAt: ___, ...undated } = aFactCheck({ id: 'undated' });
    const dated = aFactCheck({ id: 'dated' });
    expect(list([undated, dated, checked], all).ids).toEqual(['checked', 'dated', 'undated']);
  });

  test('leaves out what was withdrawn, in the total too', () => {
    const library = [aFactCheck({ id: 'live' }), aFactCheck({ id: 'gone', status: 'withdrawn' })];
    expect(list(library, all)).toMatchObject({ total: 1, ids: ['live'] });
  });

  test('can be of a topic and a publisher', () => {
    const library = [
      aFactCheck({ id: 'both', topics: ['moon'], publisher: 'Other Desk' }),
      aFactCheck({ id: 'topic', topics: ['moon'] }),
      aFactCheck({ id: 'publisher', publisher: 'Other Desk' }),
    ];
    const filter = { ...all, topic: 'moon', publisher: 'Other Desk' };
    expect(list(library, filter).ids).toEqual(['both']);
    expect(list(library, { ...all, topic: 'nothing' })).toEqual({ total: 0, ids: [] });
  });

  test('is the same however much of it is asked for at a time', () => {
    const days = fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
        const library = numbers.map((day, at) =>
          aFactCheck({ id: `c${at}`, publishedAt: `2024-02-${String(day).padStart(2, '0')}` }),
        );
        const whole = list(library, { offset: 0, limit: 1000 }).ids;
        const pages = Array.from({ length: Math.ceil(library.length / limit) }, (_, page) =>
          list(library, { offset: page * limit, limit }),
        );
        expect(pages.flatMap(({ ids }) => ids)).toEqual(whole);
        expect(pages.every(({ total }) => total === library.length)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('ends where the library ends', () => {
    const library = [aFactCheck()];
    expect(list(library, { offset: 5, limit: 5 })).toEqual({ total: 1, ids: [] });
    expect(list(library, { offset: 0, limit: 0 })).toEqual({ total: 1, ids: [] });
    expect(list([], all)).toEqual({ total: 0, ids: [] });
  });
});

test('what is dropped or put anew does not stand there twice', () => {
  const shelf = shelfOf([aFactCheck({ id: 'a1' }), aFactCheck({ id: 'b2' })]);
  shelf.put(aFactCheck({ id: 'a1', topics: ['moon'] }));
  shelf.drop('b2');
  expect(shelf.list(all)).toEqual({ total: 1, ids: ['a1'] });
  expect(shelf.shelves().topics).toEqual([{ name: 'moon', count: 1 }]);
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
  expect(shelfOf(library).shelves()).toEqual({
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
