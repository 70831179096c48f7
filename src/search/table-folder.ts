import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';

/** A token table as it lies on the disk. */
export interface TableFolder {
  dimensions: number;
  /** How many tokens have a row. */
  tokens: number;
  tokenizer: Tokenizer;
  /** The rows, one after the other; each value counts `scales` of its row. */
  rows: Int8Array;
  scales: Float32Array;
}

const manifestSchema = z.object({
  tokens: z.number().int().positive().max(0x10000),
  dimensions: z.number().int().positive().multipleOf(32),
});
const tokenizerSchema = z.record(z.string(), z.unknown());

function broken(file: string, what: string): OperatorError {
  return new OperatorError(
    `The token table's ${file} ${what}; put the folder back as it comes with the desk.`,
  );
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw broken(file, 'is missing or cannot be read');
  }
}

/** A JSON file as `read` takes it. */
function parsed<T>(file: string, read: (json: unknown) => T): T {
  const text = bytesOf(file).toString('utf8');
  try {
    return read(JSON.parse(text));
  } catch {
    throw broken(file, 'is damaged');
  }
}

function exactly(file: string, size: number): Buffer {
  const bytes = bytesOf(file);
  if (bytes.length === size) return bytes;
  throw broken(
    file,
    `is ${bytes.length} bytes long where manifest.json makes it ${size}, so it is cut off or of another table`,
  );
}

/**
 * Reads a token table's folder: manifest.json, tokenizer.json, vectors.i8 and scales.f32.
 *
 * @throws OperatorError where a file is missing or damaged, or has other dimensions than the manifest says
 */
export function readTableFolder(folder: string): TableFolder {
  const { dimensions, tokens } = parsed(join(folder, 'manifest.json'), (json) =>
    manifestSchema.parse(json),
  );
  const tokenizer = parsed(
    join(folder, 'tokenizer.json'),
    (json) => new Tokenizer(tokenizerSchema.parse(json), {}),
  );
  const bytes = exactly(join(folder, 'vectors.i8'), tokens * dimensions);
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const floats = new Uint8Array(exactly(join(folder, 'scales.f32'), tokens * 4));
  return { dimensions, tokens, tokenizer, rows, scales: new Float32Array(floats.buffer) };
}
