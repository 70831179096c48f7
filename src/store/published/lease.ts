import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Copy, Leased } from '../../core/publication.ts';
import type { Tables } from '../schema.ts';
import type { Database, Ground } from './ground.ts';
import { cancelFor, lockCopies, putCopy } from './queue.ts';
import { type JobRow, readCopy, readJob, readPublication } from './rows.ts';
import { isMine, readRow, tokenOf } from './settle.ts';

type Condition = ExpressionWrapper<Tables, 'jobs', SqlBool>;

/** Nothing that came before it for the same copy is still to be done or in doubt. */
function isNext(eb: ExpressionBuilder<Tables, 'jobs'>): Condition {
  const earlier = eb
    .selectFrom('jobs as earlier')
    .select('earlier.key')
    .whereRef('earlier.copy', '=', 'jobs.copy')
    .whereRef('earlier.nr', '<', 'jobs.nr')
    .where('earlier.state', 'in', ['due', 'sending', 'unknown']);
  return eb.not(eb.exists(earlier));
}

/** Nobody has it or another of its copy, its time has come, and it is the next. */
function isReady(eb: ExpressionBuilder<Tables, 'jobs'>, at: number): Condition {
  const held = eb
    .selectFrom('jobs as other')
    .select('other.key')
    .whereRef('other.copy', '=', 'jobs.copy')
    .where('other.state', 'in', ['due', 'sending'])
    .where('other.leased_until', '>', at);
  return eb.and([
    eb('jobs.state', 'in', ['due', 'sending']),
    eb('jobs.not_before', '<=', at),
    isNext(eb),
    eb.not(eb.exists(held)),
  ]);
}

/** Jobs that may be taken, with their copies kept from everybody else; those whose copy somebody has are passed over. */
async function candidates(
  { shared }: Ground,
  within: Database,
  limit: number,
  at: number,
): Promise<string[]> {
  const query = within
    .selectFrom('jobs')
    .innerJoin('copies', 'copies.id', 'jobs.copy')
    .select('jobs.key')
    .where((eb) => isReady(eb, at))
    .orderBy('jobs.not_before')
    .orderBy('jobs.nr')
    .limit(limit);
  const rows = await (shared ? query.forNoKeyUpdate('copies').skipLocked() : query).execute();
  return rows.map(({ key }) => key);
}

interface Bodies {
  copy: string;
  publication: string;
}

async function bodiesOf(within: Database, rows: readonly JobRow[]): Promise<Map<string, Bodies>> {
  const found = await within
    .selectFrom('copies')
    .innerJoin('publications', 'publications.id', 'copies.publication')
    .select(['copies.id', 'copies.body as copy', 'publications.body as publication'])
    .where(
      'copies.id',
      'in',
      rows.map(({ copy }) => copy),
    )
    .execute();
  return new Map(found.map((one) => [one.id, one]));
}

function readLeased(row: JobRow, bodies: Bodies | undefined, log: Ground['log']): Leased[] {
  if (!bodies) return [];
  try {
    const copy = readCopy({ body: bodies.copy });
    const publication = readPublication({ body: bodies.publication });
    return [{ job: readJob(row), copy, publication, token: tokenOf(row) }];
  } catch (error) {
    // It stays leased, so that it does not keep the others from going out.
    log.error({ key: row.key, err: error }, 'a stored job cannot be read and is passed over');
    return [];
  }
}

/** Takes jobs for a while, as the port has it. */
export function lease(ground: Ground, limit: number, milliseconds: number): Promise<Leased[]> {
  return ground.db.transaction().execute(async (within) => {
    const at = await ground.clock(within);
    const keys = await candidates(ground, within, limit, at);
    if (keys.length === 0) return [];
    // Asked again now that their copies are ours: what was seen before may have been taken and let go meanwhile.
    const rows = await within
      .updateTable('jobs')
      .set((eb) => ({
        fence: eb('fence', '+', 1),
        leased_until: at + milliseconds,
        at,
      }))
      .where('key', 'in', keys)
      .where((eb) => isReady(eb, at))
      .returningAll()
      .execute();
    if (rows.length === 0) return [];
    const places = new Map(keys.map((key, place) => [key, place]));
    const ordered = rows.toSorted(
      (one, other) => (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0),
    );
    const bodies = await bodiesOf(within, ordered);
    return ordered.flatMap((row) => readLeased(row, bodies.get(row.copy), ground.log));
  });
}

/** Whether the publication was taken back. Its author is kept from doing so until the transaction ends. */
async function isTakenBack(
  { shared }: Ground,
  within: Database,
  publication: string,
): Promise<boolean> {
  const query = within.selectFrom('publications').select('state').where('id', '=', publication);
  const row = await (shared ? query.forShare() : query).executeTakeFirst();
  return row === undefined || row.state === 'cancelled' || row.state === 'undone';
}

/** A copy that was never posted and will not be. */
export async function takeBack(
  within: Database,
  copies: readonly Copy[],
  at: number,
): Promise<string[]> {
  for (const copy of copies) {
    await putCopy(within, { ...copy, state: 'removed', at: new Date(at) });
  }
  return cancelFor(
    within,
    copies.map(({ id }) => id),
    at,
  );
}

/** Says that a leased job is begun, as the port has it. */
export function begin(ground: Ground, { job, token }: Pick<Leased, 'job' | 'token'>) {
  return ground.db.transaction().execute(async (within): Promise<boolean> => {
    const unwanted = job.kind === 'post' && (await isTakenBack(ground, within, job.publication));
    const copy = (await lockCopies(ground, within, [job.copy])).get(job.copy);
    const row = await readRow(within, job.key);
    // The clock last: waiting for others may have taken longer than the lease.
    const at = await ground.clock(within);
    if (!row || !copy || !isMine(row, token) || Number(row.leased_until) <= at) return false;
    if (row.state !== 'due' && row.state !== 'sending') return false;
    if (unwanted) {
      // One that was begun before may stand: what became of it is for whoever has it to find out.
      if (row.state === 'due') await takeBack(within, [copy], at);
      return false;
    }
    await within
      .updateTable('jobs')
      .set({ state: 'sending', begun_at: at, attempts: row.attempts + 1, at })
      .where('key', '=', job.key)
      .execute();
    return true;
  });
}

/**
 * When the next job can be taken, by this process's clock: what is told is how long that is from now by the
 * database's.
 */
export async function nextAt(ground: Ground): Promise<Date | undefined> {
  const at = await ground.clock(ground.db);
  const row = await ground.db
    .selectFrom('jobs')
    .select(
      sql<
        number | string | null
      >`min(case when not_before > leased_until then not_before else leased_until end)`.as('next'),
    )
    .where('state', 'in', ['due', 'sending'])
    .where(isNext)
    .executeTakeFirst();
  if (!row || row.next === null) return;
  return new Date(ground.now().getTime() + Math.max(0, Number(row.next) - at));
}
