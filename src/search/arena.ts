/** What an arena needs of a kind of typed array. */
interface Kind<T> {
  make(size: number): T;
  /** A window on an array, not a copy. */
  view(values: T, start: number, end: number): T;
  /** 0 beyond the end. Each kind has its own: one function that reads them all would be several times as slow. */
  at(values: T, index: number): number;
}

export const uint8: Kind<Uint8Array> = {
  make: (size) => new Uint8Array(size),
  view: (values, start, end) => values.subarray(start, end),
  at: (values, index) => values[index] ?? 0,
};
export const uint16: Kind<Uint16Array> = {
  make: (size) => new Uint16Array(size),
  view: (values, start, end) => values.subarray(start, end),
  at: (values, index) => values[index] ?? 0,
};
export const uint32: Kind<Uint32Array> = {
  make: (size) => new Uint32Array(size),
  view: (values, start, end) => values.subarray(start, end),
  at: (values, index) => values[index] ?? 0,
};
export const int32: Kind<Int32Array> = {
  make: (size) => new Int32Array(size),
  view: (values, start, end) => values.subarray(start, end),
  at: (values, index) => values[index] ?? 0,
};
export const float32: Kind<Float32Array> = {
  make: (size) => new Float32Array(size),
  view: (values, start, end) => values.subarray(start, end),
  at: (values, index) => values[index] ?? 0,
};

/** A typed array that grows at its end. */
export interface Arena<T> {
  readonly length: number;
  /** 0 beyond the end. */
  at(index: number): number;
  set(index: number, value: number): void;
  /** Adds values at the end; returns where the first of them stands. */
  push(...values: number[]): number;
  append(values: T): number;
  /** A window on the values from `start` up to `end`; good until the arena is written to. */
  view(start: number, end: number): T;
}

const firstRoom = 1024;
/** An eighth more than is needed: large arrays must not take half as much again for the first change. */
const growth = 3;

/** An arena that begins with the given values, or empty. */
export function createArena<
  T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array,
>({ make, view, at }: Kind<T>, from: T = make(0)): Arena<T> {
  let values = from;
  let length = from.length;
  const reserve = (needed: number) => {
    if (needed <= values.length) return;
    const larger = make(Math.max(firstRoom, needed + (needed >> growth)));
    larger.set(view(values, 0, length));
    values = larger;
  };
  return {
    get length() {
      return length;
    },
    at: (index) => at(values, index),
    set(index, value) {
      reserve(index + 1);
      values[index] = value;
      length = Math.max(length, index + 1);
    },
    push(...added) {
      const start = length;
      reserve(start + added.length);
      values.set(added, start);
      length += added.length;
      return start;
    },
    append(added) {
      const start = length;
      reserve(start + added.length);
      values.set(added, start);
      length += added.length;
      return start;
    },
    view: (start, end) => view(values, start, end),
  };
}
