import { tokenModule } from './token-module.ts';
import { createMemory, functionsOf, runs } from './wasm.ts';

/** Rows of whole numbers, one a token, and what is computed on them again and again. */
export interface TokenEngine {
  /** All rows after one another. */
  rows: Int8Array;
  /** The direction that `along` is about. */
  aim(direction: Float64Array): void;
  /** The product of a token's row with the direction. */
  along(token: number): number;
  /** The product of two tokens' rows. */
  product(one: number, other: number): number;
  /** In how many signs two tokens' rows differ. */
  apart(one: number, other: number): number;
}

/** The module takes rows of whole vectors of signs, and counts in bytes. */
const fitting = { dimensions: 128, most: 31 * 128 };

/**
 * An engine over rows: the quickest that this machine and this Node run, unless it is to be the plain one. It may move the
 * rows into memory of its own; the array is empty then, for so much must not wait in memory until it is swept up.
 */
export function createTokenEngine(
  rows: Int8Array,
  dimensions: number,
  speed: 'fast' | 'plain' = 'fast',
): TokenEngine {
  const fits = dimensions % fitting.dimensions === 0 && dimensions <= fitting.most;
  const isFast = speed === 'fast' && fits && runs(tokenModule(dimensions));
  return isFast ? fastEngine(rows, dimensions) : plainEngine(rows, dimensions);
}

function fastEngine(from: Int8Array, dimensions: number): TokenEngine {
  const [rowsAt, signsAt, signBytes] = [
    8 * dimensions,
    8 * dimensions + from.length,
    dimensions / 8,
  ];
  const memory = createMemory(signsAt + from.length / 8);
  const direction = new Float64Array(memory.buffer, 0, dimensions);
  const rows = new Int8Array(memory.buffer, rowsAt, from.length);
  rows.set(from);
  new Uint32Array(memory.buffer, signsAt, from.length / 32).set(signsOf(from));
  const { buffer, byteLength } = from;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  const { along, product, apart } = functionsOf(tokenModule(dimensions), memory);
  if (!along || !product || !apart)
    throw new Error('the module of token-module.ts lacks a function');
  return {
    rows,
    aim: (towards) => direction.set(towards),
    along: (token) => along(rowsAt + token * dimensions),
    product: (one, other) => product(rowsAt + one * dimensions, rowsAt + other * dimensions),
    apart: (one, other) => apart(signsAt + one * signBytes, signsAt + other * signBytes),
  };
}

/** The same in JavaScript. */
function plainEngine(rows: Int8Array, dimensions: number): TokenEngine {
  const signs = signsOf(rows);
  const words = dimensions / 32;
  const direction = new Float64Array(dimensions);
  return {
    rows,
    aim: (towards) => direction.set(towards),
    along(token) {
      const start = token * dimensions;
      let sum = 0;
      for (let d = 0; d < dimensions; d += 1) sum += (rows[start + d] ?? 0) * (direction[d] ?? 0);
      return sum;
    },
    product(one, other) {
      const [first, second] = [one * dimensions, other * dimensions];
      let sum = 0;
      for (let d = 0; d < dimensions; d += 1) {
        sum = (sum + Math.imul(rows[first + d] ?? 0, rows[second + d] ?? 0)) | 0;
      }
      return sum;
    },
    apart(one, other) {
      let differing = 0;
      for (let w = 0; w < words; w += 1) {
        differing += bitsIn((signs[one * words + w] ?? 0) ^ (signs[other * words + w] ?? 0));
      }
      return differing;
    },
  };
}

/** The signs of every row, a bit each. */
function signsOf(rows: Int8Array): Uint32Array {
  const signs = new Uint32Array(rows.length / 32);
  for (let i = 0; i < rows.length; i += 1) {
    if ((rows[i] ?? 0) > 0) signs[i >>> 5] = (signs[i >>> 5] ?? 0) | (1 << (i & 31));
  }
  return signs;
}

/** How many bits of a 32-bit word are set. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
