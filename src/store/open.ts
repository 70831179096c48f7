import type { Log, Store } from '../core/ports.ts';
import { isInUse } from './lock.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite, openSqliteBeside, openSqliteToRead, type Readable } from './sqlite.ts';

export { openMemoryStore } from './sqlite.ts';

/**
 * All that must outlive the process: on PostgreSQL where an address is given, else embedded in a folder.
 *
 * @throws OperatorError with what to do where it cannot be opened
 */
export function openStore(options: {
  dataDir: string;
  databaseUrl?: string;
  log: Log;
  now?: () => Date;
}): Promise<Store> {
  const { dataDir, databaseUrl, log, now = () => new Date() } = options;
  return databaseUrl ? openPostgres(databaseUrl, { log, now }) : openSqlite(dataDir, { log, now });
}

/**
 * What the desk has written, also while it runs: to read only. Undefined where none has written anything yet.
 *
 * @throws OperatorError with what to do where it cannot be opened
 */
export function openStoreToRead(options: {
  dataDir: string;
  databaseUrl?: string;
  log: Log;
}): Promise<Readable | undefined> {
  const { dataDir, databaseUrl, log } = options;
  const now = () => new Date();
  return databaseUrl
    ? openPostgres(databaseUrl, { log, now })
    : openSqliteToRead(dataDir, { log, now });
}

/**
 * The desk's store, for a command that writes to it also while the desk runs. `alone` where no desk does: then what the
 * command queues is its own to do. Undefined where no desk has written anything yet.
 *
 * @throws OperatorError with what to do where it cannot be opened
 */
export async function openStoreBeside(options: {
  dataDir: string;
  databaseUrl?: string;
  log: Log;
}): Promise<{ store: Store; alone: boolean } | undefined> {
  const { dataDir, databaseUrl, log } = options;
  const now = () => new Date();
  // Any number of desks may share a server, and do each other's work.
  if (databaseUrl) return { store: await openPostgres(databaseUrl, { log, now }), alone: true };
  const store = await openSqliteBeside(dataDir, { log, now });
  if (!store) return;
  await store.close();
  try {
    return { store: await openSqlite(dataDir, { log, now }), alone: true };
  } catch (error) {
    if (!isInUse(error)) throw error;
    const beside = await openSqliteBeside(dataDir, { log, now });
    return beside && { store: beside, alone: false };
  }
}
