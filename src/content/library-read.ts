import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { readText } from './library-formats.ts';

const mebibyte = 1024 * 1024;
/** No newsroom writes a longer file by hand; what is longer is a feed, which `factdesk import` reads. */
const largestFile = 5 * mebibyte;

/** What one file says. */
export interface Reading {
  factChecks: FactCheck[];
  problems: Problem[];
  /** The text as far as it could be read, for telling what a broken file was about. */
  text: string;
}

function unread(where: string, what: string, fix: string): Reading {
  return { factChecks: [], problems: [{ where, what, fix }], text: '' };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return;
  }
}

/**
 * Reads one file of the library. Never throws: whatever is wrong is a problem of this file.
 *
 * @param size in bytes, as last seen; a file over 5 MB is not opened
 */
export async function readLibraryFile(dir: string, path: string, size: number): Promise<Reading> {
  const where = join(dir, path);
  if (size > largestFile) {
    return unread(
      where,
      `It is too large to be a fact-check (${Math.ceil(size / mebibyte)} MB; 5 MB at most).`,
      'If it is a feed, move it out of the library and run factdesk import on it.',
    );
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(where);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return unread(
      where,
      `It cannot be read (${reason}).`,
      'Let the desk read it, or move it away.',
    );
  }
  const text = decode(bytes);
  if (text === undefined) {
    return unread(where, 'It is not UTF-8 text.', 'Save it again with the encoding UTF-8.');
  }
  try {
    return { ...readText(path, text, where), text };
  } catch (error) {
    return unread(
      where,
      `It makes the reader fail (${String(error)}).`,
      'Move it out of the library, and please report this with the file.',
    );
  }
}
