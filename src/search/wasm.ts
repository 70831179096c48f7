/** WebAssembly as bytes, so that its modules need no tool to build, and how it is run. */

export const i32 = 0x7f;
export const f32 = 0x7d;
export const f64 = 0x7c;
export const v128 = 0x7b;

export const op = {
  loop: [0x03, 0x40],
  end: 0x0b,
  branchIf: 0x0d,
  get: 0x20,
  set: 0x21,
  tee: 0x22,
  loadFloat: 0x2a,
  store: [0x36, 2],
  storeFloat: [0x38, 2],
  constant: 0x41,
  isLess: 0x49,
  isNotLessFloat: 0x60,
  add: 0x6a,
  shiftLeft: 0x74,
  addFloats: 0x92,
  multiplyFloats: 0x94,
  addDoubles: 0xa0,
  toFloat: 0xb2,
} as const;

/** Instructions on sixteen bytes at a time carry this prefix. */
const vector = (code: number): number[] => [0xfd, ...unsigned(code)];
export const load = (offset: number): number[] => [...vector(0x00), 0, ...unsigned(offset)];
/** Sixteen bytes at an address that is known beforehand. */
export const loadAt = (address: number): number[] => [op.constant, 0, ...load(address)];
export const all = (byte: number): number[] => [
  ...vector(0x0c),
  ...new Array<number>(16).fill(byte),
];
const upper = Array.from({ length: 8 }, (_, i) => 8 + i);
/** The upper eight bytes of a vector where the lower were; both halves are on the stack. */
export const upperHalf = [...vector(0x0d), ...upper, ...upper];
const lane = (index: number): number[] => [...vector(0x1b), index];
export const laneDouble = (index: number): number[] => [...vector(0x21), index];
export const and = vector(0x4e);
export const andNot = vector(0x4f);
export const or = vector(0x50);
export const xor = vector(0x51);
export const bitsInBytes = vector(0x62);
export const add8 = vector(0x6e);
/** Neighbouring bytes without a sign, added up in 16 bits. */
export const addPairs8 = vector(0x7d);
export const addPairs16 = vector(0x7e);
export const extendLow = vector(0x87);
export const extendHigh = vector(0x88);
export const left16 = vector(0x8b);
export const right16 = vector(0x8d);
export const add16 = vector(0x8e);
export const timesLow = vector(0x9c);
export const timesHigh = vector(0x9d);
export const extendLow16 = vector(0xa7);
export const extendHigh16 = vector(0xa8);
export const add32 = vector(0xae);
export const dot16 = vector(0xba);
export const addDoubles = vector(0xf0);
export const timesDoubles = vector(0xf2);
/** The two lower of four whole numbers. */
export const toDoubles = vector(0xfe);
/** Products of neighbouring bytes, added up in 16 bits; the second factor must not be negative. */
export const dot8 = vector(0x112);

/** The four lanes of a vector, added up. */
export const addedUp = (local: number): number[] =>
  [0, 1, 2, 3].flatMap((i) => [op.get, local, ...lane(i), ...(i > 0 ? [op.add] : [])]);

/** A function that a module exports. */
interface Exported {
  name: string;
  /** Kinds of its parameters, and of what it returns. */
  takes: readonly number[];
  gives: number;
  /** How many of each kind. */
  locals: readonly number[];
  code: readonly number[];
}

/** A module that works on the memory that it is given. */
export function moduleOf(functions: readonly Exported[]): Uint8Array {
  const count = functions.length;
  const kinds = functions.flatMap(({ takes, gives }) => [0x60, takes.length, ...takes, 1, gives]);
  const exported = functions.flatMap((one, i) => [...name(one.name), 0, i]);
  const bodies = functions.flatMap(({ locals, code }) => {
    const body = [locals.length / 2, ...locals, ...code, op.end];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, ...ascii('asm'), 1, 0, 0, 0],
    ...section(1, [count, ...kinds]),
    ...section(2, [1, ...name('desk'), ...name('memory'), 2, 0, 1]),
    ...section(3, [count, ...functions.keys()]),
    ...section(7, [count, ...exported]),
    ...section(10, [count, ...bodies]),
  ]);
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const name = (text: string): number[] => [text.length, ...ascii(text)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];

/** LEB128: seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same for a number that is read with a sign: the last byte's second bit must be free. */
export function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

/** Memory comes in pages of so many bytes. */
export const pageBytes = 65_536;

/** Memory of a size in bytes at least, which can grow. */
export const createMemory = (bytes: number): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });

/** Makes a memory as large as that at least. */
export function growMemory(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

/** Whether this machine and this Node run a module. */
export const runs = (module: Uint8Array): boolean =>
  'WebAssembly' in globalThis && WebAssembly.validate(module);

/** The functions of a module that works on a memory. */
export const functionsOf = (
  module: Uint8Array,
  memory: WebAssembly.Memory,
): Record<string, (...values: number[]) => number> =>
  new WebAssembly.Instance(new WebAssembly.Module(module), { desk: { memory } }).exports;

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
    readonly exports: Record<string, (...values: number[]) => number>;
  }
  function validate(bytes: Uint8Array): boolean;
}
