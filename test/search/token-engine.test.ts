import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenEngine } from '../../src/search/token-engine.ts';

const dimensions = 256;
const row = fc.int8Array({ minLength: dimensions, maxLength: dimensions });
const both = (rows: readonly Int8Array[]) => {
  const all = () => Int8Array.from(rows.flatMap((one) => [...one]));
  return (['fast', 'plain'] as const).map((speed) => createTokenEngine(all(), dimensions, speed));
};

test("the machine's instructions for many numbers at once compute what JavaScript does", () => {
  const direction = fc.float64Array({
    ...{ minLength: dimensions, maxLength: dimensions, min: -1, max: 1, noNaN: true },
  });
  fc.assert(
    fc.property(row, row, direction, (one, other, towards) => {
      const [fast, plain] = both([one, other]);
      for (const engine of [fast, plain]) engine?.aim(towards);
      for (const token of [0, 1]) {
        expect(fast?.along(token)).toBeCloseTo(plain?.along(token) ?? Number.NaN, 8);
        expect(fast?.product(0, token)).toBe(plain?.product(0, token));
        expect(fast?.apart(0, token)).toBe(plain?.apart(0, token));
      }
      expect(fast?.rows).toEqual(plain?.rows);
    }),
  );
});

test('the largest numbers fit, and so do rows of which no sign is the same', () => {
  const [most, least] = [new Int8Array(dimensions).fill(127), new Int8Array(dimensions).fill(-128)];
  for (const engine of both([most, least])) {
    engine.aim(new Float64Array(dimensions).fill(1));
    expect([0, 1].map(engine.along)).toEqual([127 * dimensions, -128 * dimensions]);
    expect([engine.product(0, 1), engine.product(1, 1)]).toEqual([-4_161_536, 4_194_304]);
    expect([engine.apart(0, 1), engine.apart(1, 1)]).toEqual([dimensions, 0]);
  }
});

test('rows that are no whole vectors of signs are read in JavaScript', () => {
  const engine = createTokenEngine(
    Int8Array.from({ length: 64 }, (_, d) => d - 40),
    32,
  );
  expect([engine.apart(0, 1), engine.product(0, 0)]).toEqual([23, 21_936]);
});
