import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { OperatorError } from '../core/errors.ts';
import type { Log, Store } from '../core/ports.ts';
import { migrate } from './migrations.ts';
import { postgresWakes } from './postgres-wakes.ts';
import { localWakes, type Wakes } from './published/ground.ts';
import { createRepository } from './repository.ts';
import type { Tables } from './schema.ts';

/** What a failure to connect means, by PostgreSQL's or the system's code. None of them names the password. */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing listens there; start PostgreSQL, or mend the host and port in DATABASE_URL',
  ENOTFOUND: 'its host is not known; mend the host in DATABASE_URL',
  ETIMEDOUT: 'it does not answer; look at the network and the host in DATABASE_URL',
  '28P01': 'the password is wrong; mend it in DATABASE_URL',
  '28000': 'the user may not connect; mend the user in DATABASE_URL or the rights of the user',
  '3D000': 'the database does not exist; create it, or mend its name in DATABASE_URL',
  '42501': 'the user may not create tables; give the user that right',
  '53300': 'it has no connection left; raise max_connections',
  '3F000': 'the schema of its search_path does not exist; create it, or mend the search_path',
};

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A host with several addresses fails with one error for all of them.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

function explained(error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  const meaning = meanings[codeOf(error)];
  if (meaning) {
    return new OperatorError(`The PostgreSQL database cannot be used: ${meaning}.`, {
      cause: error,
    });
  }
  // Without its cause: the error for an address that cannot be read holds the whole of it, password included.
  const said = error instanceof Error ? error.message.split('\n', 1)[0] : '';
  return new OperatorError(
    `The PostgreSQL database cannot be used: ${said}; mend DATABASE_URL (postgres://user:password@host:port/name, with special characters of the password written as %23 and the like).`,
  );
}

/** Connects, and asks where tables go that name no schema. */
async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (name) return name;
  throw new OperatorError(`The PostgreSQL database cannot be used: ${meanings['3F000']}.`);
}

async function clock(within: Kysely<Tables>): Promise<number> {
  const query = sql<{
    at: string;
  }>`select floor(extract(epoch from clock_timestamp()) * 1000) as at`;
  const { rows } = await query.execute(within);
  return Number(rows[0]?.at);
}

/**
 * The store over any database that speaks PostgreSQL, through a Kysely dialect for it.
 *
 * @param options.wakesFor how whoever waits for jobs is woken, for the schema; without it, only within this process
 */
export async function openPostgresOn(
  dialect: Dialect,
  options: { log: Log; now: () => Date; wakesFor?: (schema: string) => Wakes },
): Promise<Store> {
  const { wakesFor = localWakes, ...rest } = options;
  const db = new Kysely<Tables>({ dialect });
  let schema: string;
  try {
    schema = await currentSchema(db);
    await migrate(db, schema);
  } catch (error) {
    await db.destroy();
    throw explained(error);
  }
  const version = async () => {
    const { rows } = await sql<{ version: string }>`show server_version`.execute(db);
    const row: Record<string, string> = rows[0] ?? {};
    return `postgresql ${(row.server_version ?? '').split(' ')[0]}`;
  };
  const ground = { clock, shared: true, wakes: wakesFor(schema) };
  return createRepository({ db, version, release: () => {}, ground, ...rest });
}

const connectionTo = (url: string) => ({
  connectionString: url,
  connectionTimeoutMillis: 10_000,
  application_name: 'factdesk',
});

function poolOf(connection: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 10 });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  return pool;
}

/** Uses a PostgreSQL database as it is, and lets it go. */
export async function withPostgres<T>(
  url: string,
  log: Log,
  use: (db: Kysely<Tables>, schema: string) => Promise<T>,
): Promise<T> {
  const dialect = new PostgresDialect({ pool: poolOf(connectionTo(url), log) });
  const db = new Kysely<Tables>({ dialect });
  try {
    return await use(db, await currentSchema(db));
  } catch (error) {
    throw explained(error);
  } finally {
    await db.destroy();
  }
}

/**
 * The store on a PostgreSQL server, which any number of replicas share.
 *
 * @param url postgres://user:password@host:port/name
 * @throws OperatorError where it cannot be reached or used
 */
export function openPostgres(url: string, options: { log: Log; now: () => Date }): Promise<Store> {
  const connection = connectionTo(url);
  const pool = poolOf(connection, options.log);
  const wakesFor = (schema: string) => postgresWakes({ connection, schema, log: options.log });
  return openPostgresOn(new PostgresDialect({ pool }), { ...options, wakesFor });
}
