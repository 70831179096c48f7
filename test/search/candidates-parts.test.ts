import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf } from '../../src/search/candidates/best.ts';
import type { Entry } from '../../src/search/candidates/candidates.ts';
import { minisearchCandidates } from '../../src/search/candidates/minisearch.ts';
import { packedCandidates } from '../../src/search/candidates/packed.ts';
import { createRows } from '../../src/search/candidates/rows.ts';
import { blockRows, type Speed } from '../../src/search/candidates/rows-engine.ts';
import { vectorCandidates } from '../../src/search/candidates/vectors.ts';
import { wordCandidates } from '../../src/search/candidates/words.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import type { Saved } from '../../src/search/saved.ts';

const entry = (doc: number, claim: string): Entry => ({
  doc,
  claim: claim.split(' '),
  title: [],
  summary: [],
  phrasings: [],
  vectors: [],
});
const asking = (text: string) => ({ terms: text.split(' ') });

describe('the best of many', () => {
  test('are those that sorting all would give', () => {
    const offers = fc.uniqueArray(
      fc.record({ doc: fc.nat(200), score: fc.integer({ min: -3, max: 9 }) }),
      {
        selector: ({ doc }) => doc,
        maxLength: 100,
      },
    );
    fc.assert(
      fc.property(offers, fc.nat(12), (all, n) => {
        const best = bestOf(n);
        for (const { doc, score } of all) best.offer(doc, score);
        const sorted = all
          .filter(({ score }) => score > 0)
          .toSorted((a, b) => b.score - a.score || a.doc - b.doc);
        expect(best.list()).toEqual(sorted.slice(0, n));
      }),
    );
  });

  test('what is no number is not among them', () => {
    const best = bestOf(2);
    best.offer(1, Number.NaN);
    best.offer(2, 1);
    expect(best.list()).toEqual([{ doc: 2, score: 1 }]);
  });
});

describe('rows of bytes', () => {
  const speeds: Speed[] = ['relaxed', 'vectors', 'plain'];
  const whole = (most: number, size: number) =>
    fc.array(fc.integer({ min: -most, max: most }), { minLength: size, maxLength: size });
  const shape = fc.integer({ min: 1, max: 200 }).chain((dimensions) =>
    fc.record({
      rows: fc.array(whole(127, dimensions), { minLength: 1, maxLength: 40 }),
      question: whole(16_383, dimensions),
      least: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  );
  const lengthOf = (values: readonly number[]) => Math.hypot(...values) || 1;
  const quantised = (values: readonly number[]) => ({
    whole: Int16Array.from(values),
    scale: Math.fround(1 / lengthOf(values)),
  });
  const written = (speed: Speed, dimensions: number, all: readonly number[][]) => {
    const rows = createRows(dimensions, speed);
    rows.reserve(all.length);
    for (const [row, values] of all.entries()) rows.write(row, quantised(values));
    return rows;
  };

  test("tell the same cosines with any of the machine's instructions, before and after they were saved", () => {
    fc.assert(
      fc.property(shape, ({ rows: all, question }) => {
        const asked = quantised(question);
        const expected = all.map((values) => {
          const product = values.reduce((sum, value, d) => sum + value * (question[d] ?? 0), 0);
          return product * quantised(values).scale * asked.scale;
        });
        for (const speed of speeds) {
          const rows = written(speed, question.length, all);
          const again = createRows(question.length, speed);
          again.restore(rows.save(Uint32Array.from(all.keys())));
          for (const one of [rows, again]) {
            one.ask(asked);
            expect(all.map((_, row) => one.cosine(row))).toEqual(expected);
          }
        }
      }),
    );
  });

  test('leave none out that is near enough', () => {
    fc.assert(
      fc.property(shape, ({ rows: all, question, least }) => {
        for (const speed of speeds) {
          const rows = written(speed, question.length, all);
          rows.ask(quantised(question));
          const { rows: near, bounds } = rows.near(least, 0, all.length);
          const left = [...all.keys()].filter((row) => !near.includes(row));
          expect(left.filter((row) => rows.cosine(row) >= least)).toEqual([]);
          expect([...near].filter((row, i) => rows.cosine(row) > (bounds[i] ?? 0))).toEqual([]);
        }
      }),
    );
  });

  test.each<Speed>(['relaxed', 'vectors'])(
    'leave none out in many dimensions, too (%s)',
    (speed) => {
      let state = 1;
      const chance = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32 - 0.5;
      };
      const noise = (most: number) =>
        Array.from({ length: 256 }, () => Math.round(2 * most * chance()));
      const all = Array.from({ length: 1000 }, () => noise(127));
      const rows = written(speed, 256, all);
      for (let round = 0; round < 50; round += 1) {
        rows.ask(quantised(noise(16_383)));
        const least = 0.05 + round / 400;
        const near = new Set(rows.near(least, 0, all.length).rows);
        const there = [...all.keys()].filter((row) => rows.cosine(row) >= least);
        expect(there.filter((row) => !near.has(row))).toEqual([]);
      }
    },
  );

  test.each<Speed>(['relaxed', 'vectors'])('leave most out that are not (%s)', (speed) => {
    const wave = (row: number) =>
      Array.from({ length: 256 }, (_, d) => 100 * Math.sin(row + d * d));
    const all = Array.from({ length: 200 }, (_, row) => wave(row).map(Math.round));
    const rows = written(speed, 256, all);
    rows.ask(quantised(wave(7).map((value) => Math.round(value * 100))));
    expect(rows.cosine(7)).toBeGreaterThan(0.99);
    expect([...rows.near(0.99, 7, 8).rows]).toEqual([7]);
    expect(rows.near(0.99, 0, 200).rows.length).toBeLessThan(100);
  });

  test.each(speeds)('of the largest numbers do not leave their 32 bits (%s)', (speed) => {
    const rows = createRows(1000, speed);
    rows.reserve(1);
    rows.write(0, { whole: new Int16Array(1000).fill(-127), scale: 1 });
    rows.ask({ whole: new Int16Array(1000).fill(16_383), scale: 1 });
    expect(rows.cosine(0)).toBe(-127 * 16_383 * 1000);
    const fewer = createRows(255, speed);
    fewer.reserve(1);
    fewer.write(0, { whole: new Int16Array(255).fill(-127), scale: 1 });
    fewer.ask({ whole: new Int16Array(255).fill(-16_383), scale: 1 });
    expect([...fewer.near(127 * 16_383 * 254, 0, 1).rows]).toEqual([0]);
  });

  test.each(speeds)(
    'stay where they are when there are more, and are empty once cleared (%s)',
    (speed) => {
      const rows = createRows(16, speed);
      rows.reserve(1);
      rows.write(0, { whole: new Int16Array(16).fill(3), scale: 1 });
      const last = blockRows * 3 - 1;
      rows.reserve(last + 1);
      rows.write(last, { whole: new Int16Array(16).fill(5), scale: 1 });
      rows.ask({ whole: new Int16Array(16).fill(2), scale: 1 });
      expect([rows.cosine(0), rows.cosine(last)]).toEqual([96, 160]);
      rows.clear(0);
      expect(rows.cosine(0)).toBe(0);
    },
  );
});

describe('vectors', () => {
  const unit = (...values: number[]) => Float32Array.from(values);
  const withVectors = (doc: number, ...vectors: Float32Array[]): Entry => ({
    ...entry(doc, 'x'),
    vectors,
  });

  test('the nearest of several vectors counts, and its score is the cosine', () => {
    const candidates = vectorCandidates(2);
    candidates.put([withVectors(4, unit(0, 1), unit(0.6, 0.8)), withVectors(2, unit(0.6, -0.8))]);
    const found = candidates.find({ terms: [], vector: unit(0.6, 0.8) }, 5);
    expect(found.map(({ doc }) => doc)).toEqual([4]);
    const [first] = found;
    expect(first?.score).toBeCloseTo(1, 2);
  });

  test('the nearest are those that looking at all would give', () => {
    let state = 1;
    const chance = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32 - 0.5;
    };
    const direction = () => {
      const values = Float32Array.from({ length: 48 }, chance);
      const length = Math.hypot(...values);
      return values.map((value) => value / length);
    };
    const candidates = vectorCandidates(48);
    const docs = Array.from({ length: 1500 }, (_, doc) =>
      withVectors(doc, ...Array.from({ length: doc % 5 === 0 ? 3 : 1 }, direction)),
    );
    candidates.put(docs);
    candidates.drop(docs.filter(({ doc }) => doc % 7 === 0).map(({ doc }) => doc));
    candidates.put(docs.filter(({ doc }) => doc % 14 === 0));
    const again = vectorCandidates(48, candidates.snapshot());
    for (const vector of Array.from({ length: 20 }, direction)) {
      const cosine = candidates.cosines(vector);
      const all = docs
        .map(({ doc }) => ({ doc, score: cosine(doc) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.doc - b.doc);
      expect(candidates.find({ terms: [], vector }, 30)).toEqual(all.slice(0, 30));
      expect(again.find({ terms: [], vector }, 30)).toEqual(all.slice(0, 30));
      // Whatever was thought likely, a document that is not there among it.
      const likely = [7, 3, 1499, 9999, ...all.slice(20, 40).map(({ doc }) => doc)];
      expect(candidates.find({ terms: [], vector, likely }, 30)).toEqual(all.slice(0, 30));
    }
  });

  test('a question without a meaning finds nothing', () => {
    const candidates = vectorCandidates(2);
    candidates.put([withVectors(0, unit(1, 0)), withVectors(1, unit(0, 0))]);
    expect(candidates.find({ terms: ['x'] }, 5)).toEqual([]);
    expect(candidates.find({ terms: ['x'], vector: unit(0, 0) }, 5)).toEqual([]);
    expect(candidates.find({ terms: ['x'], vector: unit(Number.NaN, 1) }, 5)).toEqual([]);
    expect(candidates.find({ terms: ['x'], vector: unit(1, 1) }, 5)).toHaveLength(1);
  });

  test('a vector of another model is refused, and so is a question of one', () => {
    const candidates = vectorCandidates(2);
    expect(() => candidates.put([withVectors(0, unit(1, 0, 0))])).toThrow(/3 dimensions/);
    expect(() => candidates.find({ terms: [], vector: unit(1) }, 5)).toThrow(/1 dimension/);
  });
});

describe('packed', () => {
  const claims = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => entry(from + i, `word${(from + i) % 7} moon`));

  test('answers while a worker packs, and keeps what changes meanwhile', async () => {
    const candidates = packedCandidates(createLexicon(), { mostChanges: 10, fewDocuments: 0 });
    candidates.put(claims(0, 100));
    candidates.put(claims(100, 120));
    // The worker packs the last twenty now; it cannot have answered yet.
    candidates.drop([3, 105]);
    candidates.put([entry(4, 'earth flat'), entry(106, 'earth disc'), entry(200, 'earth')]);
    const found = () => ({
      moon: candidates.find(asking('moon'), 500).map(({ doc }) => doc),
      earth: candidates.find(asking('earth'), 500).map(({ doc }) => doc),
    });
    const meanwhile = found();
    const left = claims(0, 120).map(({ doc }) => doc);
    const gone = new Set([3, 4, 105, 106]);
    expect(meanwhile.moon.toSorted((a, b) => a - b)).toEqual(left.filter((doc) => !gone.has(doc)));
    expect(meanwhile.earth.toSorted((a, b) => a - b)).toEqual([4, 106, 200]);
    await candidates.idle();
    const afterwards = found();
    expect(afterwards.moon.toSorted()).toEqual(meanwhile.moon.toSorted());
    expect(afterwards.earth.toSorted()).toEqual(meanwhile.earth.toSorted());
    expect(candidates.size).toBe(119);
  });

  test('one question leaves nothing behind for the next, of what is packed, dropped or new', () => {
    const candidates = packedCandidates(createLexicon(), { fewDocuments: 0 });
    candidates.put([entry(0, 'moon chees'), entry(1, 'moon'), entry(2, 'chees mous')]);
    candidates.snapshot();
    candidates.drop([1]);
    candidates.put([entry(0, 'moon rock'), entry(3, 'moon chees mous')]);
    const ask = (text: string) => candidates.find(asking(text), 5);
    const once = ask('moon chees');
    expect(once.map(({ doc }) => doc)).toEqual([3, 2, 0]);
    expect(ask('rock').map(({ doc }) => doc)).toEqual([0]);
    expect(ask('nothing')).toEqual([]);
    expect(ask('moon chees')).toEqual(once);
  });

  test('a snapshot asked for while a worker packs has everything', () => {
    const lexicon = createLexicon();
    const candidates = packedCandidates(lexicon, { mostChanges: 10, fewDocuments: 0 });
    candidates.put(claims(0, 100));
    candidates.put(claims(100, 120));
    candidates.drop([105]);
    candidates.put([entry(106, 'earth disc')]);
    const again = packedCandidates(lexicon, { from: candidates.snapshot() });
    expect(again.size).toBe(119);
    expect(again.find(asking('moon'), 500)).toHaveLength(118);
    expect(again.find(asking('earth'), 500).map(({ doc }) => doc)).toEqual([106]);
  });
});

describe('MiniSearch', () => {
  const candidates = minisearchCandidates();
  candidates.put([entry(0, 'vaccin caus autism'), entry(1, 'earth flat'), entry(2, 'route 1200')]);
  const found = (text: string) => candidates.find(asking(text), 10).map(({ doc }) => doc);

  test('a word that nothing has is looked for with other letters, and as a beginning', () => {
    expect(found('vacin')).toEqual([0]);
    expect(found('vacc')).toEqual([0]);
  });

  test('but not a figure, nor a word of three letters', () => {
    expect(found('1201')).toEqual([]);
    expect(found('fla')).toEqual([]);
  });
});

describe('words', () => {
  test('a library that outgrows MiniSearch answers as before, known words only', () => {
    const candidates = wordCandidates(createLexicon(), { mostLive: 2 });
    candidates.put([entry(0, 'vaccin caus autism'), entry(1, 'earth flat')]);
    const found = (text: string) => candidates.find(asking(text), 10).map(({ doc }) => doc);
    expect(found('vacin')).toEqual([0]);
    candidates.put([entry(2, 'moon chees')]);
    expect(found('vacin')).toEqual([]);
    expect(found('vaccin')).toEqual([0]);
    expect(found('chees moon')).toEqual([2]);
    candidates.drop([2, 1]);
    expect(found('vaccin')).toEqual([0]);
  });
});

describe('a snapshot that is none of the driver is refused', () => {
  const lexicon = createLexicon();
  const packed = packedCandidates(lexicon);
  packed.put([entry(0, 'moon chees'), entry(1, 'moon')]);
  const { header, arrays } = packed.snapshot();
  const cut: Saved = { header, arrays: { ...arrays, docs: new Uint32Array(1) } };
  const foreign: Saved = { header: {}, arrays: {} };

  test.each([cut, foreign])('packed', (from) => {
    expect(() => packedCandidates(lexicon, { from })).toThrow(/not a snapshot/);
  });
  test('words', () => {
    expect(() => wordCandidates(lexicon, { from: foreign })).toThrow(/not a snapshot/);
  });
  test('vectors of other dimensions', () => {
    expect(() => vectorCandidates(3, vectorCandidates(2).snapshot())).toThrow(/not a snapshot/);
  });
  test('MiniSearch', () => {
    expect(() => minisearchCandidates(foreign)).toThrow(/not a snapshot/);
  });
});
