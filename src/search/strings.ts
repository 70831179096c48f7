import { arrayOf, type Saved } from './saved.ts';

/**
 * Texts, each once, numbered from 0 in the order in which they came. They are kept as bytes in a few arrays: 300,000 of
 * them take 7 MB, and 25 MB as a Map.
 */
export interface Strings {
  /** How many there are. */
  readonly size: number;
  /** A text's number; -1 for one that is not there. */
  numberOf(text: string): number;
  /** Takes a text in where it is not there yet; returns its number. */
  add(text: string): number;
  /** The text of a number; empty for one that is not there. */
  at(number: number): string;
  /** How long a text is, in bytes of UTF-8. */
  bytesOf(number: number): number;
  /** How many bytes a text has between those that it begins and ends with as the given one does. */
  between(given: string): (number: number) => number;
  /** What `createStrings` takes to be the same again. */
  save(): Saved;
}

const leastRoom = 64;
/** The table has this much more room than texts. */
const spare = 4 / 3;

const encoder = new TextEncoder();
/** The bytes of the text that was encoded last. */
let scratch = new Uint8Array(leastRoom);

/** Writes a text into `scratch`; returns its length. */
function encode(text: string): number {
  if (scratch.length < 3 * text.length) scratch = new Uint8Array(6 * text.length);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return encoder.encodeInto(text, scratch).written;
    scratch[i] = unit;
  }
  return text.length;
}

/** FNV-1a over bytes, its bits mixed once more, for few of them are looked at. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}

function enlarged<T extends Uint8Array | Uint32Array>(values: T, into: T): T {
  into.set(values);
  return into;
}

const roomFor = (needed: number): number => Math.ceil(Math.max(leastRoom, needed) * 1.25);

/** No texts, or those that were saved. */
export function createStrings(from?: Saved): Strings {
  let bytes: Uint8Array = from ? arrayOf(from, 'bytes', Uint8Array) : new Uint8Array(0);
  /** Where each text ends; it begins where the one before ends. */
  let ends: Uint32Array = from ? arrayOf(from, 'ends', Uint32Array) : new Uint32Array(0);
  let size = ends.length;
  let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** Numbers, counted from 1, at the place of their hash or the next that is free. */
  let table = new Uint32Array(0);

  const startOf = (number: number): number => (number > 0 ? (ends[number - 1] ?? 0) : 0);
  const isScratch = (number: number, length: number): boolean => {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== scratch[i]) return false;
    return true;
  };
  const build = () => {
    table = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(leastRoom, (size + 1) * spare))));
    const mask = table.length - 1;
    for (let number = 0; number < size; number += 1) {
      let at = hashOf(bytes, startOf(number), ends[number] ?? 0) & mask;
      while ((table[at] ?? 0) > 0) at = (at + 1) & mask;
      table[at] = number + 1;
    }
  };
  /** Where the text in `scratch` stands in the table, or belongs. */
  const placeOf = (length: number): number => {
    const mask = table.length - 1;
    let at = hashOf(scratch, 0, length) & mask;
    for (let there = table[at] ?? 0; there > 0; there = table[at] ?? 0) {
      if (isScratch(there - 1, length)) break;
      at = (at + 1) & mask;
    }
    return at;
  };
  const append = (length: number) => {
    const start = startOf(size);
    if (start + length > bytes.length) {
      bytes = enlarged(bytes, new Uint8Array(roomFor(start + length)));
      text = Buffer.from(bytes.buffer);
    }
    if (size >= ends.length) ends = enlarged(ends, new Uint32Array(roomFor(size)));
    bytes.set(scratch.subarray(0, length), start);
    ends[size] = start + length;
    size += 1;
  };
  build();
  return {
    get size() {
      return size;
    },
    numberOf: (wanted) => (table[placeOf(encode(wanted))] ?? 0) - 1,
    add(added) {
      const length = encode(added);
      const place = placeOf(length);
      const known = table[place] ?? 0;
      if (known > 0) return known - 1;
      append(length);
      table[place] = size;
      if (size * spare > table.length) build();
      return size - 1;
    },
    at: (number) =>
      number < size ? text.toString('utf8', startOf(number), ends[number] ?? 0) : '',
    bytesOf: (number) => (ends[number] ?? 0) - startOf(number),
    between(given) {
      const length = encode(given);
      const other = scratch.slice(0, length);
      return (number) => {
        const [start, end] = [startOf(number), ends[number] ?? 0];
        const least = Math.min(end - start, other.length);
        let before = 0;
        while (before < least && bytes[start + before] === other[before]) before += 1;
        let after = 0;
        while (
          after < least - before &&
          bytes[end - 1 - after] === other[other.length - 1 - after]
        ) {
          after += 1;
        }
        return end - start - before - after;
      };
    },
    save: () => ({
      header: {},
      arrays: { bytes: bytes.subarray(0, startOf(size)), ends: ends.subarray(0, size) },
    }),
  };
}
