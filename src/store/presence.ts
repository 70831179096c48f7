import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** Keeps our locks apart from other programs' on the same database. */
const ours = 0x66616374;

/** The two numbers of PostgreSQL's advisory lock that every running desk shares, for a schema. */
export function presenceKey(schema: string): [number, number] {
  return [ours, createHash('sha256').update(schema).digest().readInt32BE(0)];
}

/** Whether no desk runs on a schema; then none can begin to until the transaction ends. */
export async function isAlone(within: Kysely<Tables>, schema: string): Promise<boolean> {
  const [one, two] = presenceKey(schema);
  const query = sql<{
    alone: boolean;
  }>`select pg_try_advisory_xact_lock(${one}::int, ${two}::int) as alone`;
  const { rows } = await query.execute(within);
  return rows[0]?.alone === true;
}
