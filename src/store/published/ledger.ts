import type { Copy, NewJob, Publication } from '../../core/publication.ts';
import type { Ledger } from '../../core/publishing.ts';
import { scopeOf } from '../../core/scope.ts';
import { batches } from '../batches.ts';
import { storable } from '../storable.ts';
import type { Database, Ground } from './ground.ts';
import { lockCopies, noteShown, queue, shownIn } from './queue.ts';
import { readCopy, readPublication } from './rows.ts';

/** Whose a publication is. What one person is told is not their server's. */
function workspacesOf({ by, targets }: Publication): Set<string> {
  const places = targets.map(({ place }) => place).filter(({ kind }) => kind !== 'direct');
  return new Set([by, ...places].map((one) => storable(scopeOf(one))));
}

async function noteWorkspaces(within: Database, publication: Publication): Promise<void> {
  const { id } = publication;
  await within.deleteFrom('publication_workspaces').where('publication', '=', id).execute();
  await within
    .insertInto('publication_workspaces')
    .values([...workspacesOf(publication)].map((workspace) => ({ publication: id, workspace })))
    .execute();
}

/** Stores a new publication; false where its id is known. */
export async function insertPublication(
  within: Database,
  publication: Publication,
): Promise<boolean> {
  const { id, state, version } = publication;
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('publications')
    .values({ id, state, version, body: JSON.stringify(publication) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await noteWorkspaces(within, publication);
  return true;
}

/** Stores a publication with one more as its version; false where its version is no longer what was read. */
export async function updatePublication(
  within: Database,
  publication: Publication,
): Promise<boolean> {
  const changed = { ...publication, version: publication.version + 1 };
  const { numUpdatedRows } = await within
    .updateTable('publications')
    .set({ state: changed.state, version: changed.version, body: JSON.stringify(changed) })
    .where('id', '=', publication.id)
    .where('version', '=', publication.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return false;
  await noteWorkspaces(within, changed);
  return true;
}

/** The fact-checks that a publication tells of. */
const toldOf = ({ content }: Publication): string[] =>
  content.kind === 'digest' ? content.factChecks : [content.factCheck];

/** Stores new copies. What is known of a copy that went out already is truer than what comes here, and stays. */
async function insertCopies(
  ground: Ground,
  within: Database,
  copies: readonly Copy[],
): Promise<void> {
  await lockCopies(
    ground,
    within,
    copies.map(({ id }) => id),
  );
  for (const copy of copies) {
    const row = { state: copy.state, body: JSON.stringify(copy) };
    await within
      .insertInto('copies')
      .values({ id: copy.id, publication: copy.publication, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(row).where('copies.state', '=', 'waiting'),
      )
      .execute();
    await noteShown(within, copy.id, shownIn(copy));
  }
}

/** A publication tells of more than before where it is a message that is edited as more comes. */
async function noteTold(within: Database, publication: Publication): Promise<void> {
  const query = within.selectFrom('copies').select('id');
  for (const { id } of await query.where('publication', '=', publication.id).execute()) {
    await noteShown(within, id, toldOf(publication));
  }
}

/** Stores what comes of a publication that was stored before in the same transaction. */
export async function follow(
  ground: Ground,
  within: Database,
  publication: Publication,
  { copies, jobs }: { copies: readonly Copy[]; jobs: readonly NewJob[] },
): Promise<void> {
  await insertCopies(ground, within, copies);
  await noteTold(within, publication);
  await queue(ground, within, jobs);
}

export function ledger(ground: Ground): Ledger {
  const { db } = ground;
  return {
    async create(publication) {
      const isNew = await db
        .transaction()
        .execute((within) => insertPublication(within, publication));
      if (!isNew) throw new Error(`the publication ${publication.id} is known already`);
    },
    async get(id) {
      const query = db.selectFrom('publications').select('body').where('id', '=', storable(id));
      const row = await query.executeTakeFirst();
      return row && readPublication(row);
    },
    change(publication, copies = [], jobs = []) {
      return db.transaction().execute(async (within) => {
        if (!(await updatePublication(within, publication))) return false;
        await follow(ground, within, publication, { copies, jobs });
        return true;
      });
    },
    async list({ states, workspaces, limit, offset }) {
      let query = db.selectFrom('publications').select('body');
      if (states) {
        if (states.length === 0) return [];
        query = query.where('state', 'in', states);
      }
      if (workspaces && workspaces.length > 0) {
        query = query.where('id', 'in', (eb) =>
          eb
            .selectFrom('publication_workspaces')
            .select('publication')
            .where('workspace', 'in', workspaces.map(storable)),
        );
      }
      const rows = await query.orderBy('nr', 'desc').limit(limit).offset(offset).execute();
      return rows.map(readPublication);
    },
    async copied(factChecks) {
      const found: string[] = [];
      for (const batch of batches([...new Set(factChecks.map(storable))])) {
        const rows = await db
          .selectFrom('copy_fact_checks')
          .select('fact_check')
          .distinct()
          .where('fact_check', 'in', batch)
          .execute();
        found.push(...rows.map(({ fact_check }) => fact_check));
      }
      return found;
    },
    async copies(of) {
      const all = db.selectFrom('copies').select('body').orderBy('nr');
      if ('publication' in of) {
        return (await all.where('publication', '=', storable(of.publication)).execute()).map(
          readCopy,
        );
      }
      if ('factCheck' in of) {
        const showing = all.where('id', 'in', (eb) =>
          eb
            .selectFrom('copy_fact_checks')
            .select('copy')
            .where('fact_check', '=', storable(of.factCheck)),
        );
        return (await showing.execute()).map(readCopy);
      }
      if (of.states.length === 0) return [];
      const standing = all.where('state', 'in', of.states).limit(of.limit);
      return (await standing.execute()).map(readCopy);
    },
  };
}
