import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A table whose rows are numbered in the order in which they came, beside its key. SQLite numbers only what it calls
 * INTEGER; PostgreSQL would stop at two thousand million there.
 */
function numbered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, 'nr'> {
  const isPostgres = db.getExecutor().adapter.supportsTransactionalDdl;
  const table = db.schema.createTable(name);
  return isPostgres
    ? table.addColumn('nr', 'bigint', (nr) => nr.generatedByDefaultAsIdentity().primaryKey())
    : table.addColumn('nr', 'integer', (nr) => nr.primaryKey());
}

async function ledger(db: Kysely<unknown>): Promise<void> {
  await numbered(db, 'publications')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('publication_workspaces')
    .addColumn('publication', 'text', (column) => column.notNull().references('publications.id'))
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('publication_workspaces_key', ['workspace', 'publication'])
    .execute();
  await numbered(db, 'copies')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('publication', 'text', (column) => column.notNull().references('publications.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('copies_of').on('copies').column('publication').execute();
  await db.schema.createIndex('copies_state').on('copies').column('state').execute();
  await db.schema
    .createTable('copy_fact_checks')
    .addColumn('copy', 'text', (column) => column.notNull().references('copies.id'))
    .addColumn('fact_check', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('copy_fact_checks_key', ['fact_check', 'copy'])
    .execute();
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await numbered(db, 'jobs')
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('copy', 'text', (column) => column.notNull().references('copies.id'))
    .addColumn('publication', 'text', (column) => column.notNull().references('publications.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('begun_at', 'bigint')
    .addColumn('reason', 'text')
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('jobs_of_copy').on('jobs').columns(['copy', 'nr']).execute();
  await db.schema.createIndex('jobs_of').on('jobs').column('publication').execute();
  await db.schema.createIndex('jobs_due').on('jobs').columns(['state', 'not_before']).execute();
}

async function changes(db: Kysely<unknown>): Promise<void> {
  await numbered(db, 'changes')
    .addColumn('fact_check', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('decided', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('changes_key', ['fact_check', 'revision'])
    .execute();
  await numbered(db, 'amendments')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
}

async function followers(db: Kysely<unknown>): Promise<void> {
  await numbered(db, 'watchers')
    .addColumn('fact_check', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('watchers_key', ['fact_check', 'person'])
    .execute();
  await db.schema.createIndex('watchers_person').on('watchers').column('person').execute();
  await numbered(db, 'feeds')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await numbered(db, 'feed_items')
    .addColumn('feed', 'text', (column) => column.notNull())
    .addColumn('fact_check', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull())
    .addUniqueConstraint('feed_items_key', ['feed', 'fact_check'])
    .execute();
}

/** What is published, where its copies stand, what is to be sent, and who is to hear of it. */
export const publishing: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await ledger(db);
    await outbox(db);
    await changes(db);
    await followers(db);
  },
};
