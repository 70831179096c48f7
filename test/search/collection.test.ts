import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCollection, type Kept, type Passage } from '../../src/search/collection.ts';

const passage = (seed: number): Passage => ({
  terms: Array.from({ length: seed % 5 }, (_, i) => (seed * 7 + i) ** (1 + (seed % 3))),
  tokens: Uint16Array.from({ length: seed % 4 }, (_, i) => seed + i),
  length: seed,
});
const kept = (n: number, seed: number): Kept => ({
  id: `fact-${n}`,
  day: seed % 3 === 0 ? undefined : seed - 50,
  claims: Array.from({ length: 1 + (seed % 3) }, (_, i) => passage(seed + i)),
  title: passage(seed + 10),
  summary: passage(seed + 20),
  wholeLength: seed + 1,
});

/** What stands in a collection, with copies of its views. */
const plain = (one: Kept | undefined) =>
  one && {
    ...one,
    claims: one.claims.map(({ terms, tokens, length }) => [[...terms], [...tokens], length]),
    title: [[...one.title.terms], [...one.title.tokens], one.title.length],
    summary: [[...one.summary.terms], [...one.summary.tokens], one.summary.length],
  };

const change = fc.record({
  n: fc.nat(40),
  seed: fc.integer({ min: 1, max: 90 }),
  drop: fc.boolean(),
});

test('whatever is put in and dropped, what stands there is what was put last', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const collection = createCollection();
      const model = new Map<string, Kept>();
      for (const { n, seed, drop } of changes) {
        const one = kept(n, seed);
        const doc = collection.docOf(one.id);
        if (doc !== undefined) collection.drop(doc);
        model.delete(one.id);
        if (drop) continue;
        collection.put(one);
        model.set(one.id, one);
      }
      for (const state of [collection, createCollection(collection.save())]) {
        expect(state.size).toBe(model.size);
        expect([...state.ids()].toSorted()).toEqual([...model.keys()].toSorted());
        for (const [id, one] of model) {
          expect(plain(state.get(state.docOf(id) ?? -1))).toEqual(plain(one));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('what was dropped takes no room for long, and the others stay what they are', () => {
  const collection = createCollection();
  collection.put(kept(0, 5));
  for (let round = 0; round < 3000; round += 1) {
    collection.drop(collection.put(kept(1, 30)));
  }
  expect(plain(collection.get(0))).toEqual(plain(kept(0, 5)));
  expect(collection.save().arrays.lengths?.length).toBe(kept(0, 5).claims.length + 2);
});

test('a number that nobody has is nobody', () => {
  const collection = createCollection();
  expect(collection.get(0)).toBeUndefined();
  collection.drop(7);
  expect(collection.docOf('fact-1')).toBeUndefined();
  expect(collection.size).toBe(0);
});
