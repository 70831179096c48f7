import type { Log, Store } from '../core/ports.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite, openSqliteToRead, type Readable } from './sqlite.ts';

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
