import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { migrate } from '../migrations.ts';
import { withPostgres } from '../postgres.ts';
import type { Tables } from '../schema.ts';
import { explained, fileIn, openFolder } from '../sqlite.ts';
import { sqliteDialect } from '../sqlite-dialect.ts';
import type { Database } from './source.ts';

/** The desk's database. `databaseUrl` where it is PostgreSQL. */
export interface Where {
  dataDir: string;
  databaseUrl?: string;
  log: Log;
}

/** @param schema of PostgreSQL; undefined on SQLite */
type Use<T> = (db: Database, schema?: string) => Promise<T>;

async function readFolder<T>(folder: string, use: Use<T>): Promise<T> {
  const file = fileIn(folder);
  if (!existsSync(file)) {
    throw new OperatorError(`There is no database in ${folder}, so there is nothing to back up.`);
  }
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    try {
      return await use(db);
    } finally {
      await db.destroy();
    }
  } catch (error) {
    throw explained(error, folder);
  }
}

/** Reads the database as it is, also while a desk uses it. */
export function withSource<T>({ dataDir, databaseUrl, log }: Where, use: Use<T>): Promise<T> {
  return databaseUrl ? withPostgres(databaseUrl, log, use) : readFolder(dataDir, use);
}

/** Has the database brought to the newest migration, for this process alone where it is in a folder. */
export function withTarget<T>({ dataDir, databaseUrl, log }: Where, use: Use<T>): Promise<T> {
  if (databaseUrl) {
    return withPostgres(databaseUrl, log, async (db, schema) => {
      await migrate(db, schema);
      return use(db, schema);
    });
  }
  return openFolder(dataDir, async (database, release) => {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    try {
      await migrate(db);
      return await use(db);
    } finally {
      await db.destroy();
      release();
    }
  });
}
