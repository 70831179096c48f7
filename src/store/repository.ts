import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Platform } from '../core/message.ts';
import type { AuditEntry, Interaction, Log, Store } from '../core/ports.ts';
import { batches } from './batches.ts';
import { installations } from './installations.ts';
import { newestMigration } from './migrations.ts';
import type { Ground } from './published/ground.ts';
import { pruneJobs } from './published/outbox.ts';
import { publishing } from './published/publishing.ts';
import { revisions } from './revisions.ts';
import type { Tables } from './schema.ts';
import { storable } from './storable.ts';

type Database = Kysely<Tables>;

let count = 0;

/** An id that sorts by time, and by order of writing within one millisecond of this process. */
function nextId(at: Date): string {
  count = (count + 1) % 1_000_000;
  const time = String(Math.max(0, at.getTime())).padStart(15, '0');
  return `${time}-${String(count).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
}

const platformSchema: z.ZodType<Platform> = z.enum(['discord', 'slack', 'web', 'console']);
const kindSchema = z.enum(['match', 'choices', 'none']);
const idsSchema = z.array(z.string());

function interactions(db: Database): Store['interactions'] {
  return {
    async record({ at, question, factChecks, platform, kind, confidence, milliseconds }) {
      await db
        .insertInto('interactions')
        .values({
          id: nextId(at),
          at: at.getTime(),
          platform,
          question: storable(question),
          kind,
          fact_checks: JSON.stringify(factChecks),
          confidence,
          milliseconds,
        })
        .execute();
    },
    async recent(limit) {
      const rows = await db
        .selectFrom('interactions')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(
        (row): Interaction => ({
          at: new Date(Number(row.at)),
          platform: platformSchema.parse(row.platform),
          question: row.question,
          kind: kindSchema.parse(row.kind),
          factChecks: idsSchema.parse(JSON.parse(row.fact_checks)),
          confidence: row.confidence,
          milliseconds: row.milliseconds,
        }),
      );
    },
  };
}

function audit(db: Database): Store['audit'] {
  return {
    async record({ at, actor, act, subject, from }) {
      await db
        .insertInto('audit')
        .values({
          id: nextId(at),
          at: at.getTime(),
          actor: storable(actor),
          act: storable(act),
          subject: storable(subject),
          place: storable(from),
        })
        .execute();
    },
    async recent(limit) {
      const query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
      const rows = await query.execute();
      return rows.map(
        ({ at, actor, act, subject, place }): AuditEntry => ({
          at: new Date(Number(at)),
          actor,
          act,
          subject,
          from: place,
        }),
      );
    },
  };
}

function feedback(db: Database): Store['feedback'] {
  return {
    async record({ at, platform, factCheck, right }) {
      await db
        .insertInto('feedback')
        .values({
          id: nextId(at),
          at: at.getTime(),
          platform,
          fact_check: storable(factCheck),
          correct: right ? 1 : 0,
        })
        .execute();
    },
    async recent(limit) {
      const query = db.selectFrom('feedback').selectAll().orderBy('id', 'desc').limit(limit);
      const rows = await query.execute();
      return rows.map((row) => ({
        at: new Date(Number(row.at)),
        platform: platformSchema.parse(row.platform),
        factCheck: row.fact_check,
        right: row.correct === 1,
      }));
    },
  };
}

function settings(db: Database): Store['settings'] {
  return {
    async get(scope, name) {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('scope', '=', storable(scope))
        .where('name', '=', storable(name))
        .executeTakeFirst();
      return row?.value;
    },
    async set(scope, name, value) {
      const row = { scope: storable(scope), name: storable(name), value: storable(value) };
      await db
        .insertInto('settings')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['scope', 'name']).doUpdateSet({ value: row.value }),
        )
        .execute();
    },
    async all(scope) {
      const query = db.selectFrom('settings').select(['name', 'value']);
      const rows = await query.where('scope', '=', storable(scope)).execute();
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    },
  };
}

function vectors(db: Database): Store['vectors'] {
  return {
    async get(keys) {
      const found = new Map<string, Uint8Array>();
      for (const batch of batches(keys)) {
        const query = db.selectFrom('vectors').selectAll().where('key', 'in', batch);
        for (const { key, vector } of await query.execute()) {
          found.set(key, Uint8Array.from(Buffer.from(vector, 'base64')));
        }
      }
      return found;
    },
    async put(all) {
      const rows = [...all].map(([key, bytes]) => ({
        key,
        vector: Buffer.from(bytes).toString('base64'),
      }));
      for (const batch of batches(rows)) {
        await db
          .insertInto('vectors')
          .values(batch)
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((row) => ({ vector: row.ref('excluded.vector') })),
          )
          .execute();
      }
    },
    async retain(keys) {
      const rows = await db.selectFrom('vectors').select('key').execute();
      const gone = rows.flatMap(({ key }) => (keys.has(key) ? [] : key));
      for (const batch of batches(gone)) {
        await db.deleteFrom('vectors').where('key', 'in', batch).execute();
      }
      return gone.length;
    },
  };
}

/**
 * The store over a migrated database.
 *
 * @param options.version asks the database which it is, e.g. `sqlite 3.53.0`
 * @param options.release what is to happen after the connections are closed
 * @param options.ground how publishing tells the time, locks rows and wakes whoever waits for jobs
 */
export function createRepository(options: {
  db: Database;
  log: Log;
  now: () => Date;
  version: () => Promise<string>;
  release: () => void;
  ground: Pick<Ground, 'clock' | 'shared' | 'wakes'>;
}): Store {
  const { db, log, now, version, release, ground } = options;
  return {
    async once(key) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('once')
        .values({ key: storable(key), at: now().getTime() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    interactions: interactions(db),
    audit: audit(db),
    feedback: feedback(db),
    settings: settings(db),
    revisions: revisions(db, log),
    vectors: vectors(db),
    installations: installations(db),
    publishing: publishing({ db, now, log, ...ground }),
    async prune(before) {
      await pruneJobs(db, before);
      await db.deleteFrom('once').where('at', '<', before.getTime()).execute();
      const query = db.deleteFrom('interactions').where('at', '<', before.getTime());
      const { numDeletedRows } = await query.executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    async check() {
      await sql`select 1`.execute(db);
      return { database: await version(), migration: newestMigration };
    },
    async close() {
      await ground.wakes.close();
      await db.destroy();
      release();
    },
  };
}
