import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import { openPostgresOn } from '../../src/store/postgres.ts';
import { memoryLog } from './log.ts';

/** PostgreSQL's dialect in memory, emptied for every test that asks for a place. */
export async function openPglite() {
  const pglite = await PGlite.create();
  // Closing the store must not end a database that lives in memory only, or nothing could be opened again.
  const shared = new Proxy(pglite, {
    get: (target, name) => {
      if (name === 'close') return async () => {};
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const dialect = () => new PGliteDialect({ pglite: shared });
  const log = memoryLog();
  return {
    /** For what no store would do. */
    dialect,
    close: () => pglite.close(),
    async place() {
      await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return {
        open: (now = () => new Date()) => openPostgresOn(dialect(), { log, now }),
        remove: async () => {},
      };
    },
  };
}
