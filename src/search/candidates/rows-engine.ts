import { createMemory, functionsOf, growMemory, pageBytes, runs } from '../wasm.ts';
import { type RowShape, rowsModule } from './rows-module.ts';

/** Memory that grows, and what is computed on it, see `rows-module.ts`. */
export interface Engine {
  buffer(): ArrayBuffer;
  grow(bytes: number): void;
  /** Absent where it would be no quicker than looking closely at every row. */
  near?: (...values: number[]) => number;
  product(high: number, low: number): number;
}

/** So many rows lie together, beginning with a multiple of it. */
export const blockRows = 1024;
/** In the middle of what a byte may be. */
export const middleByte = 128;

/** Components of a row: those of a vector, and zeros. */
export const strideOf = (dimensions: number): number => Math.ceil(dimensions / 32) * 32;

/** Which of a machine's instructions are used: quickest first. */
export type Speed = 'relaxed' | 'vectors' | 'plain';

/** The quickest that this machine and this Node run. */
export function speedHere(dimensions: number): Speed {
  if (runs(rowsModule(shapeOf(dimensions), true))) return 'relaxed';
  return runs(rowsModule(shapeOf(dimensions), false)) ? 'vectors' : 'plain';
}

/** Where things lie in memory: the question twice, the two lists that `near` writes, then blocks of rows. */
export function shapeOf(
  dimensions: number,
): RowShape & { list: number; blocks: number; block: number } {
  const stride = strideOf(dimensions);
  const list = 3 * stride;
  const bounds = 4 * blockRows + 32;
  const blocks = list + 2 * bounds;
  const block = blockRows * (8 + stride);
  return { stride, blockRows, fine: 0, coarse: 2 * stride, bounds, list, blocks, block };
}

function fastEngine(dimensions: number, relaxed: boolean): Engine {
  const memory = createMemory(pageBytes);
  const { near, product } = functionsOf(rowsModule(shapeOf(dimensions), relaxed), memory);
  if (!near || !product) throw new Error('the module of rows.ts lacks a function');
  return {
    buffer: () => memory.buffer,
    grow: (bytes) => growMemory(memory, bytes),
    near,
    product,
  };
}

/** The same in JavaScript, which looks at every row twice as closely and takes fifty times as long. */
function plainEngine(dimensions: number): Engine {
  let buffer = new ArrayBuffer(pageBytes);
  return {
    buffer: () => buffer,
    grow(bytes) {
      if (bytes <= buffer.byteLength) return;
      const larger = new ArrayBuffer(bytes);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
    },
    product(high, low) {
      const bytes = new Uint8Array(buffer);
      const question = new Int16Array(buffer, 0, dimensions);
      let sum = 0;
      for (let d = 0; d < dimensions; d += 1) {
        const { at, shift } = placeOf(d);
        const upper = ((bytes[high + at] ?? 0) >> shift) & 15;
        const lower = ((bytes[low + at] ?? 0) >> shift) & 15;
        sum += (16 * upper + lower - middleByte) * (question[d] ?? 0);
      }
      return sum;
    },
  };
}

/** Of every 32 components the first sixteen lie in the lower bits of sixteen bytes, the others in the upper. */
export const placeOf = (d: number): { at: number; shift: number } => ({
  at: (d >> 5) * 16 + (d & 15),
  shift: (d & 16) >> 2,
});

/** An engine over a page of memory. */
export const createEngine = (dimensions: number, speed: Speed): Engine =>
  speed === 'plain' ? plainEngine(dimensions) : fastEngine(dimensions, speed === 'relaxed');
