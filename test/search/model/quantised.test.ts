import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pooled } from '../../../src/search/model/pooling.ts';
import { fromBytes, toBytes } from '../../../src/search/model/quantised.ts';
import { normalised } from '../../../src/search/vector.ts';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, d) => sum + x * (b[d] ?? 0), 0);
const number = fc.float({ min: -1, max: 1, noNaN: true });
const unit = fc
  .array(number, { minLength: 1, maxLength: 400 })
  .map((numbers) => normalised(Float32Array.from(numbers)))
  .filter((vector) => dot(vector, vector) > 0.5);

test('a vector that was kept is nearly the same, and a unit vector', () => {
  fc.assert(
    fc.property(unit, (vector) => {
      const back = fromBytes(toBytes(vector), vector.length);
      expect(back).toBeDefined();
      if (!back) return;
      expect(dot(back, back)).toBeCloseTo(1, 5);
      expect(dot(back, vector)).toBeGreaterThan(0.999);
    }),
  );
});

test('bytes that are no vector of that size are none', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (bytes, size) => {
        const vector = fromBytes(bytes, size);
        if (bytes.length !== size + 4) expect(vector).toBeUndefined();
        if (vector) expect(dot(vector, vector)).toBeCloseTo(1, 5);
      },
    ),
  );
  expect(fromBytes(new Uint8Array(12), 8)).toBeUndefined();
});

test('the mean over the tokens, at length one', () => {
  const data = Float32Array.of(1, 0, 3, 2, 5, 4);
  const of = (pooling: 'mean' | 'first', dims: number[], tokens: number) =>
    [...pooled({ data, dims }, pooling, tokens)].map((x) => Math.round(x * 1e6) / 1e6);
  expect(of('mean', [1, 3, 2], 3)).toEqual([0.83205, 0.5547]);
  expect(of('first', [1, 3, 2], 3)).toEqual([1, 0]);
  expect(of('mean', [1, 6], 3)).toHaveLength(6);
});

test.each([
  ['another number of tokens', [1, 3, 2], 2],
  ['several texts', [3, 1, 2], 1],
  ['fewer numbers than it says', [1, 3, 4], 3],
  ['nothing', [1, 0], 3],
  ['no shape', [], 3],
])('no vector from %s', (_, dims, tokens) => {
  const data = new Float32Array(6).fill(1);
  expect(() => pooled({ data, dims }, 'mean', tokens)).toThrow(/^it gives numbers in the shape/);
});

test('no vector from what are no numbers', () => {
  const dims = [1, 2];
  expect(() => pooled({ data: [1, 2], dims }, 'mean', 1)).toThrow('it gives no 32-bit numbers');
  expect(() => pooled({ data: Float32Array.of(1, Infinity), dims }, 'mean', 1)).toThrow(
    'it gives something that is no number',
  );
  expect(() => pooled({ data: Float32Array.of(0, 0), dims }, 'mean', 1)).toThrow(
    'it gives nothing but zeros',
  );
});
