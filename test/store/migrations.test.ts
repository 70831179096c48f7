import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { migrations, migrationTableName, newestMigration } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { memoryLog } from '../support/log.ts';
import { openPglite } from '../support/pglite.ts';
import { ownSchema, postgresServer } from '../support/postgres.ts';
import { aCopy, aJob, aPublication } from '../support/publication.ts';

const names = Object.keys(migrations).toSorted();
const at = Date.parse('2026-01-02T03:04:05.678Z');

/** Rows as the release wrote them that came with a migration, by its name. */
const written: Record<string, [table: string, row: Record<string, string | number>][]> = {
  '001-first': [
    ['once', { key: 'slack/Ev1', at }],
    [
      'interactions',
      {
        id: `000${at}-000001-abcd`,
        at,
        platform: 'slack',
        question: 'Is the moon “made” of cheese? 😀',
        kind: 'match',
        fact_checks: '["moon-landing"]',
        confidence: 0.97,
        milliseconds: 1.25,
      },
    ],
    [
      'audit',
      { id: '1', at, actor: 'U1', act: 'settings', subject: 'language', place: 'slack/T1' },
    ],
    ['settings', { scope: 'slack/T1', name: 'language', value: 'de' }],
    [
      'revisions',
      { id: 'moon-landing', fact_check: JSON.stringify(aFactCheck({ id: 'moon-landing' })) },
    ],
  ],
  '002-vectors': [['vectors', { key: 'model/text', vector: 'AP8H' }]],
  '003-feedback': [
    ['feedback', { id: '1', at, platform: 'discord', fact_check: 'moon-landing', correct: 1 }],
  ],
  '004-installations': [['installations', { key: 'slack/T1', sealed: 'sealed' }]],
};

/** Brings a database to where a release left it that knew migrations up to this one, with something in every table. */
async function leftBy(name: string, dialect: Dialect, schema?: string): Promise<void> {
  const known = names.slice(0, names.indexOf(name) + 1);
  const db = new Kysely<unknown>({ dialect });
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          known.flatMap((one) => (migrations[one] ? [[one, migrations[one]]] : [])),
        ),
    },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
    ...(schema && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  for (const [table, row] of known.flatMap((one) => written[one] ?? [])) {
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
      db,
    );
  }
  await db.destroy();
}

/** Every word of that release is still there, and publishing works. */
async function keepsAll(store: Store, name: string): Promise<void> {
  const has = (migration: string) => migration <= name;
  expect((await store.check()).migration).toBe(newestMigration);
  expect(await store.once('slack/Ev1')).toBe(false);
  expect(await store.interactions.recent(9)).toMatchObject([
    { at: new Date(at), question: 'Is the moon “made” of cheese? 😀', confidence: 0.97 },
  ]);
  expect(await store.audit.recent(9)).toMatchObject([{ actor: 'U1', from: 'slack/T1' }]);
  expect(await store.settings.all('slack/T1')).toEqual({ language: 'de' });
  expect(await store.revisions.all()).toEqual([aFactCheck({ id: 'moon-landing' })]);
  expect((await store.vectors.get(['model/text'])).get('model/text')).toEqual(
    has('002-vectors') ? Uint8Array.of(0, 255, 7) : undefined,
  );
  expect(await store.feedback.recent(9)).toHaveLength(has('003-feedback') ? 1 : 0);
  expect(await store.installations.get('slack/T1')).toBe(
    has('004-installations') ? 'sealed' : undefined,
  );
  const publication = aPublication();
  await store.publishing.ledger.create(publication);
  const copy = aCopy(publication);
  await store.publishing.ledger.change(publication, [copy], [aJob(copy)]);
  expect(await store.publishing.outbox.lease(1, 1000)).toHaveLength(1);
}

const log = memoryLog();
const earlier = names.filter((name) => name in written);

test('every migration but the newest has data to be tested with', () => {
  expect(earlier).toEqual(names.slice(0, -1));
});

describe.each(earlier)('a database left by %s', (name) => {
  test('is brought up to date with all that is in it: embedded', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'factdesk-store-'));
    await leftBy(name, sqliteDialect(new DatabaseSync(join(dataDir, 'factdesk.db'))));
    const store = await openStore({ dataDir, log });
    await keepsAll(store, name);
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test("is brought up to date with all that is in it: PostgreSQL's dialect, in memory", async () => {
    const place = await pglite.place();
    await leftBy(name, pglite.dialect(), 'public');
    const store = await place.open();
    await keepsAll(store, name);
    await store.close();
  });

  test.skipIf(!postgresServer)(
    'is brought up to date by three replicas at once: a server',
    async () => {
      const own = await ownSchema(postgresServer ?? '');
      const schema = new URL(own.url).searchParams.get('options')?.split('=')[1] ?? '';
      const pool = new pg.Pool({ connectionString: own.url });
      await leftBy(name, new PostgresDialect({ pool }), schema);
      const [first, ...others] = await Promise.all([own.open(), own.open(), own.open()]);
      if (first) await keepsAll(first, name);
      for (const store of [first, ...others]) await store?.close();
      await own.remove();
    },
  );
});

let pglite: Awaited<ReturnType<typeof openPglite>>;
beforeAll(async () => {
  pglite = await openPglite();
});
afterAll(() => pglite.close());
