import {
  add16,
  add32,
  addedUp,
  addPairs16,
  all,
  and,
  andNot,
  dot8,
  dot16,
  extendHigh,
  extendLow,
  f32,
  i32,
  left16,
  load,
  loadAt,
  moduleOf,
  op,
  or,
  right16,
  signed,
  timesHigh,
  timesLow,
  unsigned,
  v128,
  xor,
} from '../wasm.ts';

/** How a row lies in memory, see `rows.ts`. */
export interface RowShape {
  /** Components of a row, a multiple of 32. */
  stride: number;
  /** Rows that lie together. */
  blockRows: number;
  /** Where the question's components stand: 16 bits each, and 8 bits each. */
  fine: number;
  coarse: number;
  /** How far behind the list of rows that of their bounds lies. */
  bounds: number;
}

/**
 * A WebAssembly module, written out byte by byte so that it needs no tool to build. It is for one shape of rows only, so
 * that its loops over components are unrolled.
 *
 * In WebAssembly's text form, `(each ...)` standing for all components of a row, sixteen at a time:
 *
 * ```
 * (import "desk" "memory" (memory 1))
 * ;; Appends to the list at $out the rows from $row on whose cosine may be $least, and to a list behind it how large it
 * ;; may be; returns the end of the list.
 * (func (export "near") (param $high i32) (param $end i32) (param $side i32) (param $out i32) (param $row i32)
 *     (param $step f32) (param $start f32) (param $spread f32) (param $least f32) (result i32)
 *   (loop
 *     $sum = (each (coarse question) times (upper four bits of the row))
 *     $most = (f32.load $side) * ($step * $sum + $start) + (f32.load $side + 4 * blockRows) * $spread
 *     (i32.store $out $row)
 *     (f32.store $out + bounds $most)
 *     $out += 4 if $most >= $least
 *     $row += 1, $side += 4, $high += stride / 2
 *     (br_if 0 (i32.lt_u $high $end)))
 *   $out)
 * ;; The product of the fine question with a row.
 * (func (export "product") (param $high i32) (param $low i32) (result i32)
 *   (each (fine question) times (both halves of the row, put together)))
 * ```
 *
 * @param relaxed whether to use "relaxed" instructions, which are quicker and not everywhere
 */
export function rowsModule(shape: RowShape, relaxed: boolean): Uint8Array {
  return moduleOf([
    {
      name: 'near',
      takes: [i32, i32, i32, i32, i32, f32, f32, f32, f32],
      gives: i32,
      locals: [6, v128, 1, f32],
      code: nearRows(shape, relaxed),
    },
    {
      name: 'product',
      takes: [i32, i32],
      gives: i32,
      locals: [6, v128],
      code: productWith(shape),
    },
  ]);
}

/** Products of a byte with four bits fit 16 bits when so many of them are added up for each lane. */
const mostChunks = 8;

function nearRows(shape: RowShape, relaxed: boolean): number[] {
  const { stride, blockRows, coarse, bounds } = shape;
  const [high, end, side, out, row, step, start, spread, least] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [bytes, half, even, odd, sum, mask, most] = [9, 10, 11, 12, 13, 14, 15];
  const half16 = stride / 2;
  /** Adds the products of `half` with sixteen of the question's components to a sum. */
  const addProducts = (to: number, at: number): number[] => {
    const factors = [...loadAt(coarse + at), op.get, half];
    const products = relaxed
      ? [...factors, ...dot8, ...add16]
      : [...factors, ...timesLow, ...add16, ...factors, ...timesHigh, ...add16];
    return [op.get, to, ...products, op.set, to];
  };
  const code = [...all(0x0f), op.set, mask, ...op.loop, ...all(0), op.set, sum];
  for (let chunk = 0; chunk < half16 / 16; chunk += 1) {
    if (chunk % mostChunks === 0) code.push(...all(0), op.tee, even, op.set, odd);
    code.push(op.get, high, ...load(16 * chunk), op.tee, bytes, op.get, mask, ...and, op.set, half);
    code.push(...addProducts(even, 32 * chunk));
    code.push(op.get, bytes, op.constant, 4, ...right16, op.get, mask, ...and, op.set, half);
    code.push(...addProducts(odd, 32 * chunk + 16));
    if (chunk % mostChunks < mostChunks - 1 && chunk + 1 < half16 / 16) continue;
    code.push(op.get, sum, op.get, even, ...addPairs16, ...add32);
    code.push(op.get, odd, ...addPairs16, ...add32, op.set, sum);
  }
  code.push(op.get, side, op.loadFloat, 2, 0);
  code.push(...addedUp(sum), op.toFloat, op.get, step, op.multiplyFloats);
  code.push(op.get, start, op.addFloats, op.multiplyFloats);
  code.push(op.get, side, op.loadFloat, 2, ...unsigned(4 * blockRows));
  code.push(op.get, spread, op.multiplyFloats, op.addFloats, op.set, most);
  code.push(op.get, out, op.get, row, ...op.store, 0);
  code.push(op.get, out, op.get, most, ...op.storeFloat, ...unsigned(bounds));
  code.push(op.get, out, op.get, most, op.get, least, op.isNotLessFloat);
  code.push(op.constant, 2, op.shiftLeft, op.add, op.set, out);
  for (const [local, by] of [[row, 1] as const, [side, 4] as const]) {
    code.push(op.get, local, op.constant, by, op.add, op.set, local);
  }
  code.push(op.get, high, op.constant, ...signed(half16), op.add, op.tee, high);
  code.push(op.get, end, op.isLess, op.branchIf, 0, op.end, op.get, out);
  return code;
}

function productWith({ stride, fine }: RowShape): number[] {
  const [high, low] = [0, 1];
  const [upper, lower, bytes, sum, mask, middle] = [2, 3, 4, 5, 6, 7];
  /** Adds the products of what is on the stack, sixteen unsigned bytes, with the question's components. */
  const addProducts = (at: number): number[] => [
    ...[op.get, middle, ...xor, op.set, bytes],
    ...[op.get, sum, op.get, bytes, ...extendLow, ...loadAt(fine + 2 * at), ...dot16, ...add32],
    ...[op.get, bytes, ...extendHigh, ...loadAt(fine + 2 * at + 16), ...dot16, ...add32],
    ...[op.set, sum],
  ];
  const code = [...all(0x0f), op.set, mask, ...all(0x80), op.set, middle];
  for (let at = 0; at < stride; at += 32) {
    code.push(op.get, high, ...load(at / 2), op.tee, upper, op.get, mask, ...and);
    code.push(op.constant, 4, ...left16);
    code.push(op.get, low, ...load(at / 2), op.tee, lower, op.get, mask, ...and, ...or);
    code.push(...addProducts(at));
    code.push(op.get, upper, op.get, mask, ...andNot);
    code.push(op.get, lower, op.constant, 4, ...right16, op.get, mask, ...and, ...or);
    code.push(...addProducts(at + 16));
  }
  return [...code, ...addedUp(sum)];
}
