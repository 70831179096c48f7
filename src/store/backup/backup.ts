import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OperatorError } from '../../core/errors.ts';
import { type Where, withSource } from './databases.ts';
import { formatVersion, type Header, type Line } from './format.ts';
import { type Database, migrationOf, rowsOf, tablesIn } from './source.ts';

export interface Tally {
  tables: number;
  rows: number;
}

/** The text of a backup, some lines at a time. Counts into `tally` what stands in it. */
async function* linesOf(
  within: Database,
  { schema, tally, at }: { schema: string | undefined; tally: Tally; at: Date },
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const written = (lines: readonly object[]): string => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    hash.update(text);
    return text;
  };
  const header: Header = {
    factdesk: 'backup',
    format: formatVersion,
    migration: await migrationOf(within),
    at: at.toISOString(),
  };
  yield written([header]);
  for (const table of await tablesIn(within, schema)) {
    tally.tables += 1;
    yield written([{ table: table.name, columns: table.columns.map(({ name }) => name) }]);
    for await (const rows of rowsOf(within, table, schema !== undefined)) {
      tally.rows += rows.length;
      yield written(rows);
    }
  }
  const end: Line = { rows: tally.rows, sha256: hash.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}

/**
 * Writes all of the desk's database into one file, as it is at one moment, also while the desk runs. The file has its
 * name only when it is whole and on disk; one that was there before is replaced then. Only its owner may read it.
 *
 * @throws OperatorError where the database cannot be read or the file not be written
 */
export async function backup(where: Where, file: string): Promise<Tally> {
  const part = `${file}.${process.pid}.part`;
  const tally: Tally = { tables: 0, rows: 0 };
  const at = new Date();
  try {
    await withSource(where, (db, schema) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((within) => write(part, file, linesOf(within, { schema, tally, at }))),
    );
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return tally;
}

const ofFiles = new Set(['open', 'write', 'fsync', 'close', 'rename']);

async function write(part: string, file: string, lines: AsyncIterable<string>): Promise<void> {
  const out = createWriteStream(part, { mode: 0o600, flush: true });
  try {
    await pipeline(Readable.from(lines), createGzip(), out);
    await rename(part, file);
  } catch (error) {
    const call = error instanceof Error && 'syscall' in error ? String(error.syscall) : '';
    if (!ofFiles.has(call)) throw error;
    throw new OperatorError(
      `The backup ${file} cannot be written; look at its folder's rights and space.`,
      { cause: error },
    );
  }
}
