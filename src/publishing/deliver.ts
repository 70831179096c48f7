import type { Receipt } from '../core/message.ts';
import type { Job, Leased, NewJob, Outcome } from '../core/publication.ts';
import { jobKey } from '../core/publication.ts';
import type { Outlet, Parcel } from '../core/publishing.ts';
import { createAbsence } from './absence.ts';
import { createTakeBack } from './below.ts';
import { type Known, knownOf, shownOf } from './due.ts';
import { failed, faultOf } from './fault.ts';
import { copyNow } from './held.ts';
import { createHindrance } from './hindrance.ts';
import type { Office } from './office.ts';
import { jobsFor } from './queued.ts';

/** A job with the time until which it is this process's, by this process's clock. */
export interface Held extends Leased {
  /** Nothing is begun later: what is begun has to end while the job is still ours. */
  beginBefore: Date;
  /** No request goes out later. */
  sendBefore: Date;
  /** How long the job is ours, in milliseconds. */
  lease: number;
}

/** Whether there is something to say in it. */
const isWritten = ({ kind }: Pick<Job, 'kind'>): boolean =>
  kind !== 'remove' && kind !== 'crosspost';

const isPosted = ({ kind }: Pick<Job, 'kind'>): boolean => kind === 'post' || kind === 'reply';

/**
 * Does one leased job, and says how it ended. A message whose fate nobody knows is looked for before it is ever sent
 * again; where it cannot be looked for, a moderator decides.
 */
export function createDelivery(office: Office) {
  const { store, outlets, compose, localeOf, log } = office;
  const { outbox, ledger } = store.publishing;
  const takeBack = createTakeBack(office);
  const missing = createAbsence();
  const { canAsk, hindranceOf } = createHindrance(office);

  async function replyFor({ job, copy, publication }: Leased, { current, recorded }: Known) {
    // A copy of what the library no longer has stays as it is.
    if (current.length === 0) return;
    const locale = await localeOf(copy.target.place);
    if (job.kind !== 'reply') {
      const since = recorded.filter(
        ({ factCheck, revision }) =>
          revision > publication.revision &&
          copy.shows.some((shown) => shown.factCheck === factCheck),
      );
      return compose.copy(publication, current, locale, since);
    }
    const about = recorded.find(({ revision }) => revision === job.revision);
    const factCheck = current.find(({ id }) => id === about?.factCheck);
    return about && factCheck && compose.change(factCheck, about, locale);
  }

  const parcelOf = ({ job, copy }: Leased): Omit<Parcel, 'reply' | 'before'> => ({
    key: jobKey(job),
    place: copy.target.place,
    ...(job.kind === 'reply' && copy.receipt && { under: copy.receipt }),
  });

  /** What a post brings with it. */
  function following({ job, copy }: Leased): NewJob[] {
    const crossposts = outlets.get(copy.target.place.platform)?.crossposts;
    if (job.kind !== 'post' || !crossposts) return [];
    return jobsFor([copy], 'crosspost', 0);
  }

  /** Deletes a message or hands it on. */
  async function handle(leased: Leased, outlet: Outlet): Promise<Outcome> {
    const { receipt, state } = leased.copy;
    const isRemoved = leased.job.kind === 'remove';
    // It stands, as a moderator said, but only a person can find it.
    if (!receipt && state === 'untracked') return { kind: 'refused', reason: 'other' };
    if (isRemoved) await takeBack(leased, outlet);
    if (receipt) await (isRemoved ? outlet.remove(receipt) : outlet.crosspost(receipt));
    return { kind: 'done' };
  }

  /** Writes a message, or writes it anew. */
  async function write(held: Held, known: Known, outlet: Outlet): Promise<Outcome> {
    const { job, copy } = held;
    const reply = await replyFor(held, known);
    // What it would have told of is gone: there is nothing to say.
    if (!reply) return { kind: 'done' };
    const shows = shownOf(known.current);
    if (job.kind === 'edit') {
      if (!copy.receipt) return { kind: 'done' };
      await outlet.edit(copy.receipt, reply);
      return { kind: 'done', shows };
    }
    const posted = await outlet.post({ ...parcelOf(held), reply, before: held.sendBefore });
    return arrived(held, posted, shows);
  }

  function arrived(leased: Leased, receipt: Receipt, shows = leased.copy.shows): Outcome {
    if (leased.job.kind === 'reply') return { kind: 'done' };
    return { kind: 'done', receipt, shows, next: following(leased) };
  }

  /** Where a message is whose fate nobody knows; undefined while it may still be on its way. */
  async function lookedFor(
    held: Held,
    outlet: Outlet,
    expired: boolean,
  ): Promise<Outcome | undefined> {
    const since = held.job.begunAt ?? held.publication.createdAt;
    const found = await outlet.find(parcelOf(held), since);
    if (found !== 'absent' && found !== 'unreadable') return arrived(held, found);
    if (!expired || !missing.isLong(held)) return;
    return found === 'unreadable'
      ? { kind: 'unknown', reason: 'unreached' }
      : { kind: 'later', after: 0, reason: 'unreached' };
  }

  /** Whether somebody else posted the same before this was known; then this one is one too many. */
  async function isSecond({ job }: Leased, receipt: Receipt): Promise<boolean> {
    if (job.kind !== 'post') return false;
    const stored = (await copyNow(office, job))?.receipt;
    return stored !== undefined && stored.message !== receipt.message;
  }

  async function settle(leased: Leased, outlet: Outlet, outcome: Outcome): Promise<void> {
    const { key } = leased.job;
    if (await outbox.settle(leased, outcome)) {
      if (outcome.kind === 'refused')
        log.warn(
          { key, reason: outcome.reason },
          'a message was given up; a moderator can have it tried again',
        );
      if (outcome.kind === 'unknown')
        log.warn({ key }, 'nobody can tell whether a message was posted; a moderator decides');
      return;
    }
    if (outcome.kind !== 'done' || !outcome.receipt) return;
    if (!(await isSecond(leased, outcome.receipt))) return;
    log.error({ key }, 'a message was posted a second time and is taken back');
    await outlet.remove(outcome.receipt);
  }

  /** Tries once. Undefined where its fate is unknown: whoever has it after this lease looks for it. */
  async function attempt(
    leased: Held,
    known: Known | undefined,
    outlet: Outlet,
  ): Promise<Outcome | undefined> {
    try {
      return await (known ? write(leased, known, outlet) : handle(leased, outlet));
    } catch (error) {
      const fault = faultOf(error);
      const { key } = leased.job;
      log.debug({ key, err: error }, 'a message did not go out');
      if (fault.outcome !== 'unknown') return failed(leased, fault);
      // Editing and deleting twice is as once.
      if (!isPosted(leased.job)) return failed(leased, fault);
      return lookedFor(leased, outlet, false).catch(() => undefined);
    }
  }

  /** Undefined where it cannot be looked for at the moment: whoever has it after this lease looks again. */
  async function reconcile(leased: Held, outlet: Outlet): Promise<Outcome | undefined> {
    try {
      return await lookedFor(leased, outlet, true);
    } catch (error) {
      const { outcome, reason } = faultOf(error);
      log.debug({ key: leased.job.key, err: error }, 'a message could not be looked for yet');
      return outcome === 'refused' ? { kind: 'unknown', reason } : undefined;
    }
  }

  async function tryOnce(held: Held, outlet: Outlet): Promise<void> {
    const known = isWritten(held.job) ? await knownOf(office, held.publication) : undefined;
    const hindrance = known && (await hindranceOf(held, known));
    if (hindrance) return settle(held, outlet, hindrance);
    if (new Date() > held.beginBefore || !(await outbox.begin(held))) return;
    // A process that was stopped in between may wake up when its lease is long over. It has certainly sent nothing.
    if (new Date() > held.beginBefore) {
      return settle(held, outlet, { kind: 'later', after: 0, reason: 'timed-out' });
    }
    const outcome = await attempt(held, known, outlet);
    if (outcome) await settle(held, outlet, outcome);
    if (outcome?.kind === 'done') await isOut(held);
  }

  /** What was scheduled is so no longer once a copy of it is out. Somebody else may have said so first. */
  async function isOut({ job, publication }: Held): Promise<void> {
    if (job.kind !== 'post' || publication.state !== 'scheduled') return;
    await ledger.change({ ...publication, state: 'confirmed' });
  }

  return async (held: Held): Promise<void> => {
    const { job, copy } = held;
    // Another replica may be connected to that platform, or to that of whoever has to be asked.
    const outlet = canAsk(held) ? outlets.get(copy.target.place.platform) : undefined;
    if (!outlet) return;
    if (job.state !== 'sending' || !isPosted(job)) return tryOnce(held, outlet);
    const found = await reconcile(held, outlet);
    if (found) await settle(held, outlet, found);
  };
}
