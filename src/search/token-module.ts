import {
  add8,
  add32,
  addDoubles,
  addedUp,
  addPairs8,
  addPairs16,
  all,
  bitsInBytes,
  dot16,
  extendHigh,
  extendHigh16,
  extendLow,
  extendLow16,
  f64,
  i32,
  laneDouble,
  load,
  loadAt,
  moduleOf,
  op,
  timesDoubles,
  toDoubles,
  upperHalf,
  v128,
  xor,
} from './wasm.ts';

/** Bytes that are looked at together. */
const chunk = 16;

/**
 * What `token-engine.ts` computes on rows of so many components, a multiple of 128, as WebAssembly: loops over components
 * are unrolled. The direction stands at address 0, eight bytes each.
 *
 * - `along(row)`: the product of a row with the direction
 * - `product(one, other)`: that of two rows
 * - `apart(one, other)`: in how many bits two rows of signs differ
 */
export function tokenModule(dimensions: number): Uint8Array {
  return moduleOf([
    { name: 'along', takes: [i32], gives: f64, locals: [5, v128], code: along(dimensions) },
    {
      name: 'product',
      takes: [i32, i32],
      gives: i32,
      locals: [3, v128],
      code: product(dimensions),
    },
    { name: 'apart', takes: [i32, i32], gives: i32, locals: [1, v128], code: apart(dimensions) },
  ]);
}

function along(dimensions: number): number[] {
  const [row, bytes, words, whole, even, odd] = [0, 1, 2, 3, 4, 5];
  /** Adds the products of two of four whole numbers on the stack. */
  const addProducts = (to: number, at: number): number[] => [
    ...[...toDoubles, ...loadAt(8 * at), ...timesDoubles],
    ...[op.get, to, ...addDoubles, op.set, to],
  ];
  const code: number[] = [];
  for (let at = 0; at < dimensions; at += chunk) {
    code.push(op.get, row, ...load(at), op.set, bytes);
    for (const [i, extend] of [extendLow, extendHigh].entries()) {
      code.push(op.get, bytes, ...extend, op.set, words);
      for (const [j, extend16] of [extendLow16, extendHigh16].entries()) {
        const first = at + 8 * i + 4 * j;
        code.push(op.get, words, ...extend16, op.tee, whole, ...addProducts(even, first));
        code.push(op.get, whole, op.get, whole, ...upperHalf, ...addProducts(odd, first + 2));
      }
    }
  }
  code.push(op.get, even, op.get, odd, ...addDoubles, op.tee, even, ...laneDouble(0));
  return [...code, op.get, even, ...laneDouble(1), op.addDoubles];
}

function product(dimensions: number): number[] {
  const [one, other, bytes, second, sum] = [0, 1, 2, 3, 4];
  const code: number[] = [];
  for (let at = 0; at < dimensions; at += chunk) {
    code.push(op.get, one, ...load(at), op.set, bytes, op.get, other, ...load(at), op.set, second);
    for (const extend of [extendLow, extendHigh]) {
      code.push(op.get, bytes, ...extend, op.get, second, ...extend, ...dot16);
      code.push(op.get, sum, ...add32, op.set, sum);
    }
  }
  return [...code, ...addedUp(sum)];
}

/** Each byte counts at most eight of each chunk, so that up to 31 chunks fit. */
function apart(dimensions: number): number[] {
  const [one, other, sum] = [0, 1, 2];
  const code = [...all(0)];
  for (let at = 0; at < dimensions / 8; at += chunk) {
    code.push(
      op.get,
      one,
      ...load(at),
      op.get,
      other,
      ...load(at),
      ...xor,
      ...bitsInBytes,
      ...add8,
    );
  }
  return [...code, ...addPairs8, ...addPairs16, op.set, sum, ...addedUp(sum)];
}
