/**
 * A WebAssembly module, written out byte by byte so that it needs no tool to build. It multiplies rows of int8 with one
 * row of int16, sixteen components at a time, and is for one stride only, so that the inner loop is unrolled.
 *
 * In WebAssembly's text form, `(d ...)` standing for every sixteenth component:
 *
 * ```
 * (import "desk" "memory" (memory 1))
 * (func (export "multiply") (param $row i32) (param $end i32) (param $question i32) (param $product i32)
 *   (local $low v128) (local $high v128) (local $bytes v128)
 *   (loop
 *     (local.set $low (v128.const 0)) (local.set $high (v128.const 0))
 *     (d $bytes = v128.load $row + d
 *        $low  += i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s  $bytes) (v128.load $question + 2d)
 *        $high += i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s $bytes) (v128.load $question + 2d + 16))
 *     (i32.store $product (sum of the four lanes of $low + $high))
 *     $product += 4
 *     $row += stride
 *     (br_if 0 (i32.lt_u $row $end))))
 * ```
 *
 * @param stride of the rows in bytes, a multiple of 16
 */
export function dotsModule(stride: number): Uint8Array {
  const body = [...locals, ...rowLoop(stride), op.end];
  return Uint8Array.from([
    ...[0x00, ...ascii('asm'), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, i32, i32, i32, i32, 0]),
    ...section(2, [1, ...name('desk'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('multiply'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

const i32 = 0x7f;
const v128 = 0x7b;
/** Three more of one kind, besides the parameters. */
const locals = [1, 3, v128];
const [row, end, question, product, low, high, bytes] = [0, 1, 2, 3, 4, 5, 6];

const op = {
  loop: [0x03, 0x40],
  end: 0x0b,
  branchIf: 0x0d,
  get: 0x20,
  set: 0x21,
  tee: 0x22,
  store: [0x36, 2, 0],
  constant: 0x41,
  isLess: 0x49,
  add: 0x6a,
} as const;

/** Instructions on sixteen bytes at a time carry this prefix. */
const vector = (code: number): number[] => [0xfd, ...unsigned(code)];
const load = (offset: number): number[] => [...vector(0x00), 0, ...unsigned(offset)];
const zero = [...vector(0x0c), ...new Array<number>(16).fill(0)];
const lane = (index: number): number[] => [op.get, low, ...vector(0x1b), index];
const extendLow = vector(0x87);
const extendHigh = vector(0x88);
const addLanes = vector(0xae);
const dot = vector(0xba);

function rowLoop(stride: number): number[] {
  const code = [...op.loop, ...zero, op.set, low, ...zero, op.set, high];
  for (let d = 0; d < stride; d += 16) {
    code.push(op.get, low, op.get, row, ...load(d), op.tee, bytes, ...extendLow);
    code.push(op.get, question, ...load(2 * d), ...dot, ...addLanes, op.set, low);
    code.push(op.get, high, op.get, bytes, ...extendHigh);
    code.push(op.get, question, ...load(2 * d + 16), ...dot, ...addLanes, op.set, high);
  }
  code.push(op.get, low, op.get, high, ...addLanes, op.set, low);
  code.push(op.get, product);
  code.push(...lane(0), ...lane(1), op.add, ...lane(2), op.add, ...lane(3), op.add, ...op.store);
  code.push(op.get, product, op.constant, 4, op.add, op.set, product);
  code.push(op.get, row, op.constant, ...signed(stride), op.add, op.tee, row);
  code.push(op.get, end, op.isLess, op.branchIf, 0, op.end);
  return code;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const name = (text: string): number[] => [text.length, ...ascii(text)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same for a number that is read with a sign: the last byte's second bit must be free. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
