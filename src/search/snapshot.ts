import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Log } from '../core/ports.ts';
import type { Saved, SavedArray } from './saved.ts';

/** Goes up whenever what is saved, or how texts are read, changes. */
const version = 2;
const magic = 'factdesk snapshot\n';
/** Magic, and two numbers. */
const longestFirstLine = 64;
/** Arrays begin at multiples of this. */
const alignment = 8;

const kinds = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
} as const satisfies Record<string, ArrayKind>;

interface ArrayKind {
  new (buffer: ArrayBufferLike): SavedArray;
  readonly BYTES_PER_ELEMENT: number;
}

const headerSchema = z.object({
  version: z.literal(version),
  header: z.record(z.string(), z.union([z.number(), z.string()])),
  arrays: z.array(
    z.object({
      name: z.string(),
      kind: z.enum([
        'Uint8Array',
        'Int8Array',
        'Uint16Array',
        'Uint32Array',
        'Int32Array',
        'Float32Array',
      ]),
      start: z.number().int().min(0),
      length: z.number().int().min(0),
      crc: z.number().int(),
    }),
  ),
});
type Header = z.infer<typeof headerSchema>;

const aligned = (at: number): number => Math.ceil(at / alignment) * alignment;

const bytesOf = (array: SavedArray): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function kindOf(array: SavedArray): Header['arrays'][number]['kind'] {
  if (array instanceof Uint8Array) return 'Uint8Array';
  if (array instanceof Int8Array) return 'Int8Array';
  if (array instanceof Uint16Array) return 'Uint16Array';
  if (array instanceof Uint32Array) return 'Uint32Array';
  return array instanceof Int32Array ? 'Int32Array' : 'Float32Array';
}

/** What stands before the arrays: magic, the header's length and checksum in decimal, the header, padding. */
function prefaceOf({ header, arrays }: Saved): Uint8Array {
  let start = 0;
  const listed = Object.entries(arrays).map(([name, array]) => {
    const entry = {
      name,
      kind: kindOf(array),
      start,
      length: array.length,
      crc: crc32(bytesOf(array)),
    };
    start = aligned(start + array.byteLength);
    return entry;
  });
  const written: Header = { version, header, arrays: listed };
  const json = Buffer.from(JSON.stringify(written));
  const line = Buffer.from(`${magic}${json.length} ${crc32(json)}\n`);
  const preface = new Uint8Array(aligned(line.length + json.length));
  preface.set(line);
  preface.set(json, line.length);
  return preface;
}

/** Writes a snapshot: whole, or not at all. */
export async function writeSnapshot(file: string, saved: Saved): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  const handle = await open(beside, 'w');
  try {
    await handle.write(prefaceOf(saved));
    for (const array of Object.values(saved.arrays)) {
      const bytes = bytesOf(array);
      await handle.write(bytes);
      await handle.write(new Uint8Array(aligned(bytes.length) - bytes.length));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}

/** Fills bytes with what stands at a place of a file. */
function fill(handle: number, bytes: Uint8Array, at: number): void {
  let read = 0;
  while (read < bytes.length) {
    const more = readSync(handle, bytes, read, bytes.length - read, at + read);
    if (more === 0) throw new TypeError('it was cut off');
    read += more;
  }
}

/** Where the arrays begin, and the header. */
function headerOf(handle: number, size: number): { header: Header; start: number } {
  const first = Buffer.alloc(Math.min(size, longestFirstLine));
  fill(handle, first, 0);
  const end = first.indexOf('\n', magic.length);
  const line = first.toString('latin1', 0, end);
  const [, length, crc] = /^factdesk snapshot\n(\d{1,9}) (\d{1,10})$/.exec(line) ?? [];
  if (end < 0 || length === undefined) throw new TypeError('it is no snapshot');
  const start = end + 1 + Number(length);
  if (start > size) throw new TypeError('it was cut off');
  const json = Buffer.alloc(Number(length));
  fill(handle, json, end + 1);
  if (crc32(json) !== Number(crc)) throw new TypeError('its header is damaged');
  const read = headerSchema.safeParse(JSON.parse(json.toString()));
  if (!read.success) throw new TypeError('it was written by another version');
  return { header: read.data, start: aligned(start) };
}

/** Each array in memory of its own, so that one that is not needed any more does not hold the others. */
function parse(handle: number): Saved {
  const { size } = fstatSync(handle);
  const { header, start } = headerOf(handle, size);
  const arrays: Record<string, SavedArray> = {};
  for (const { name, kind, start: from, length, crc } of header.arrays) {
    const make: ArrayKind = kinds[kind];
    const byteLength = length * make.BYTES_PER_ELEMENT;
    if (start + from + byteLength > size) throw new TypeError('it was cut off');
    const buffer = new ArrayBuffer(byteLength);
    const bytes = new Uint8Array(buffer);
    fill(handle, bytes, start + from);
    if (crc32(bytes) !== crc) throw new TypeError(`its ${name} is damaged`);
    arrays[name] = new make(buffer);
  }
  return { header: header.header, arrays };
}

function opened<T>(file: string, read: (handle: number) => T): T {
  const handle = openSync(file, 'r');
  try {
    return read(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Reads a snapshot.
 *
 * @returns undefined where there is none, or one that is damaged, old or foreign: then one line is logged, and whatever
 *   was kept in it is built anew
 */
export function readSnapshot(file: string, log: Log): Saved | undefined {
  if (!existsSync(file)) return;
  try {
    return opened(file, parse);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log.warn({ file, why }, 'the search snapshot cannot be used and is built anew');
    return;
  }
}
