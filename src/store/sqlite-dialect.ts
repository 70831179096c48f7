import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    if (typeof value === 'bigint') return value;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}

/** Node's SQLite in the shape that Kysely's dialect speaks to. */
function asKyselyWants(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      // A command may write beside a running desk: each takes its turn at the beginning, not in the midst.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...bindable(values)),
        run: (values) => statement.run(...bindable(values)),
        iterate: (values) => statement.iterate(...bindable(values)),
      };
    },
  };
}

/** @param opened what is to happen before the first question */
export function sqliteDialect(database: DatabaseSync, opened?: () => Promise<void>): SqliteDialect {
  return new SqliteDialect({
    database: asKyselyWants(database),
    ...(opened && { onCreateConnection: opened }),
  });
}
