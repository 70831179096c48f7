import { describe, expect, test } from 'vitest';
import { flatness, type Sample } from '../../bench/soak-flat.ts';

const megabyte = 1e6;
/** So many looks, a thousand interactions apart. */
const run = (live: (n: number) => number, whole: (n: number) => number = () => 400): Sample[] =>
  Array.from({ length: 50 }, (_, n) => ({
    done: n * 1000,
    live: live(n) * megabyte,
    whole: whole(n) * megabyte,
  }));

describe('memory is flat', () => {
  const flat: [string, Sample[]][] = [
    ['where it is the same all the time', run(() => 160)],
    ['where it grows at first', run((n) => (n < 10 ? 100 + 6 * n : 160))],
    ['where it goes up and down', run((n) => 160 + (n % 5))],
    ['where it makes one small step', run((n) => (n < 30 ? 160 : 161))],
    ['where it falls', run((n) => 200 - n)],
  ];
  test.each(flat)('%s', (_, samples) => {
    const { isFlat, sentence } = flatness(samples);
    expect([isFlat, sentence]).toEqual([true, expect.stringMatching(/^Flat: /)]);
  });
});

describe('memory is not flat', () => {
  const growing: [string, Sample[]][] = [
    ['where each interaction leaves 100 bytes', run((n) => 160 + n * 0.1)],
    ['where each leaves 50 bytes among ups and downs', run((n) => 160 + (n % 5) * 0.5 + n * 0.05)],
    [
      'where the process grows, though what is in use does not',
      run(
        () => 160,
        (n) => 400 + n * 3,
      ),
    ],
    ['where nobody looked often enough', run(() => 160).slice(-2)],
    ['where too little came to tell', run(() => 160).slice(0, 19)],
  ];
  test.each(growing)('%s', (_, samples) => {
    expect(flatness(samples).isFlat).toBe(false);
  });
});
