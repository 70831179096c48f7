import { describe, expect, onTestFinished, test } from 'vitest';
import type { FactCheck } from '../../../src/core/factcheck.ts';
import type { VectorCache } from '../../../src/core/ports.ts';
import { keepVectors, textsOf } from '../../../src/search/model/keep-vectors.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { memoryLog } from '../../support/log.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { fakeModel, modelFolder } from '../../support/model.ts';

const library = (count: number): FactCheck[] =>
  Array.from({ length: count }, (_, i) =>
    aFactCheck({ id: `check-${i}`, claim: `The moon has ${i} corners`, phrasings: [`${i} edges`] }),
  );

/** Keeps vectors over a cache until the test ends; `got` is what was handed on, newest last. */
function keeping({
  model = fakeModel(),
  cache = memoryStore().vectors,
}: {
  model?: ReturnType<typeof fakeModel>;
  cache?: VectorCache;
} = {}) {
  const got = new Map<string, readonly Float32Array[]>();
  const log = memoryLog();
  const handed: string[] = [];
  const keeper = keepVectors({
    model,
    cache,
    log,
    onVectors(id, vectors) {
      handed.push(id);
      got.set(id, vectors);
    },
  });
  onTestFinished(() => keeper.stop());
  const facts = (message: string) =>
    log.lines.filter((line) => line.message === message).map((line) => line.facts);
  return { keeper, model, cache, log, got, handed, facts };
}

const haveRead = 'the sentence model has read the library';

describe('the vectors of the library', () => {
  test('claim, title and summary have one together, the claim and each phrasing their own', () => {
    const texts = textsOf(
      aFactCheck({ claim: 'C', title: 'T', summary: '', phrasings: ['P', 'Q'] }),
    );
    expect(texts).toEqual(['C\nT', 'C', 'P', 'Q']);
  });

  test('are made in the background, with a line every tenth of the way', async () => {
    const { keeper, got, facts, model } = keeping();
    keeper.put(library(200));
    expect(keeper.progress()).toEqual({ done: 0, total: 200 });
    await keeper.idle();
    expect(keeper.progress()).toEqual({ done: 200, total: 200 });
    expect(got.size).toBe(200);
    const [whole, claim, phrasing] = got.get('check-7') ?? [];
    expect([whole?.length, claim?.length, phrasing?.length]).toEqual([8, 8, 8]);
    const [again] = await model.embedAll(['7 edges']);
    expect(phrasing).toEqual(again);
    expect(facts('the sentence model is reading the library')).toHaveLength(9);
    expect(facts(haveRead)).toEqual([{ done: 200, total: 200, read: 200 }]);
  });

  test('are read from the store at the next start, and only what is new is made', async () => {
    const first = keeping();
    first.keeper.put(library(30));
    await first.keeper.idle();
    const second = keeping({ cache: first.cache });
    second.keeper.put([...library(30), aFactCheck({ id: 'new', claim: 'The earth is flat' })]);
    await second.keeper.idle();
    expect(second.got.size).toBe(31);
    expect(second.facts(haveRead)).toEqual([{ done: 31, total: 31, read: 1 }]);
    const third = keeping({ cache: first.cache });
    third.keeper.put(library(30));
    await third.keeper.idle();
    expect(third.got.size).toBe(30);
    expect(third.facts(haveRead)).toEqual([]);
  });

  test('of what is no longer there are forgotten, and so are those of another model', async () => {
    const first = keeping();
    first.keeper.put(library(30));
    await first.keeper.idle();
    const second = keeping({ cache: first.cache });
    second.keeper.put(library(20));
    second.keeper.hasAll();
    await second.keeper.idle();
    const gone = 'vectors that no text needs are forgotten';
    expect(second.facts(gone)).toEqual([{ forgotten: 30 }]);
    const model = fakeModel({ folder: modelFolder({ dimensions: 4 }) });
    const other = keeping({ cache: first.cache, model });
    other.keeper.put(library(20));
    other.keeper.hasAll();
    await other.keeper.idle();
    expect(other.got.get('check-3')?.[0]).toHaveLength(4);
    expect(other.facts(gone)).toEqual([{ forgotten: 60 }]);
  });

  test('are not forgotten while only a part of the library was handed over', async () => {
    const first = keeping();
    first.keeper.put(library(30));
    await first.keeper.idle();
    const second = keeping({ cache: first.cache });
    second.keeper.put(library(30).slice(0, 10));
    await second.keeper.idle();
    second.keeper.put(library(30).slice(10, 20));
    await second.keeper.idle();
    expect(second.facts(haveRead)).toEqual([]);
    const gone = 'vectors that no text needs are forgotten';
    expect(second.facts(gone)).toEqual([]);
    second.keeper.hasAll();
    await second.keeper.idle();
    expect(second.facts(gone)).toEqual([{ forgotten: 30 }]);
  });

  test('follow a change; what was dropped or changed meanwhile is not handed on', async () => {
    const { keeper, handed, got, model } = keeping();
    const [one, two, three] = library(3);
    if (!one || !two || !three) throw new Error('too few');
    keeper.put([one, two, three]);
    keeper.drop([two.id, 'never there']);
    const changed = aFactCheck({ id: three.id, claim: 'The moon is round' });
    keeper.put([changed]);
    expect(keeper.progress()).toEqual({ done: 0, total: 2 });
    await keeper.idle();
    expect(handed.toSorted()).toEqual([one.id, three.id]);
    expect(got.get(three.id)).toEqual(await model.embedAll(textsOf(changed)));
    keeper.put([two]);
    await keeper.idle();
    expect(keeper.progress()).toEqual({ done: 1, total: 1 });
    expect(handed).toContain(two.id);
  });

  test('are made for all but the one that ends the model', async () => {
    const { keeper, got, facts } = keeping();
    const all = library(40);
    keeper.put([
      ...all.slice(0, 20),
      aFactCheck({ id: 'bad', claim: 'explosion' }),
      ...all.slice(20),
    ]);
    await keeper.idle();
    expect(got.get('bad')).toEqual([]);
    got.delete('bad');
    expect([...got.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect([...got.values()].every((vectors) => vectors.length === 3)).toBe(true);
    expect(facts('the sentence model has no vector for a fact-check; it is found without')).toEqual(
      [{ id: 'bad' }],
    );
  });

  test('are left out where the model gives none, however many', async () => {
    const { keeper, got, log } = keeping();
    keeper.put([
      ...Array.from({ length: 12 }, (_, i) => aFactCheck({ id: `nan-${i}`, claim: 'nothing' })),
      ...library(5),
    ]);
    await keeper.idle();
    expect([...got.values()].filter((vectors) => vectors.length > 0)).toHaveLength(5);
    expect(got.size).toBe(17);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(12);
  });

  test('are made without the store where it does not work, and damaged ones anew', async () => {
    const broken = { get: fails, put: fails, retain: fails };
    const { keeper, got, log } = keeping({ cache: broken });
    keeper.put(library(20));
    await keeper.idle();
    expect(got.size).toBe(20);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    const { vectors } = memoryStore();
    const damaged: VectorCache = {
      ...vectors,
      get: async (keys) => new Map(keys.map((key) => [key, new Uint8Array(5)])),
    };
    const other = keeping({ cache: damaged });
    other.keeper.put(library(5));
    await other.keeper.idle();
    expect(other.got.size).toBe(5);
  });

  test('are not made where there is no model, or when it is stopped', async () => {
    const missing = keeping({ model: fakeModel({ folder: '/nowhere' }) });
    missing.keeper.put(library(3));
    await missing.keeper.idle();
    missing.keeper.put(library(4));
    await missing.keeper.idle();
    expect(missing.got.size).toBe(0);
    const stopped = keeping();
    stopped.keeper.put(library(500));
    await stopped.keeper.stop();
    const { size } = stopped.got;
    expect(size).toBeLessThan(500);
    stopped.keeper.put(library(500));
    await stopped.keeper.idle();
    expect(stopped.got.size).toBe(size);
  });
});

async function fails(): Promise<never> {
  throw new Error('no database');
}
