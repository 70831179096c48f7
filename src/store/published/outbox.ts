import type { Job } from '../../core/publication.ts';
import type { Outbox } from '../../core/publishing.ts';
import { storable } from '../storable.ts';
import type { Database, Ground } from './ground.ts';
import { begin, lease, nextAt, takeBack } from './lease.ts';
import { copyDecided } from './outcome.ts';
import { cancelFor, lockCopies, over, putCopy, queue } from './queue.ts';
import { readJob } from './rows.ts';
import { readRow, settle } from './settle.ts';

type Decision = 'again' | 'done' | 'cancelled';

async function copiesOf(ground: Ground, within: Database, publication: string) {
  const query = within.selectFrom('copies').select('id').where('publication', '=', publication);
  const ids = (await query.execute()).map(({ id }) => id);
  return lockCopies(ground, within, ids);
}

function cancel(ground: Ground, publication: string, kinds: readonly Job['kind'][]) {
  if (kinds.length === 0) return Promise.resolve([]);
  return ground.db.transaction().execute(async (within): Promise<string[]> => {
    const copies = await copiesOf(ground, within, publication);
    const at = await ground.clock(within);
    const rows = await within
      .updateTable('jobs')
      .set({ state: 'cancelled', leased_until: 0, at })
      .where('publication', '=', publication)
      .where('kind', 'in', kinds)
      .where('state', '=', 'due')
      .returning(['key', 'kind', 'copy'])
      .execute();
    const unposted = rows.flatMap(({ kind, copy }) =>
      kind === 'post' ? (copies.get(copy) ?? []) : [],
    );
    const rest = await takeBack(within, unposted, at);
    return [...rows.map(({ key }) => key), ...rest];
  });
}

function postpone(ground: Ground, publication: string, until: Date): Promise<number> {
  return ground.db.transaction().execute(async (within) => {
    await copiesOf(ground, within, publication);
    const at = await ground.clock(within);
    // One more lease that nobody has: whoever took it a moment ago cannot begin it now.
    const rows = await within
      .updateTable('jobs')
      .set((eb) => ({
        not_before: until.getTime(),
        fence: eb('fence', '+', 1),
        leased_until: 0,
        at,
      }))
      .where('publication', '=', publication)
      .where('state', '=', 'due')
      .returning('key')
      .execute();
    await ground.wakes.tell(within);
    return rows.length;
  });
}

const states = { again: 'due', done: 'done', cancelled: 'cancelled' } as const;

function decide(ground: Ground, key: string, decision: Decision): Promise<boolean> {
  return ground.db.transaction().execute(async (within) => {
    const first = await readRow(within, key);
    if (!first) return false;
    const copy = (await lockCopies(ground, within, [first.copy])).get(first.copy);
    const row = await readRow(within, key);
    if (!row || !copy || (row.state !== 'unknown' && row.state !== 'dead')) return false;
    const { kind } = readJob(row);
    if (kind !== 'post' && decision === 'again' && over.includes(copy.state)) return false;
    const at = await ground.clock(within);
    const fresh = { attempts: 0, not_before: at, reason: null };
    await within
      .updateTable('jobs')
      .set({ state: states[decision], leased_until: 0, at, ...(decision === 'again' && fresh) })
      .where('key', '=', key)
      .execute();
    const after = copyDecided(copy, kind, decision, new Date(at));
    if (after !== copy) await putCopy(within, after);
    if (over.includes(after.state)) await cancelFor(within, [copy.id], at);
    await ground.wakes.tell(within);
    return true;
  });
}

export function outbox(ground: Ground): Outbox {
  const { db, wakes } = ground;
  return {
    add: (jobs) => db.transaction().execute((within) => queue(ground, within, jobs)),
    lease: (limit, milliseconds) => lease(ground, limit, milliseconds),
    begin: (leased) => begin(ground, leased),
    settle: (leased, outcome) => settle(ground, leased, outcome),
    cancel: (publication, kinds) => cancel(ground, storable(publication), kinds),
    postpone: (publication, until) => postpone(ground, storable(publication), until),
    decide: (key, decision) => decide(ground, storable(key), decision),
    async jobs({ publication, workspaces, states, limit }) {
      let query = db.selectFrom('jobs').selectAll().orderBy('nr').limit(limit);
      if (publication !== undefined) query = query.where('publication', '=', storable(publication));
      if (workspaces) {
        if (workspaces.length === 0) return [];
        query = query.where('publication', 'in', (eb) =>
          eb
            .selectFrom('publication_workspaces')
            .select('publication_workspaces.publication')
            .where('workspace', 'in', workspaces.map(storable)),
        );
      }
      if (states) {
        if (states.length === 0) return [];
        query = query.where('state', 'in', states);
      }
      return (await query.execute()).map(readJob);
    },
    nextAt: () => nextAt(ground),
    listen: (wake) => wakes.listen(wake),
  };
}

/** Forgets jobs that ended before, of copies that are no message any more and about which nothing is open. */
export async function pruneJobs(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('state', 'in', ['done', 'cancelled'])
    .where('at', '<', before.getTime())
    .where('copy', 'in', (eb) => eb.selectFrom('copies').select('id').where('state', 'in', over))
    .where('copy', 'not in', (eb) =>
      eb
        .selectFrom('jobs as open')
        .select('open.copy')
        .where('open.state', 'in', ['due', 'sending', 'unknown', 'dead']),
    )
    .execute();
}
