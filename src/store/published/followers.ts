import type { Copy, NewJob, Person, Publication } from '../../core/publication.ts';
import type { Followers } from '../../core/publishing.ts';
import { batches } from '../batches.ts';
import { storable } from '../storable.ts';
import type { Database, Ground } from './ground.ts';
import { follow, insertPublication, updatePublication } from './ledger.ts';
import { readFeed, readWatcher } from './rows.ts';

/** One text for one person: JSON keeps the parts apart. */
const keyOf = ({ platform, workspace, id }: Person): string =>
  JSON.stringify([platform, workspace, id]);

/** Keeps other writers from a feed until the transaction ends; false where it is not there. */
async function lockFeed({ shared }: Ground, within: Database, id: string): Promise<boolean> {
  const query = within.selectFrom('feeds').select('id').where('id', '=', id);
  return Boolean(await (shared ? query.forNoKeyUpdate() : query).executeTakeFirst());
}

/** Ends a transaction without a trace. */
class Undone extends Error {}

async function orUndone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Undone) return false;
    throw error;
  }
}

/** Marks what waits as told; false where some of it does not wait any more. */
async function mark(within: Database, feed: string, factChecks: Set<string>): Promise<boolean> {
  let count = 0;
  for (const batch of batches([...factChecks])) {
    const { numUpdatedRows } = await within
      .updateTable('feed_items')
      .set({ told: 1 })
      .where('feed', '=', feed)
      .where('fact_check', 'in', batch)
      .where('told', '=', 0)
      .executeTakeFirstOrThrow();
    count += Number(numUpdatedRows);
  }
  return count === factChecks.size;
}

interface What {
  copies: readonly Copy[];
  jobs: readonly NewJob[];
}

async function isAnyKnown(within: Database, copies: readonly Copy[]): Promise<boolean> {
  if (copies.length === 0) return false;
  const ids = copies.map(({ id }) => id);
  const query = within.selectFrom('copies').select('id').where('id', 'in', ids).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * Stores a publication that is new, or another version of one that is known. False where somebody else was faster: it was
 * changed since it was read, or another replica made it at the same moment, with the same copies.
 */
async function put(within: Database, publication: Publication, { copies }: What): Promise<boolean> {
  if (await insertPublication(within, publication)) return true;
  return (await updatePublication(within, publication)) && !(await isAnyKnown(within, copies));
}

function tell(
  ground: Ground,
  { feed, factChecks }: { feed: string; factChecks: Set<string> },
  publication: Publication,
  what: What,
): Promise<boolean> {
  return orUndone(
    ground.db.transaction().execute(async (within) => {
      const theirs =
        factChecks.size > 0 &&
        (await lockFeed(ground, within, feed)) &&
        (await mark(within, feed, factChecks)) &&
        (await put(within, publication, what));
      if (!theirs) throw new Undone();
      await follow(ground, within, publication, what);
    }),
  );
}

function notify(
  ground: Ground,
  { factCheck, person }: { factCheck: string; person: Person },
  publication: Publication,
  what: What,
): Promise<boolean> {
  return ground.db.transaction().execute(async (within) => {
    if (!(await insertPublication(within, publication))) return false;
    await follow(ground, within, publication, what);
    await unwatch(within, factCheck, person);
    return true;
  });
}

async function unwatch(within: Database, factCheck: string, person: Person): Promise<void> {
  await within
    .deleteFrom('watchers')
    .where('fact_check', '=', storable(factCheck))
    .where('person', '=', keyOf(person))
    .execute();
}

export function followers(ground: Ground): Followers {
  const { db } = ground;
  return {
    async watch(watcher) {
      const body = JSON.stringify(watcher);
      await db
        .insertInto('watchers')
        .values({ fact_check: storable(watcher.factCheck), person: keyOf(watcher.person), body })
        .onConflict((conflict) => conflict.columns(['fact_check', 'person']).doUpdateSet({ body }))
        .execute();
    },
    unwatch: (factCheck, person) => unwatch(db, factCheck, person),
    notify: (publication, copies, jobs, watcher) =>
      notify(ground, watcher, publication, { copies, jobs }),
    async watchers(factCheck) {
      const query = db.selectFrom('watchers').select('body').orderBy('nr');
      return (await query.where('fact_check', '=', storable(factCheck)).execute()).map(readWatcher);
    },
    async watching(person) {
      const query = db.selectFrom('watchers').select('body').orderBy('nr');
      return (await query.where('person', '=', keyOf(person)).execute()).map(readWatcher);
    },
    async watched() {
      const rows = await db.selectFrom('watchers').select('fact_check').distinct().execute();
      return rows.map(({ fact_check }) => fact_check);
    },
    async putFeed(feed) {
      const body = JSON.stringify(feed);
      await db
        .insertInto('feeds')
        .values({ id: storable(feed.id), body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
        .execute();
    },
    async dropFeed(id) {
      await db.transaction().execute(async (within) => {
        await within.deleteFrom('feeds').where('id', '=', storable(id)).execute();
        await within.deleteFrom('feed_items').where('feed', '=', storable(id)).execute();
      });
    },
    async feeds() {
      const rows = await db.selectFrom('feeds').select('body').orderBy('nr').execute();
      return rows.map(readFeed);
    },
    offer(feed, factChecks, at) {
      return db.transaction().execute(async (within) => {
        if (!(await lockFeed(ground, within, storable(feed)))) return [];
        const unique = [...new Set(factChecks.map(storable))];
        const fresh = new Set<string>();
        for (const batch of batches(unique)) {
          const rows = await within
            .insertInto('feed_items')
            .values(
              batch.map((fact_check) => ({
                feed: storable(feed),
                fact_check,
                at: at.getTime(),
                told: 0,
              })),
            )
            .onConflict((conflict) => conflict.columns(['feed', 'fact_check']).doNothing())
            .returning('fact_check')
            .execute();
          for (const { fact_check } of rows) fresh.add(fact_check);
        }
        return unique.filter((id) => fresh.has(id));
      });
    },
    async waiting(feed) {
      const rows = await db
        .selectFrom('feed_items')
        .select(['fact_check', 'at'])
        .where('feed', '=', storable(feed))
        .where('told', '=', 0)
        .orderBy('at')
        .orderBy('nr')
        .execute();
      return rows.map(({ fact_check, at }) => ({
        factCheck: fact_check,
        at: new Date(Number(at)),
      }));
    },
    tell(feed, factChecks, publication, copies, jobs) {
      const told = { feed: storable(feed), factChecks: new Set(factChecks.map(storable)) };
      return tell(ground, told, publication, { copies, jobs });
    },
  };
}
