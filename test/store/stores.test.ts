import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openMemoryStore, openStore } from '../../src/store/open.ts';
import { storeContract } from '../contracts/store.ts';
import { memoryLog } from '../support/log.ts';
import { openPglite } from '../support/pglite.ts';
import { ownSchema, postgresServer } from '../support/postgres.ts';

const log = memoryLog();

storeContract('the embedded database', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'factdesk-store-'));
  return {
    open: (now) => openStore({ dataDir, log, ...(now ? { now } : {}) }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
});

let pglite: Awaited<ReturnType<typeof openPglite>>;
beforeAll(async () => {
  pglite = await openPglite();
});
afterAll(() => pglite.close());

storeContract("PostgreSQL's dialect, in memory", () => pglite.place());

const server = postgresServer;

if (server) {
  storeContract('a PostgreSQL server', () => ownSchema(server));

  describe('a PostgreSQL server with many replicas', () => {
    test('is migrated once though all start at once, and answers each thing once', async ({
      expect,
    }) => {
      const neighbour = await ownSchema(server);
      await (await neighbour.open()).close();
      const place = await ownSchema(server);
      const replicas = await Promise.all(Array.from({ length: 6 }, () => place.open()));
      const firsts = await Promise.all(
        Array.from({ length: 120 }, (_, i) => replicas[i % 6]?.once('the same')),
      );
      expect(firsts.filter(Boolean)).toHaveLength(1);
      for (const replica of replicas) await replica.close();
      await place.remove();
      await neighbour.remove();
    });
  });
} else {
  describe('a PostgreSQL server keeps the store contract', () => {
    test.skip('skipped: set DATABASE_URL to run it', () => {});
  });
}

describe('the store for one command', () => {
  test('is empty, works, and leaves nothing behind', async ({ expect }) => {
    const store = openMemoryStore({ log });
    expect(await store.once('key')).toBe(true);
    expect(await store.interactions.recent(1)).toEqual([]);
    await store.close();
  });
});
