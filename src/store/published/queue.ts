import type { Copy, CopyState, JobKind, NewJob } from '../../core/publication.ts';
import { jobKey } from '../../core/publication.ts';
import { batches } from '../batches.ts';
import { storable } from '../storable.ts';
import type { Database, Ground } from './ground.ts';
import { readCopy } from './rows.ts';

/** Copies that are no message on a platform, and will not become one by themselves. */
export const over: readonly CopyState[] = ['failed', 'removed', 'deleted'];

/**
 * Reads copies, and keeps every other writer from them and their jobs until the transaction ends. Whoever changes a
 * copy or one of its jobs does this first, always in the order of ids, so that no two wait for each other.
 */
export async function lockCopies(
  { shared }: Ground,
  within: Database,
  ids: Iterable<string>,
): Promise<Map<string, Copy>> {
  const found = new Map<string, Copy>();
  for (const batch of batches([...new Set(ids)].toSorted())) {
    const query = within
      .selectFrom('copies')
      .select(['id', 'body'])
      .where('id', 'in', batch)
      .orderBy('id');
    const rows = await (shared ? query.forNoKeyUpdate() : query).execute();
    for (const row of rows) found.set(row.id, readCopy(row));
  }
  return found;
}

export const shownIn = ({ shows }: Copy): string[] => shows.map(({ factCheck }) => factCheck);

/** Stores a copy that is there and locked. */
export async function putCopy(within: Database, copy: Copy): Promise<void> {
  await within
    .updateTable('copies')
    .set({ state: copy.state, body: JSON.stringify(copy) })
    .where('id', '=', copy.id)
    .execute();
  await noteShown(within, copy.id, shownIn(copy));
}

/** Notes that a copy shows fact-checks, or is to. */
export async function noteShown(
  within: Database,
  copy: string,
  factChecks: Iterable<string>,
): Promise<void> {
  for (const batch of batches([...new Set([...factChecks].map(storable))])) {
    await within
      .insertInto('copy_fact_checks')
      .values(batch.map((fact_check) => ({ copy, fact_check })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Whether a job of that kind can still do anything to a copy. An unknown copy is the database's to refuse. */
function takes(copy: Copy | undefined, kind: JobKind): boolean {
  if (!copy) return true;
  return kind === 'post' ? copy.state === 'waiting' : !over.includes(copy.state);
}

/**
 * Queues jobs in their order; those whose key is known, and those that their copy cannot take, are left out. An edit that
 * is done is to be done again: whoever wants it saw that its copy is behind all the same.
 */
export async function queue(
  ground: Ground,
  within: Database,
  jobs: readonly NewJob[],
): Promise<number> {
  if (jobs.length === 0) return 0;
  const copies = await lockCopies(
    ground,
    within,
    jobs.map(({ copy }) => copy),
  );
  const at = await ground.clock(within);
  const wanted = jobs.filter(({ copy, kind }) => takes(copies.get(copy), kind));
  const unique = new Map(wanted.map((job) => [jobKey(job), job]));
  const rows = [...unique].map(([key, job]) => ({
    key,
    kind: job.kind,
    copy: job.copy,
    publication: job.publication,
    revision: job.revision,
    state: 'due',
    attempts: 0,
    not_before: job.notBefore.getTime(),
    fence: 0,
    leased_until: 0,
    at,
  }));
  let count = 0;
  for (const batch of batches(rows)) {
    const added = await within
      .insertInto('jobs')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((eb) => ({
            state: 'due',
            attempts: 0,
            not_before: eb.ref('excluded.not_before'),
            fence: eb('jobs.fence', '+', 1),
            at,
          }))
          .where('jobs.kind', '=', 'edit')
          .where('jobs.state', '=', 'done'),
      )
      .returning('key')
      .execute();
    count += added.length;
  }
  if (count > 0) await ground.wakes.tell(within);
  return count;
}

/** Cancels what is due for copies that are over. Returns the keys. */
export async function cancelFor(
  within: Database,
  copies: readonly string[],
  at: number,
): Promise<string[]> {
  const keys: string[] = [];
  for (const batch of batches(copies)) {
    const rows = await within
      .updateTable('jobs')
      .set({ state: 'cancelled', leased_until: 0, at })
      .where('copy', 'in', batch)
      .where('state', '=', 'due')
      .returning('key')
      .execute();
    keys.push(...rows.map(({ key }) => key));
  }
  return keys;
}
