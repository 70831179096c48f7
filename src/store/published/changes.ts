import type { Changes } from '../../core/publishing.ts';
import { storable } from '../storable.ts';
import type { Ground } from './ground.ts';
import { readAmendment, readRevision } from './rows.ts';

export function changes({ db }: Pick<Ground, 'db'>): Changes {
  return {
    async record({ decided, ...revision }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('changes')
        .values({
          fact_check: storable(revision.factCheck),
          revision: revision.revision,
          decided: decided ?? null,
          body: JSON.stringify(revision),
        })
        .onConflict((conflict) => conflict.columns(['fact_check', 'revision']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    async list({ factCheck, open, decided, copied, limit }) {
      let query = db.selectFrom('changes').select(['body', 'decided']);
      if (factCheck !== undefined) query = query.where('fact_check', '=', storable(factCheck));
      if (open) query = query.where('decided', 'is', null);
      if (decided) query = query.where('decided', '=', decided);
      if (copied) {
        query = query.where((eb) =>
          eb.exists(
            eb
              .selectFrom('copy_fact_checks')
              .select('copy')
              .whereRef('copy_fact_checks.fact_check', '=', 'changes.fact_check'),
          ),
        );
      }
      return (await query.orderBy('nr', 'desc').limit(limit).execute()).map(readRevision);
    },
    async decide(factCheck, revision, decision) {
      const { numUpdatedRows } = await db
        .updateTable('changes')
        .set({ decided: decision })
        .where('fact_check', '=', storable(factCheck))
        .where('revision', '=', revision)
        .where('decided', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async amend(amendment) {
      await db
        .insertInto('amendments')
        .values({ id: storable(amendment.id), body: JSON.stringify(amendment) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async amendments() {
      const rows = await db.selectFrom('amendments').select('body').orderBy('nr').execute();
      return rows.map(readAmendment);
    },
  };
}
