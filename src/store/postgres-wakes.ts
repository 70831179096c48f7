import { sql } from 'kysely';
import pg from 'pg';
import type { Log } from '../core/ports.ts';
import { presenceKey } from './presence.ts';
import type { Wakes } from './published/ground.ts';

const channel = 'factdesk_wake';
/** Milliseconds until a broken connection is tried again. */
const pause = 2000;

interface Options {
  connection: pg.ClientConfig;
  /** Desks in other schemas of the same database wake their own. */
  schema: string;
  log: Log;
}

/** A connection of its own that hears what others tell, and is made anew for as long as it is wanted. */
function hear({ connection, schema, log }: Options, wake: () => void) {
  let ended = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  function lost(broken: pg.Client, error?: unknown): void {
    if (client !== broken) return;
    client = undefined;
    broken.end().catch(() => {});
    if (ended) return;
    log.warn({ err: error, pause }, 'the database cannot wake the desk; it looks by itself');
    timer = setTimeout(() => void open(), pause);
  }

  async function open(): Promise<void> {
    const opened = new pg.Client({ ...connection, keepAlive: true });
    client = opened;
    opened.on('error', (error) => lost(opened, error));
    opened.on('end', () => lost(opened));
    opened.on('notification', ({ payload }) => {
      if (payload === schema) wake();
    });
    try {
      await opened.connect();
      await opened.query(`LISTEN ${channel}`);
      // So that nobody puts back a backup under a desk that runs; while somebody does, it waits here.
      await opened.query('SELECT pg_advisory_lock_shared($1, $2)', presenceKey(schema));
    } catch (error) {
      return lost(opened, error);
    }
    // What was told while nobody heard it.
    wake();
  }

  return {
    open,
    async end() {
      ended = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

/** Wakes whoever waits for jobs on any replica, by PostgreSQL's NOTIFY, which goes out when its transaction stands. */
export function postgresWakes(options: Options): Wakes {
  const ends = new Set<() => Promise<void>>();
  return {
    async tell(within) {
      await sql`select pg_notify(${channel}, ${options.schema})`.execute(within);
    },
    async listen(wake) {
      const hearing = hear(options, wake);
      const end = async () => {
        ends.delete(end);
        await hearing.end();
      };
      ends.add(end);
      await hearing.open();
      return end;
    },
    async close() {
      await Promise.all([...ends].map((end) => end()));
    },
  };
}
