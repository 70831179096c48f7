import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { OperatorError } from '../core/errors.ts';
import { publishing } from './migrations/005-publishing.ts';

/** The first tables. A migration is never changed once it was released. */
const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('once')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('once_at').on('once').column('at').execute();
    await db.schema
      .createTable('interactions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('fact_checks', 'text', (column) => column.notNull())
      .addColumn('confidence', 'double precision', (column) => column.notNull())
      .addColumn('milliseconds', 'double precision', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('interactions_at').on('interactions').column('at').execute();
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('settings')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('settings_key', ['scope', 'name'])
      .execute();
    await db.schema
      .createTable('revisions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('fact_check', 'text', (column) => column.notNull())
      .execute();
  },
};

/** The vectors of a sentence model. */
const vectors: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('vectors')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('vector', 'text', (column) => column.notNull())
      .execute();
  },
};

/** Whether answers were right, as people said. */
const feedback: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('feedback')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('fact_check', 'text', (column) => column.notNull())
      .addColumn('correct', 'integer', (column) => column.notNull())
      .execute();
  },
};

/** What workspaces gave the desk, sealed. */
const installations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('installations')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .execute();
  },
};

/** Every migration, by the name under which the database remembers it; they run in this order. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-vectors': vectors,
  '003-feedback': feedback,
  '004-installations': installations,
  '005-publishing': publishing,
};

export const newestMigration = Object.keys(migrations).sort().at(-1) ?? '';

export const migrationTableName = 'factdesk_migration';

function migratorOf<T>(db: Kysely<T>, schema?: string): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
    ...(schema ? { migrationTableSchema: schema } : {}),
  });
}

/** Whether a database lacks a migration; nothing is changed in it. */
export async function isBehind<T>(db: Kysely<T>): Promise<boolean> {
  const all = await migratorOf(db).getMigrations();
  return all.some(({ executedAt }) => executedAt === undefined);
}

/**
 * Brings a database to the newest migration, under the database's own lock, so that replicas can start at once.
 *
 * @param schema where the tables belong, for a database that has several; without it, a namesake of ours in another
 *   schema would be taken for ours
 * @throws OperatorError where a newer factdesk has been here
 */
export async function migrate<T>(db: Kysely<T>, schema?: string): Promise<void> {
  const { error } = await migratorOf(db, schema).migrateToLatest();
  if (!error) return;
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new OperatorError(
      'The database was made by a newer factdesk; start that version, or name another database.',
      { cause: error },
    );
  }
  throw error;
}
