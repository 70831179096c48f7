import type { Kysely } from 'kysely';
import type { Installations } from '../core/ports.ts';
import type { Tables } from './schema.ts';

export function installations(db: Kysely<Tables>): Installations {
  return {
    async get(key) {
      const row = await db
        .selectFrom('installations')
        .select('sealed')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.sealed;
    },
    async put(key, sealed) {
      await db
        .insertInto('installations')
        .values({ key, sealed })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ sealed }))
        .execute();
    },
    async replace(key, before, after) {
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ sealed: after })
        .where('key', '=', key)
        .where('sealed', '=', before)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async drop(key) {
      await db.deleteFrom('installations').where('key', '=', key).execute();
    },
    async list(beginning) {
      const rows = await db.selectFrom('installations').selectAll().orderBy('key').execute();
      return new Map(
        rows.filter(({ key }) => key.startsWith(beginning)).map(({ key, sealed }) => [key, sealed]),
      );
    },
  };
}
