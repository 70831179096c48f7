import type { Kysely } from 'kysely';
import { type FactCheck, factCheckSchema } from '../core/factcheck.ts';
import type { Log, RevisionLog } from '../core/ports.ts';
import { batches } from './batches.ts';
import type { Tables } from './schema.ts';

function readFactCheck(id: string, json: string, log: Log): FactCheck | undefined {
  try {
    return factCheckSchema.parse(JSON.parse(json));
  } catch (error) {
    // It is read from its source again, as if it were new.
    log.warn({ id, err: error }, 'a stored revision cannot be read any more and is left out');
    return;
  }
}

/** The last revision seen of each fact-check, a row each. */
export function revisions(db: Kysely<Tables>, log: Log): RevisionLog {
  return {
    async all() {
      const rows = await db.selectFrom('revisions').selectAll().orderBy('id').execute();
      return rows.flatMap(({ id, fact_check }) => readFactCheck(id, fact_check, log) ?? []);
    },
    async ids() {
      const rows = await db.selectFrom('revisions').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
    async get(ids) {
      const found: FactCheck[] = [];
      for (const batch of batches(ids)) {
        const query = db.selectFrom('revisions').selectAll().where('id', 'in', batch);
        for (const { id, fact_check } of await query.execute()) {
          const read = readFactCheck(id, fact_check, log);
          if (read) found.push(read);
        }
      }
      return found;
    },
    async record(factChecks) {
      const unique = new Map(factChecks.map((factCheck) => [factCheck.id, factCheck]));
      await db.transaction().execute(async (within) => {
        for (const batch of batches([...unique.values()])) {
          await within
            .insertInto('revisions')
            .values(batch.map((one) => ({ id: one.id, fact_check: JSON.stringify(one) })))
            .onConflict((conflict) =>
              conflict
                .column('id')
                .doUpdateSet((row) => ({ fact_check: row.ref('excluded.fact_check') })),
            )
            .execute();
        }
      });
    },
    async forget(ids) {
      for (const batch of batches(ids)) {
        await db.deleteFrom('revisions').where('id', 'in', batch).execute();
      }
    },
  };
}
