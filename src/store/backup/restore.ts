import { sql } from 'kysely';
import { OperatorError } from '../../core/errors.ts';
import { migrations } from '../migrations.ts';
import { isAlone } from '../presence.ts';
import { tableNames } from '../schema.ts';
import type { Tally } from './backup.ts';
import { type Where, withTarget } from './databases.ts';
import { damaged, type Table, type Value } from './format.ts';
import { type Database, tablesIn } from './source.ts';
import { contentOf, mustBeWhole } from './whole.ts';

/** How many rows one statement writes: well below the databases' limits on parameters. */
const atOnce = 200;

const order = Object.keys(migrations).toSorted();

/** The tables as a release left them that knew migrations up to this one, empty. */
async function rebuild(within: Database, migration: string): Promise<void> {
  for (const name of tableNames.toReversed()) {
    await within.schema.dropTable(name).ifExists().execute();
  }
  for (const name of order) if (name <= migration) await migrations[name]?.up(within);
}

async function insert(
  within: Database,
  { table, columns }: Table,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  await sql`insert into ${sql.table(table)} (${names}) values ${values}`.execute(within);
}

/** The rows of a backup that is whole, some at a time, with the table that they are of. */
async function* rowsIn(file: string): AsyncGenerator<{ table: Table; rows: Value[][] }> {
  let table: Table | undefined;
  let rows: Value[][] = [];
  for await (const line of contentOf(file)) {
    if (Array.isArray(line)) rows.push(line);
    if (table && rows.length > 0 && (!Array.isArray(line) || rows.length >= atOnce)) {
      yield { table, rows };
      rows = [];
    }
    if ('table' in line) table = line;
  }
}

/** Writes all rows of a backup that is whole. */
async function fill(within: Database, file: string, schema?: string): Promise<void> {
  const known = new Map((await tablesIn(within, schema)).map((table) => [table.name, table]));
  for await (const { table, rows } of rowsIn(file)) {
    const names = known.get(table.table)?.columns.map(({ name }) => name) ?? [];
    if (new Set(names).symmetricDifference(new Set(table.columns)).size > 0) throw damaged(file);
    await insert(within, table, rows);
  }
}

/** PostgreSQL goes on counting rows where the backup's end. */
async function countOn(within: Database, schema: string): Promise<void> {
  for (const { name, columns } of await tablesIn(within, schema)) {
    if (!columns.some((column) => column.name === 'nr')) continue;
    await sql`
      select setval(pg_get_serial_sequence(${sql.lit(name)}, 'nr'), greatest(max(nr), 1), max(nr) is not null)
      from ${sql.table(name)}`.execute(within);
  }
}

/** What an embedded database says of itself when all is in it. */
async function mustBeSound(within: Database, file: string): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(within);
  const { rows: loose } = await sql`pragma foreign_key_check`.execute(within);
  if (rows[0]?.integrity_check !== 'ok' || loose.length > 0) throw damaged(file);
}

/**
 * What was to be posted when the backup was taken may have gone out since: whoever has it next looks for it first, as
 * after a crash. To edit or delete once more does no harm.
 */
async function doubt(within: Database, takenAt: Date): Promise<void> {
  await within
    .updateTable('jobs')
    .set({ state: 'sending', begun_at: sql<number>`coalesce(begun_at, ${takenAt.getTime()})` })
    .where('state', '=', 'due')
    .where('kind', 'in', ['post', 'reply', 'crosspost'])
    .where('not_before', '<=', Date.now())
    .execute();
}

async function mustBeFree(
  within: Database,
  schema: string | undefined,
  force: boolean,
): Promise<void> {
  if (schema !== undefined && !(await isAlone(within, schema))) {
    throw new OperatorError(
      'A factdesk runs on this database; stop all of them before you restore.',
    );
  }
  if (force) return;
  for (const name of tableNames) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(within);
    if (rows.length > 0) {
      throw new OperatorError(
        'The database holds something already; to replace all of it with the backup, restore with --force.',
      );
    }
  }
}

/**
 * Puts a backup in the place of everything that a database holds, whichever kind of database it was taken of. It is
 * done in one transaction: whatever goes wrong, what was there before is still there. A backup of an older release is
 * brought up to date.
 *
 * @throws OperatorError where a desk runs on the database, it holds something and `force` is not set, or the file
 *   cannot be read, is damaged, cut off or of a newer release
 */
export async function restore(
  where: Where,
  file: string,
  { force = false }: { force?: boolean } = {},
): Promise<Tally> {
  const { header, tally } = await mustBeWhole(file);
  const { migration } = header;
  await withTarget(where, (db, schema) =>
    db.transaction().execute(async (within) => {
      await mustBeFree(within, schema, force);
      await rebuild(within, migration);
      await fill(within, file, schema);
      for (const name of order) if (name > migration) await migrations[name]?.up(within);
      await doubt(within, new Date(header.at));
      if (schema === undefined) await mustBeSound(within, file);
      else await countOn(within, schema);
    }),
  );
  return tally;
}
