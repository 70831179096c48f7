import type { Kysely } from 'kysely';
import type { Log } from '../../core/ports.ts';
import type { Tables } from '../schema.ts';

export type Database = Kysely<Tables>;

/** How those who wait for jobs are told that there are some. */
export interface Wakes {
  /** Tells everybody who listens, once what was done within this transaction stands. */
  tell(within: Database): Promise<void>;
  listen(wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** The database that publishing stands on. */
export interface Ground {
  db: Database;
  /** The time by which all leases are judged, in milliseconds since 1970: the database's own where it has one. */
  clock(within: Database): Promise<number>;
  /** This process's clock. */
  now(): Date;
  /** Others write at the same time, so rows that belong together must be locked. */
  shared: boolean;
  wakes: Wakes;
  log: Log;
}

/** For a database that one process has to itself. */
export function localWakes(): Wakes {
  const listeners = new Set<() => void>();
  return {
    async tell() {
      for (const wake of listeners) wake();
    },
    async listen(wake) {
      // Wrapped, so that one function that listens twice is two.
      const listener = () => wake();
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
