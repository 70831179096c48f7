import { randomUUID } from 'node:crypto';
import pg from 'pg';

async function run(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A schema of its own on a server that may hold others; its address, and what removes it. */
export async function ownSchema(
  address: string,
): Promise<{ url: string; remove(): Promise<void> }> {
  const schema = `factdesk_chaos_${randomUUID().replaceAll('-', '')}`;
  await run(address, `CREATE SCHEMA ${schema}`);
  const url = new URL(address);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href, remove: () => run(address, `DROP SCHEMA ${schema} CASCADE`) };
}
