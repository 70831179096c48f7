import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import { memoryLog } from './log.ts';

/** Where tests find a PostgreSQL server; undefined where they are to do without. */
export const postgresServer = process.env.DATABASE_URL;

/** A schema of its own on a server that may hold others. */
export async function ownSchema(address: string) {
  const schema = `factdesk_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(address);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const log = memoryLog();
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE SCHEMA ${schema}`);
  return {
    url: url.href,
    open: (now?: () => Date) =>
      openStore({ dataDir: '', databaseUrl: url.href, log, ...(now ? { now } : {}) }),
    remove: () => run(`DROP SCHEMA ${schema} CASCADE`),
  };
}
