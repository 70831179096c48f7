import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Log } from '../core/ports.ts';
import type { Saved, SavedArray } from './saved.ts';

/** Goes up whenever what is saved, or how texts are read, changes. */
const version = 1;
const magic = 'factdesk snapshot\n';
/** Arrays begin at multiples of this, so that they can be read where they are. */
const alignment = 8;

const kinds = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
} as const;

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

/** Where the arrays begin, and the header. */
function headerOf(bytes: Buffer): { header: Header; start: number } {
  const end = bytes.indexOf('\n', magic.length);
  const line = bytes.toString('latin1', 0, end);
  const [, length, crc] = /^factdesk snapshot\n(\d{1,9}) (\d{1,10})$/.exec(line) ?? [];
  if (end < 0 || length === undefined) throw new TypeError('it is no snapshot');
  const json = bytes.subarray(end + 1, end + 1 + Number(length));
  if (crc32(json) !== Number(crc)) throw new TypeError('its header is damaged');
  const read = headerSchema.safeParse(JSON.parse(json.toString()));
  if (!read.success) throw new TypeError('it was written by another version');
  return { header: read.data, start: aligned(end + 1 + Number(length)) };
}

/** A whole file in memory of its own, which arrays can lie on. */
function contents(file: string): ArrayBuffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = new ArrayBuffer(fstatSync(handle).size);
    let read = 0;
    while (read < buffer.byteLength) {
      const more = readSync(handle, new Uint8Array(buffer, read));
      if (more === 0) throw new TypeError('it was cut off');
      read += more;
    }
    return buffer;
  } finally {
    closeSync(handle);
  }
}

function parse(buffer: ArrayBuffer): Saved {
  const bytes = Buffer.from(buffer);
  const { header, start } = headerOf(bytes);
  const arrays: Record<string, SavedArray> = {};
  for (const { name, kind, start: from, length, crc } of header.arrays) {
    const make = kinds[kind];
    const at = start + from;
    if (at + length * make.BYTES_PER_ELEMENT > bytes.length) throw new TypeError('it was cut off');
    const array = new make(buffer, at, length);
    if (crc32(bytesOf(array)) !== crc) throw new TypeError(`its ${name} is damaged`);
    arrays[name] = array;
  }
  return { header: header.header, arrays };
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
    return parse(contents(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log.warn({ file, why }, 'the search snapshot cannot be used and is built anew');
    return;
  }
}
