import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { OperatorError } from '../../core/errors.ts';

/*
 * A backup is gzip of lines of JSON, the same for every database: a header; for each table one line that names it and
 * its columns, then a line a row; and an end with the number of rows and the SHA-256 of all lines before it.
 */

/** One more when a reader of before could not read it. */
export const formatVersion = 1;

export const headerSchema = z.object({
  factdesk: z.literal('backup'),
  format: z.number(),
  /** The newest migration of the database that it was taken of. */
  migration: z.string(),
  /** Not after the moment as of which it is. */
  at: z.iso.datetime(),
});
export type Header = z.infer<typeof headerSchema>;

const valueSchema = z.union([z.string(), z.number(), z.null()]);
export type Value = z.infer<typeof valueSchema>;

const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type Table = z.infer<typeof tableSchema>;

/** What stands in a line below the header: a table begins, a row of it, or the end. */
export const lineSchema = z.union([
  z.array(valueSchema),
  tableSchema,
  z.object({ rows: z.number(), sha256: z.string() }),
]);
export type Line = z.infer<typeof lineSchema>;

const unchanged = 'nothing was changed';

export const cutOff = (file: string, cause?: unknown): OperatorError =>
  new OperatorError(`The backup ${file} was cut off; use another one (${unchanged}).`, { cause });
export const damaged = (file: string, cause?: unknown): OperatorError =>
  new OperatorError(`The backup ${file} is damaged; use another one (${unchanged}).`, { cause });
export const noBackup = (file: string, cause?: unknown): OperatorError =>
  new OperatorError(`${file} is no backup of a factdesk (${unchanged}).`, { cause });
export const newer = (file: string): OperatorError =>
  new OperatorError(
    `The backup ${file} was made by a newer factdesk; restore it with that version (${unchanged}).`,
  );

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function unreadable(file: string, error: unknown, isFirst: boolean): OperatorError {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return cutOff(file, error);
  if (code.startsWith('Z_')) return isFirst ? noBackup(file, error) : damaged(file, error);
  return new OperatorError(`The backup ${file} cannot be read; look at its name and rights.`, {
    cause: error,
  });
}

/** The lines of a backup with the SHA-256 of all before each. JSON keeps line breaks out of texts. */
export async function* linesIn(file: string): AsyncGenerator<{ text: string; before: string }> {
  const hash = createHash('sha256');
  const unzipped = pipeline(createReadStream(file), createGunzip(), () => {});
  let parts: Buffer[] = [];
  let isFirst = true;
  try {
    for await (const chunk of unzipped) {
      let rest: Buffer = Buffer.from(chunk);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = Buffer.concat([...parts, rest.subarray(0, end)]);
        parts = [];
        rest = rest.subarray(end + 1);
        yield { text: line.toString(), before: hash.copy().digest('hex') };
        hash.update(line).update('\n');
        isFirst = false;
      }
      parts.push(rest);
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw unreadable(file, error, isFirst);
  }
  if (parts.some(({ length }) => length > 0)) throw isFirst ? noBackup(file) : cutOff(file);
}
