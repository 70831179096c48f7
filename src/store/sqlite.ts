import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { OperatorError } from '../core/errors.ts';
import type { Log, Store } from '../core/ports.ts';
import { lockFolder } from './lock.ts';
import { isBehind, migrate } from './migrations.ts';
import { localWakes } from './published/ground.ts';
import { createRepository } from './repository.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** One process has it to itself and one connection, so its clock is the database's and transactions are one by one. */
const groundOf = ({ now }: { now: () => Date }) => ({
  clock: async () => now().getTime(),
  shared: false,
  wakes: localWakes(),
});

interface Options {
  log: Log;
  now: () => Date;
  release: () => void;
}

/** Migrates at the first question that is asked, so that a store can be had at once. */
function storeOn(database: DatabaseSync, options: Options): Store {
  const dialect = sqliteDialect(database, () =>
    migrate(new Kysely<Tables>({ dialect: sqliteDialect(database) })),
  );
  return repositoryOn(new Kysely<Tables>({ dialect }), options);
}

function repositoryOn(db: Kysely<Tables>, options: Options): Store {
  const version = async () => {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
    return `sqlite ${rows[0]?.version ?? ''}`;
  };
  return createRepository({ db, version, ground: groundOf(options), ...options });
}

async function openOn(...[database, options]: Parameters<typeof storeOn>): Promise<Store> {
  const store = storeOn(database, options);
  try {
    await store.check();
  } catch (error) {
    database.close();
    throw error;
  }
  return store;
}

/** Where the database of a folder is. */
export const fileIn = (folder: string): string => join(folder, 'factdesk.db');

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be made; make it writable, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

/** What a failure of the database means to whoever runs the desk; any other error as it is. */
export function explained(error: unknown, folder: string): unknown {
  const isOfSqlite = error instanceof Error && 'errcode' in error;
  if (!isOfSqlite) return error;
  const file = fileIn(folder);
  const text = String(error);
  if (/disk is full/.test(text)) {
    return new OperatorError(
      `The disk of the database in ${folder} is full; make room, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return new OperatorError(
    /not a database|malformed|corrupt/.test(text)
      ? `The database ${file} is damaged; put back a copy, or move it away to start with an empty one.`
      : `The database in ${folder} cannot be opened; make the folder writable, or set DATA_DIR to another folder.`,
    { cause: error },
  );
}

/** Takes the database in a folder for this process alone, until `release`. */
export async function openFolder<T>(
  folder: string,
  use: (database: DatabaseSync, release: () => void) => Promise<T>,
): Promise<T> {
  makeFolder(folder);
  let unlock = () => {};
  try {
    unlock = lockFolder(folder);
    const database = new DatabaseSync(fileIn(folder));
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON',
    );
    return await use(database, unlock);
  } catch (error) {
    unlock();
    throw explained(error, folder);
  }
}

/**
 * The store on the embedded database in a folder, for one process at a time. Every acknowledged write is on disk
 * (write-ahead log, synchronous = FULL).
 *
 * @throws OperatorError where the folder cannot be used or another process has it
 */
export async function openSqlite(
  folder: string,
  options: { log: Log; now: () => Date },
): Promise<Store> {
  return openFolder(folder, (database, release) => openOn(database, { ...options, release }));
}

/**
 * The store of a folder that a desk may be running on; undefined where none has written there yet.
 *
 * @throws OperatorError where it cannot be opened, or comes from an older release
 */
async function openWritten(
  folder: string,
  { log, now }: Pick<Options, 'log' | 'now'>,
  open: (file: string) => DatabaseSync,
): Promise<Store | undefined> {
  const file = fileIn(folder);
  if (!existsSync(file)) return;
  try {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(open(file)) });
    if (!(await isBehind(db))) return repositoryOn(db, { log, now, release: () => {} });
    await db.destroy();
    throw new OperatorError(
      `The database ${file} was made by an older factdesk; start the desk once, which brings it up to date.`,
    );
  } catch (error) {
    throw explained(error, folder);
  }
}

/** What may be read of a store beside the desk whose it is. */
export type Readable = Pick<Store, 'feedback' | 'revisions' | 'installations' | 'close'>;

/**
 * What the desk of a folder has written, also while it runs; undefined where none has written there yet.
 *
 * @throws OperatorError where it cannot be read, or comes from an older release
 */
export function openSqliteToRead(
  folder: string,
  options: Pick<Options, 'log' | 'now'>,
): Promise<Readable | undefined> {
  return openWritten(folder, options, (file) => new DatabaseSync(file, { readOnly: true }));
}

/**
 * The store of a folder, beside a desk that may be running on it: for commands that write a few rows. Undefined where no
 * desk has written there yet.
 *
 * @throws OperatorError where it cannot be opened, or comes from an older release
 */
export function openSqliteBeside(
  folder: string,
  options: Pick<Options, 'log' | 'now'>,
): Promise<Store | undefined> {
  return openWritten(folder, options, (file) => {
    const database = new DatabaseSync(file);
    database.exec(
      'PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON',
    );
    return database;
  });
}

/** A store that ends with the process, for commands that only read the library, and for tests. */
export function openMemoryStore({
  log,
  now = () => new Date(),
}: {
  log: Log;
  now?: () => Date;
}): Store {
  return storeOn(new DatabaseSync(':memory:'), { log, now, release: () => {} });
}
