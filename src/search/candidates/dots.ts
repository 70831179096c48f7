import { dotsModule } from './dots-module.ts';

/** Rows of bytes, and how far each goes along with a question. */
export interface Dots {
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Makes room for so many rows; what is there stays. */
  reserve(rows: number): void;
  /** The bytes of rows `from` up to `to`, to read and to write; good until `reserve`. */
  bytes(from: number, to: number): Int8Array;
  /**
   * The dot products of the question with rows `from` up to `to`, at most `blockRows` of them; good until the next call.
   *
   * @param question up to `largest` in size; one a dimension
   */
  products(question: Int16Array, from: number, to: number): Int32Array;
}

/** So many rows are multiplied at once: their products stay in the processor's cache. */
export const blockRows = 4096;
/** Products of a question this large with bytes cannot leave 32 bits, up to 1,000 dimensions. */
export const largest = 16_383;
const pageBytes = 65_536;

/** Rows for vectors of so many dimensions: with the processor's vector instructions where there are any. */
export function createDots(dimensions: number): Dots {
  return canUseVectorInstructions(dimensions) ? fastDots(dimensions) : plainDots(dimensions);
}

/** Whether this machine and this Node run what `dotsModule` gives. */
function canUseVectorInstructions(dimensions: number): boolean {
  return 'WebAssembly' in globalThis && WebAssembly.validate(dotsModule(strideOf(dimensions)));
}

const strideOf = (dimensions: number): number => Math.ceil(dimensions / 16) * 16;

/** In WebAssembly: about twenty times as fast as in JavaScript. */
export function fastDots(dimensions: number): Dots {
  const stride = strideOf(dimensions);
  const productsAt = 2 * stride;
  const rowsAt = productsAt + 4 * blockRows;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(rowsAt / pageBytes) });
  const { multiply } = new WebAssembly.Instance(new WebAssembly.Module(dotsModule(stride)), {
    desk: { memory },
  }).exports;
  if (!multiply) throw new Error('the module of dots.ts has no multiply');
  return {
    stride,
    reserve(rows) {
      const missing = rowsAt + rows * stride - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    },
    bytes: (from, to) => new Int8Array(memory.buffer, rowsAt + from * stride, (to - from) * stride),
    products(question, from, to) {
      if (to > from) {
        new Int16Array(memory.buffer, 0, stride).set(question);
        multiply(rowsAt + from * stride, rowsAt + to * stride, 0, productsAt);
      }
      return new Int32Array(memory.buffer, productsAt, Math.max(0, to - from));
    },
  };
}

/** The same in JavaScript. */
export function plainDots(dimensions: number): Dots {
  const stride = strideOf(dimensions);
  const products = new Int32Array(blockRows);
  let all = new Int8Array(0);
  return {
    stride,
    reserve(rows) {
      if (rows * stride <= all.length) return;
      const larger = new Int8Array(rows * stride);
      larger.set(all);
      all = larger;
    },
    bytes: (from, to) => all.subarray(from * stride, to * stride),
    products(question, from, to) {
      for (let row = from; row < to; row += 1) {
        const start = row * stride;
        let sum = 0;
        for (let d = 0; d < question.length; d += 1) {
          sum += Math.imul(all[start + d] ?? 0, question[d] ?? 0);
        }
        products[row - from] = sum;
      }
      return products.subarray(0, Math.max(0, to - from));
    },
  };
}

/** What is used of WebAssembly here; Node's types leave it out. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory>>);
    readonly exports: Record<string, (...values: number[]) => void>;
  }
  function validate(bytes: Uint8Array): boolean;
}
