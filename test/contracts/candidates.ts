import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type {
  Candidates,
  Entry,
  Keepable,
  Wanted,
} from '../../src/search/candidates/candidates.ts';
import type { Saved } from '../../src/search/saved.ts';
import { normalised, type Vector } from '../../src/search/vector.ts';

/** Vectors here have so many dimensions: not a multiple of sixteen, to try the rest, too. */
export const testDimensions = 75;

export interface CandidatesBench<T extends Candidates = Candidates> {
  candidates: T;
  /** Waits until what is put aside for later is done. */
  settle?(): Promise<void>;
  /** Makes the driver again from its own snapshot. */
  again(): Candidates;
}

const axes = new Map<string, number>();

/** Every word is a direction of its own, so that words and meanings agree about what is alike. */
function meaning(terms: readonly string[]): Vector {
  const vector = new Float32Array(testDimensions);
  for (const term of terms) {
    const axis = axes.get(term) ?? axes.size % testDimensions;
    axes.set(term, axis);
    vector[axis] = (vector[axis] ?? 0) + 1;
  }
  return normalised(vector);
}

const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** An entry from texts, each a sentence of terms. */
function entry(
  doc: number,
  claim: string,
  rest: { title?: string; phrasing?: string } = {},
): Entry {
  const [claimed, phrased] = [split(claim), split(rest.phrasing ?? '')];
  return {
    doc,
    claim: claimed,
    title: split(rest.title ?? ''),
    summary: [],
    phrasings: phrased,
    vectors: [claimed, phrased].filter(({ length }) => length > 0).map(meaning),
  };
}

const asking = (text: string): Wanted => ({ terms: split(text), vector: meaning(split(text)) });

const moon = entry(0, 'moon made green chees');
const earth = entry(1, 'earth flat disc', { title: 'shape earth' });
const vaccine = entry(2, 'vaccin caus autism children');

const words = 'moon earth vaccin chees flat autism caus disc green sea level tower mast'.split(' ');
interface Put {
  put: number;
  claim: string;
  title: string;
  phrasing: string;
}
type Change = Put | { drop: number };

const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((terms) => terms.join(' '));
const change = fc.oneof(
  fc.record({ put: fc.nat(30), claim: sentence, title: sentence, phrasing: sentence }),
  fc.record({ drop: fc.nat(30) }),
);

/**
 * What every driver of candidates does.
 *
 * @param open gives a fresh driver that knows nothing
 */
export function candidatesContract(name: string, open: () => CandidatesBench): void {
  describe(`${name} keeps the candidates contract`, () => {
    let bench: CandidatesBench;
    const found = (text: string, n = 10) =>
      bench.candidates.find(asking(text), n).map(({ doc }) => doc);

    beforeEach(() => {
      bench = open();
    });

    test('in an empty library nothing is found', () => {
      expect(found('moon')).toEqual([]);
      expect(found('')).toEqual([]);
    });

    test('the only entry is found by what it says', () => {
      bench.candidates.put([moon]);
      expect(found('moon made chees')).toEqual([0]);
    });

    test('an empty question finds nothing', () => {
      bench.candidates.put([moon, earth, vaccine]);
      expect(bench.candidates.find({ terms: [] }, 10)).toEqual([]);
      expect(found('')).toEqual([]);
    });

    test('nothing in common, nothing found', () => {
      bench.candidates.put([moon, earth, vaccine]);
      expect(found('zzyzx qwfpgj')).toEqual([]);
    });

    test('words that nothing has do not hide what the others find', () => {
      bench.candidates.put([moon, earth, vaccine]);
      expect(found('zzyzx qwfpgj earth flat')[0]).toBe(1);
    });

    test('the best comes first, and scores fall', () => {
      bench.candidates.put([
        entry(0, 'earth'),
        entry(1, 'earth flat disc'),
        entry(2, 'earth flat disc sea level moon'),
        entry(3, 'earth vaccin autism caus mast'),
      ]);
      const candidates = bench.candidates.find(asking('earth flat disc'), 10);
      expect(candidates[0]?.doc).toBe(1);
      expect(candidates.map(({ doc }) => doc).toSorted()).toEqual([0, 1, 2, 3]);
      const scores = candidates.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0)).toBe(true);
    });

    test('no more than are wanted, and those are the best', () => {
      const entries = Array.from({ length: 40 }, (_, doc) =>
        entry(doc, doc % 2 === 0 ? 'earth flat disc' : 'earth moon sea'),
      );
      bench.candidates.put(entries);
      expect(found('earth flat disc', 5)).toEqual([0, 2, 4, 6, 8]);
      expect(found('earth flat disc', 1)).toEqual([0]);
      expect(found('earth flat disc', 0)).toEqual([]);
      expect(found('earth flat disc', 1000)).toHaveLength(40);
    });

    test('equals come by their numbers, however they were put', () => {
      bench.candidates.put([7, 3, 5, 1].map((doc) => entry(doc, 'moon green')));
      expect(found('moon green')).toEqual([1, 3, 5, 7]);
      expect(found('moon green', 2)).toEqual([1, 3]);
    });

    test('a phrasing finds as the claim does', () => {
      bench.candidates.put([moon, entry(1, 'earth flat', { phrasing: 'disc world' }), vaccine]);
      expect(found('disc world')).toEqual([1]);
    });

    test('what is put again is found by its new words alone', () => {
      bench.candidates.put([moon, earth]);
      bench.candidates.put([entry(0, 'tower mast')]);
      expect(found('moon chees')).toEqual([]);
      expect(found('tower mast')).toEqual([0]);
      expect(found('earth flat')).toEqual([1]);
    });

    test('put twice in one go, the last counts', () => {
      bench.candidates.put([moon, entry(0, 'tower mast')]);
      expect(found('moon chees')).toEqual([]);
      expect(found('tower mast')).toEqual([0]);
    });

    test('what is dropped is gone, and unknown numbers are nothing to complain about', () => {
      bench.candidates.put([moon, earth, vaccine]);
      bench.candidates.drop([0, 99]);
      bench.candidates.drop([0]);
      expect(found('moon chees')).toEqual([]);
      expect(found('vaccin autism')).toEqual([2]);
    });

    test('a number that came free is taken by another', () => {
      bench.candidates.put([moon, earth, vaccine]);
      bench.candidates.drop([0]);
      bench.candidates.put([entry(0, 'sea level')]);
      expect(found('moon chees')).toEqual([]);
      expect(found('sea level')).toEqual([0]);
      bench.candidates.drop([0, 1, 2]);
      expect(found('sea level earth vaccin')).toEqual([]);
    });

    test('saying a word twice in a question changes nothing', () => {
      bench.candidates.put([moon, earth, vaccine, entry(3, 'earth moon')]);
      const { terms, vector } = asking('earth moon chees');
      const once = bench.candidates.find({ terms, ...(vector && { vector }) }, 10);
      const twice = { terms: [...terms, ...terms, 'earth'], ...(vector && { vector }) };
      expect(bench.candidates.find(twice, 10)).toEqual(once);
    });

    test('words that name parts of every object are words', () => {
      const odd = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
      bench.candidates.put(odd.map((word, doc) => entry(doc, `${word} moon`)));
      for (const [doc, word] of odd.entries()) expect(found(`${word} moon`)[0]).toBe(doc);
    });

    test('a claim and a question of 10,000 words', () => {
      const long = Array.from({ length: 10_000 }, (_, i) => `word${i % 3000}`).join(' ');
      bench.candidates.put([moon, entry(1, long), entry(2, 'word7')]);
      expect(found(long)[0]).toBe(1);
      expect(found('moon chees')[0]).toBe(0);
    });

    test('the same library and question, the same answer', () => {
      const entries = [moon, earth, vaccine, entry(3, 'earth moon'), entry(4, 'moon sea level')];
      const other = open();
      bench.candidates.put(entries);
      other.candidates.put(entries);
      const wanted = asking('moon earth level');
      const first = bench.candidates.find(wanted, 10);
      expect(bench.candidates.find(wanted, 10)).toEqual(first);
      expect(other.candidates.find(wanted, 10)).toEqual(first);
    });

    test('after any changes it answers as one that was built with what is left', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 60 }),
          fc.array(sentence, { minLength: 1, maxLength: 5 }),
          async (changes, questions) => {
            const [changed, fresh] = [open(), open()];
            fresh.candidates.put(apply(changes, changed.candidates));
            await changed.settle?.();
            await fresh.settle?.();
            for (const question of questions) {
              expectSame(
                scoresFor(question, changed.candidates),
                scoresFor(question, fresh.candidates),
              );
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    test('a driver made from a snapshot goes on as the one that gave it', () => {
      bench.candidates.put([moon, earth, vaccine, entry(5, 'sea level', { phrasing: 'moon' })]);
      bench.candidates.drop([1]);
      const wanted = asking('moon earth level chees');
      const before = bench.candidates.find(wanted, 10);
      const again = bench.again();
      expect(before.length).toBeGreaterThan(0);
      expect(again.find(wanted, 10)).toEqual(before);
      again.put([entry(1, 'tower mast'), entry(5, 'earth')]);
      again.drop([0]);
      expect(again.find(asking('moon chees'), 10)).toEqual([]);
      expect(again.find(asking('tower mast'), 10).map(({ doc }) => doc)).toEqual([1]);
      expect(again.find(asking('earth'), 10).map(({ doc }) => doc)).toEqual([5]);
    });
  });
}

/** Makes the changes one after another; returns what is there at the end. */
function apply(changes: readonly Change[], candidates: Candidates): Entry[] {
  const left = new Map<number, Entry>();
  for (const one of changes) {
    if ('drop' in one) {
      candidates.drop([one.drop]);
      left.delete(one.drop);
    } else {
      const put = entry(one.put, one.claim, one);
      candidates.put([put]);
      left.set(put.doc, put);
    }
  }
  return [...left.values()];
}

/** The scores of all that is found, by document number. */
function scoresFor(question: string, candidates: Candidates): Map<number, number> {
  const found = candidates.find(asking(question), 100);
  return new Map(found.toSorted((a, b) => a.doc - b.doc).map(({ doc, score }) => [doc, score]));
}

function expectSame(one: Map<number, number>, other: Map<number, number>): void {
  expect([...one.keys()]).toEqual([...other.keys()]);
  for (const [doc, score] of one) expect(other.get(doc)).toBeCloseTo(score, 3);
}

/** A bench for a driver that can be kept. */
export function keepableBench<T extends Keepable>(make: (from?: Saved) => T): CandidatesBench<T> {
  const candidates = make();
  return { candidates, again: () => make(candidates.snapshot()) };
}
