import {
  blockRows,
  createEngine,
  middleByte,
  placeOf,
  type Speed,
  shapeOf,
  speedHere,
} from './rows-engine.ts';

/** A vector in whole numbers; times the scale they are what it was. A scale of 0 for a vector that says nothing. */
export interface Quantised {
  scale: number;
  whole: Int16Array;
}

/**
 * Vectors as rows of bytes, and how near each is to a question. A byte is cut in two: its upper four bits alone tell
 * within known bounds how near the row can be, so that most rows need no second look, and both halves tell exactly.
 */
export interface Rows {
  /** Makes room for so many rows; what is there stays, and new rows are empty. */
  reserve(rows: number): void;
  /** Writes a row of whole numbers from -127 to 127. */
  write(row: number, vector: Quantised): void;
  /** Empties a row: it is near nothing. */
  clear(row: number): void;
  /** The question that the next two are about, up to `largest` in size. */
  ask(question: Quantised): void;
  /**
   * Which of the rows `from` up to `to` may have a cosine of `least` and more: none that has it is missing, unless by a
   * chance of less than one in a thousand billions, see `many`. Both lie in one block, see `blockRows`; good until the
   * next call.
   */
  near(least: number, from: number, to: number): NearRows;
  /** The cosine of a row. */
  cosine(row: number): number;
  /** The rows listed, in this order. */
  save(listed: Uint32Array): SavedRows;
  /**
   * Takes what `save` gave for the same number of dimensions as the first rows. The bytes are gone from it afterwards: so
   * large an array must not wait in memory until it is swept up.
   */
  restore(saved: SavedRows): void;
}

/** Rows, and for each the most that its cosine can be, with the same reserve. */
export interface NearRows {
  rows: Uint32Array;
  bounds: Float32Array;
}

interface SavedRows {
  /** The upper and the lower four bits of the rows, two components a byte. */
  high: Uint8Array;
  low: Uint8Array;
  scales: Float32Array;
  /** How far the upper half alone is from a row. */
  errors: Float32Array;
  /** The length of the longest row. */
  longest: number;
}

/** An int8 holds a component to one part in 127 of the largest of its row. */
export const steps = 127;
/** Products of a question this large with bytes cannot leave 32 bits, up to 1,000 dimensions. */
export const largest = 16_383;

/** In the middle of what the lower four bits of a byte may be. */
const middleLower = 7.5;
/**
 * Roundings in many dimensions never all point the way of the question: what they add up to is spread as chance would
 * have it, with a deviation of 1 in the root of the dimensions of the most that they could. From so many dimensions on,
 * half of the most is taken for it: eight deviations in 256. In fewer it is the most itself.
 */
const many = { dimensions: 256, share: 0.5 };
/** Beyond what rounding to 32 bits changes in a cosine. */
const rounding = 1e-4;
/** No rows yet. */
export function createRows(dimensions: number, speed: Speed = speedHere(dimensions)): Rows {
  const { stride, coarse, list, bounds, blocks, block } = shapeOf(dimensions);
  const engine = createEngine(dimensions, speed);
  const halfStride = stride / 2;
  let longest = 0;
  let room = 0;
  let scale = 0;
  /** How the coarse question is read, see `rows-module.ts`, and how far it is from the question for a row of length 1. */
  let reading = { step: 0, start: 0, spread: 0, apart: 0 };

  const side = (row: number): number =>
    blocks + Math.floor(row / blockRows) * block + 4 * (row % blockRows);
  const half = (row: number, which: 0 | 1): number =>
    blocks +
    Math.floor(row / blockRows) * block +
    blockRows * (8 + which * halfStride) +
    (row % blockRows) * halfStride;
  /** The whole memory as floats, until it grows. */
  let all = new Float32Array(engine.buffer());
  const scaleOf = (row: number): number => all[side(row) / 4] ?? 0;
  const errorOf = (row: number): number => all[side(row) / 4 + blockRows] ?? 0;
  const setSide = (row: number, rowScale: number, error: number) => {
    all[side(row) / 4] = rowScale;
    all[side(row) / 4 + blockRows] = error;
  };
  const bytes = (at: number, length: number) => new Uint8Array(engine.buffer(), at, length);
  const clear = (row: number) => setSide(row, 0, Number.NEGATIVE_INFINITY);
  const reserve = (rows: number) => {
    if (rows <= room) return;
    const blocksNow = Math.ceil(rows / blockRows);
    engine.grow(blocks + blocksNow * block);
    all = new Float32Array(engine.buffer());
    const before = room;
    room = blocksNow * blockRows;
    for (let row = before; row < room; row += 1) clear(row);
  };
  /** Calls with the rows up to `rows`, a block at a time. */
  const eachBlock = (rows: number, call: (from: number, to: number) => void) => {
    for (let from = 0; from < rows; from += blockRows) call(from, Math.min(rows, from + blockRows));
  };
  return {
    reserve,
    clear,
    write(row, { whole, scale: rowScale }) {
      const [high, low] = [bytes(half(row, 0), halfStride), bytes(half(row, 1), halfStride)];
      high.fill(0x88);
      low.fill(0);
      let error = 0;
      let squares = 0;
      for (let d = 0; d < dimensions; d += 1) {
        const value = whole[d] ?? 0;
        const byte = value + middleByte;
        const { at, shift } = placeOf(d);
        const clean = 0xf0 >> shift;
        high[at] = ((high[at] ?? 0) & clean) | ((byte >> 4) << shift);
        low[at] = ((low[at] ?? 0) & clean) | ((byte & 15) << shift);
        error += ((byte & 15) - middleLower) ** 2;
        squares += value * value;
      }
      setSide(row, rowScale, rowScale * Math.sqrt(error));
      longest = Math.max(longest, rowScale * Math.sqrt(squares));
    },
    ask(question) {
      const { rough, ...read } = roughly(question);
      new Int16Array(engine.buffer(), 0, stride).fill(0).set(question.whole);
      new Int8Array(engine.buffer(), coarse, stride).fill(0).set(rough);
      scale = question.scale;
      reading = read;
    },
    near(least, from, to) {
      if (!engine.near) return every(from, to);
      const { step, start, apart } = reading;
      const spread = reading.spread * (dimensions < many.dimensions ? 1 : many.share);
      const slack = apart * longest + rounding;
      const [first, last] = [half(from, 0), half(from, 0) + (to - from) * halfStride];
      const out = engine.near(
        first,
        last,
        side(from),
        list,
        from,
        step,
        start,
        spread,
        least - slack,
      );
      const length = (out - list) / 4;
      const found = new Float32Array(engine.buffer(), list + bounds, length);
      for (let i = 0; i < length; i += 1) found[i] = (found[i] ?? 0) + slack;
      return { rows: new Uint32Array(engine.buffer(), list, length), bounds: found };
    },
    cosine: (row) => engine.product(half(row, 0), half(row, 1)) * scaleOf(row) * scale,
    save(listed) {
      const saved = {
        high: new Uint8Array(listed.length * halfStride),
        low: new Uint8Array(listed.length * halfStride),
        scales: new Float32Array(listed.length),
        errors: new Float32Array(listed.length),
        longest,
      };
      for (const [to, row] of listed.entries()) {
        saved.high.set(bytes(half(row, 0), halfStride), to * halfStride);
        saved.low.set(bytes(half(row, 1), halfStride), to * halfStride);
        saved.scales[to] = scaleOf(row);
        saved.errors[to] = errorOf(row);
      }
      return saved;
    },
    restore({ high, low, scales, errors, longest: length }) {
      reserve(scales.length);
      longest = Math.max(longest, length);
      eachBlock(scales.length, (from, to) => {
        const [start, end] = [from * halfStride, to * halfStride];
        bytes(half(from, 0), end - start).set(high.subarray(start, end));
        bytes(half(from, 1), end - start).set(low.subarray(start, end));
        all.set(scales.subarray(from, to), side(from) / 4);
        all.set(errors.subarray(from, to), side(from) / 4 + blockRows);
      });
      for (const { buffer } of [high, low]) if (buffer instanceof ArrayBuffer) buffer.transfer(0);
    },
  };
}

/** All of the rows, as if nothing were known of them. */
const every = (from: number, to: number): NearRows => ({
  rows: Uint32Array.from({ length: to - from }, (_, i) => from + i),
  bounds: new Float32Array(to - from).fill(Number.POSITIVE_INFINITY),
});

/** A question in bytes, how a product with the upper halves of rows is read, and how far it is from what it was. */
function roughly({ whole, scale }: Quantised) {
  let extreme = 0;
  for (const value of whole) extreme = Math.max(extreme, Math.abs(value));
  const times = extreme > 0 ? steps / extreme : 0;
  const roughScale = extreme > 0 ? scale / times : 0;
  const rough = new Int8Array(whole.length);
  let [sum, squares, apart] = [0, 0, 0];
  for (let d = 0; d < whole.length; d += 1) {
    const value = Math.round((whole[d] ?? 0) * times);
    rough[d] = value;
    sum += value;
    squares += (value * roughScale) ** 2;
    apart += ((whole[d] ?? 0) * scale - value * roughScale) ** 2;
  }
  return {
    rough,
    step: 16 * roughScale,
    start: (middleLower - middleByte) * sum * roughScale,
    spread: Math.sqrt(squares),
    apart: Math.sqrt(apart),
  };
}
