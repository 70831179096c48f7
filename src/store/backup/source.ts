import { type Kysely, sql } from 'kysely';
import { OperatorError } from '../../core/errors.ts';
import { migrations, migrationTableName } from '../migrations.ts';
import { type Tables, tableNames } from '../schema.ts';
import type { Value } from './format.ts';

export type Database = Kysely<Tables>;

/** Rows in one question. */
const atOnce = 500;

export interface TableOf {
  name: string;
  columns: { name: string; isWide: boolean }[];
}

/** The tables of ours that a database has, those that others refer to first, with their columns. */
export async function tablesIn(db: Database, schema?: string): Promise<TableOf[]> {
  const all = await db.introspection.getTables();
  const own = all.filter((table) => schema === undefined || table.schema === schema);
  return tableNames.flatMap((name) => {
    const table = own.find((one) => one.name === name);
    if (!table) return [];
    const columns = table.columns.map((column) => ({
      name: column.name,
      isWide: column.dataType === 'int8',
    }));
    return [{ name, columns }];
  });
}

/**
 * The newest migration that ran in a database.
 *
 * @throws OperatorError where none ran, or one that this release does not know
 */
export async function migrationOf(db: Database): Promise<string> {
  const query = sql<{
    name: string;
  }>`select name from ${sql.table(migrationTableName)} order by name`;
  const { rows } = await query.execute(db);
  const newest = rows.at(-1)?.name;
  if (newest === undefined) {
    throw new OperatorError('The database is empty; start the desk once before you back it up.');
  }
  if (!(newest in migrations)) {
    throw new OperatorError(
      'The database was made by a newer factdesk; back it up with that version.',
    );
  }
  return newest;
}

type Row = Record<string, unknown>;

/** PostgreSQL hands out a page at a time, as of the moment at which the transaction began. */
async function* withCursor(within: Database, name: string): AsyncGenerator<Row[]> {
  await sql`declare backup no scroll cursor for select * from ${sql.table(name)}`.execute(within);
  const fetch = sql<Row>`fetch ${sql.lit(atOnce)} from backup`;
  for (let rows = (await fetch.execute(within)).rows; rows.length > 0; ) {
    yield rows;
    rows = (await fetch.execute(within)).rows;
  }
  await sql`close backup`.execute(within);
}

async function* byRowid(within: Database, name: string): AsyncGenerator<Row[]> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const query = sql<Row & { row_of_sqlite: number }>`
      select rowid as row_of_sqlite, * from ${sql.table(name)}
      where rowid > ${last} order by rowid limit ${atOnce}`;
    const { rows } = await query.execute(within);
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    last = end.row_of_sqlite;
  }
}

function storedValue(value: unknown, isWide: boolean): Value {
  // PostgreSQL's driver hands a bigint back as a text; those of ours are times and counts, which a number holds.
  if (isWide && (typeof value === 'string' || typeof value === 'bigint')) return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`a ${typeof value} cannot be backed up`);
}

/** All rows of a table, some at a time, each as the values of its columns. */
export async function* rowsOf(
  within: Database,
  { name, columns }: TableOf,
  isPostgres: boolean,
): AsyncGenerator<Value[][]> {
  const pages = isPostgres ? withCursor(within, name) : byRowid(within, name);
  for await (const rows of pages) {
    yield rows.map((row) => columns.map((column) => storedValue(row[column.name], column.isWide)));
  }
}
