import type { Copy, Leased, Outcome } from '../../core/publication.ts';
import type { Database, Ground } from './ground.ts';
import { copyAfter, jobAfter } from './outcome.ts';
import { cancelFor, lockCopies, over, putCopy, queue } from './queue.ts';
import { type JobRow, readJob } from './rows.ts';

/** A token is the number of the lease: whoever had the job before holds a smaller one. */
export const tokenOf = ({ fence }: { fence: number }): string => String(fence);

function fenceOf(token: string): number {
  return /^[1-9]\d{0,9}$/.test(token) ? Number(token) : 0;
}

export const isMine = (row: JobRow, token: string): boolean => fenceOf(token) === row.fence;

/** That it was done is true whoever says it, and is taken from everyone who ever had the job. */
function maySay(row: JobRow, token: string, outcome: Outcome): boolean {
  const fence = fenceOf(token);
  if (outcome.kind === 'done') return fence >= 1 && fence <= row.fence && row.state !== 'done';
  return fence === row.fence && (row.state === 'due' || row.state === 'sending');
}

export async function readRow(within: Database, key: string): Promise<JobRow | undefined> {
  return within.selectFrom('jobs').selectAll().where('key', '=', key).executeTakeFirst();
}

async function endJob(within: Database, row: JobRow, outcome: Outcome, at: number): Promise<void> {
  const { kind, state, attempts } = readJob(row);
  const { notBefore, ...ended } = jobAfter(kind, outcome, at);
  // One that was put off before it was begun was tried too: else it would be tried for ever.
  const tried = outcome.kind === 'later' && state === 'due' ? 1 : 0;
  await within
    .updateTable('jobs')
    .set({
      ...ended,
      ...(notBefore !== undefined && { not_before: notBefore }),
      attempts: attempts + tried,
      leased_until: 0,
      at,
    })
    .where('key', '=', row.key)
    .execute();
}

/** A post that was taken for failed stands after all: then it is to be deleted again, where that had been wanted. */
async function wantRemoved(within: Database, copy: Copy, at: number): Promise<void> {
  await within
    .updateTable('jobs')
    .set({ state: 'due', at })
    .where('copy', '=', copy.id)
    .where('kind', '=', 'remove')
    .where('state', '=', 'cancelled')
    .execute();
}

/** Says how a leased job ended, as the port has it. */
export function settle(ground: Ground, leased: Leased, outcome: Outcome): Promise<boolean> {
  const { job, token } = leased;
  const next = outcome.kind === 'done' ? (outcome.next ?? []) : [];
  return ground.db.transaction().execute(async (within) => {
    const copies = await lockCopies(ground, within, [job.copy, ...next.map(({ copy }) => copy)]);
    const copy = copies.get(job.copy);
    const row = await readRow(within, job.key);
    if (!row || !copy || !maySay(row, token, outcome)) return false;
    const at = await ground.clock(within);
    await endJob(within, row, outcome, at);
    const after = copyAfter(copy, job.kind, outcome, new Date(at));
    if (after !== copy) await putCopy(within, after);
    if (over.includes(after.state)) await cancelFor(within, [copy.id], at);
    else if (over.includes(copy.state)) await wantRemoved(within, copy, at);
    await queue(ground, within, next);
    await ground.wakes.tell(within);
    return true;
  });
}
