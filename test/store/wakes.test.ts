import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { memoryLog } from '../support/log.ts';
import { ownSchema, postgresServer } from '../support/postgres.ts';
import { aCopy, aJob, aPublication } from '../support/publication.ts';

describe.skipIf(!postgresServer)('whoever waits for jobs on a PostgreSQL server', () => {
  let own: Awaited<ReturnType<typeof ownSchema>>;
  let stores: Awaited<ReturnType<typeof openStore>>[];
  const log = memoryLog();
  /** So that this test ends no connection of another. */
  let name: string;

  beforeEach(async () => {
    own = await ownSchema(postgresServer ?? '');
    stores = [];
    name = `factdesk_test_${randomUUID()}`;
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await own.remove();
  });

  async function open(url = own.url) {
    const store = await openStore({ dataDir: '', databaseUrl: url, log });
    stores.push(store);
    return store.publishing;
  }

  async function breakListeners(): Promise<number> {
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE query LIKE '%pg_advisory_lock_shared%' AND pid IN (
         SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = $1)`,
      [await lockOf(client)],
    );
    await client.end();
    return rows.length;
  }
  async function lockOf(client: pg.Client): Promise<number> {
    const { presenceKey } = await import('../../src/store/presence.ts');
    const { rows } = await client.query('SELECT current_schema() AS name');
    return presenceKey(rows[0].name)[1] >>> 0;
  }

  test('hears of them again after the connection broke, and of what came meanwhile', async () => {
    const there = await open();
    const here = await open();
    let wakes = 0;
    await there.outbox.listen(() => {
      wakes += 1;
    });
    expect(await breakListeners()).toBe(1);
    await vi.waitFor(() =>
      expect(log.lines.map(({ message }) => message)).toContain(
        'the database cannot wake the desk; it looks by itself',
      ),
    );
    const before = wakes;
    const publication = aPublication({ id: name.slice(-10) });
    await here.ledger.create(publication);
    const copy = aCopy(publication);
    await here.ledger.change(publication, [copy], [aJob(copy)]);
    await vi.waitFor(() => expect(wakes).toBeGreaterThan(before), { timeout: 15_000 });
    const again = wakes;
    await here.outbox.add([aJob(copy, 'edit', 2)]);
    await vi.waitFor(() => expect(wakes).toBeGreaterThan(again), { timeout: 5000 });
  });

  test('is not woken by a desk of another schema, nor by what was rolled back', async () => {
    const neighbour = await ownSchema(postgresServer ?? '');
    const here = await open();
    const there = await open(neighbour.url);
    let wakes = 0;
    await here.outbox.listen(() => {
      wakes += 1;
    });
    const before = wakes;
    for (const parts of [there, here]) await parts.ledger.create(aPublication());
    const copy = aCopy(aPublication());
    await there.ledger.change(aPublication(), [copy], [aJob(copy)]);
    const nobody = aJob({ id: 'nobody.0', publication: 'nobody' });
    await expect(
      here.ledger.change(aPublication(), [copy], [aJob(copy), nobody]),
    ).rejects.toThrow();
    // One that is to be heard, after which nothing that came before is still under way.
    await here.ledger.change(aPublication(), [copy], [aJob(copy)]);
    await vi.waitFor(() => expect(wakes).toBeGreaterThan(before));
    expect(wakes).toBe(before + 1);
    await stores.pop()?.close();
    await neighbour.remove();
  });
});
