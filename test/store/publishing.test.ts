import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { publishingContract } from '../contracts/publishing-store.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { openPglite } from '../support/pglite.ts';
import { ownSchema, postgresServer } from '../support/postgres.ts';

const log = memoryLog();

publishingContract({
  name: 'the embedded database',
  clock: 'given',
  replicas: 1,
  lasts: true,
  place: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'factdesk-store-'));
    return {
      open: (now) => openStore({ dataDir, log, now }),
      remove: () => rm(dataDir, { recursive: true, force: true }),
    };
  },
});

publishingContract({
  name: 'the database in memory',
  clock: 'given',
  replicas: 1,
  lasts: false,
  place: async () => ({ open: async (now) => memoryStore(now), remove: async () => {} }),
});

let pglite: Awaited<ReturnType<typeof openPglite>>;
beforeAll(async () => {
  pglite = await openPglite();
});
afterAll(() => pglite.close());

publishingContract({
  name: "PostgreSQL's dialect, in memory",
  clock: 'own',
  replicas: 1,
  lasts: true,
  place: () => pglite.place(),
});

if (postgresServer) {
  const server = postgresServer;
  publishingContract({
    name: 'a PostgreSQL server',
    clock: 'own',
    replicas: 3,
    lasts: true,
    place: () => ownSchema(server),
  });
} else {
  describe('a PostgreSQL server keeps the contract of publishing', () => {
    test.skip('skipped: set DATABASE_URL to run it', () => {});
  });
}
