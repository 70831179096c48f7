import { DeliveryError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Receipt } from '../core/message.ts';
import type { Job, Leased, NewJob, Outcome } from '../core/publication.ts';
import { jobKey } from '../core/publication.ts';
import type { Outlet, Parcel } from '../core/publishing.ts';
import { pauseAfter } from './backoff.ts';
import { createTakeBack } from './below.ts';
import { currentOf, decidersOf, earlyBy, isBehind, problemNow, shownOf } from './due.ts';
import type { Office } from './office.ts';
import { atOnce, factChecksOf } from './queued.ts';
import { isAskable } from './rights.ts';

/** After so many tries a job is given up; what was turned away for its number only, after so many. */
const mostTries = 12;
const mostTurnedAway = 200;
/** So often a job is left to a replica that may know more, which takes a minute or two; then it is done as far as is known. */
const mostLeft = 6;

/** A job with the time until which it is this process's, by this process's clock. */
export interface Held extends Leased {
  /** Nothing is begun later: what is begun has to end while the job is still ours. */
  beginBefore: Date;
  /** No request goes out later. */
  sendBefore: Date;
}

const isPosted = ({ kind }: Pick<Job, 'kind'>): boolean => kind === 'post' || kind === 'reply';

/** What went wrong, as far as the outlet says. Anything else may have happened after the message was taken. */
function faultOf(error: unknown): DeliveryError {
  return error instanceof DeliveryError
    ? error
    : new DeliveryError('unknown', 'other', { cause: error });
}

/**
 * Does one leased job, and says how it ended. A message whose fate nobody knows is looked for before it is ever sent
 * again; where it cannot be looked for, a moderator decides.
 */
export function createDelivery(office: Office) {
  const { store, outlets, compose, localeOf, log } = office;
  const { outbox, changes, ledger } = store.publishing;
  const takeBack = createTakeBack(office);

  const changesOf = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((factCheck) => changes.list({ factCheck, limit: 20 })))).flat();

  async function replyFor({ job, copy, publication }: Leased) {
    const current = await currentOf(office, publication);
    // A copy of what the library no longer has stays as it is.
    if (current.length === 0) return;
    const locale = await localeOf(copy.target.place);
    const known = await changesOf(factChecksOf(publication));
    if (job.kind !== 'reply') {
      const since = known.filter(
        ({ factCheck, revision }) =>
          revision > publication.revision &&
          copy.shows.some((shown) => shown.factCheck === factCheck),
      );
      return { reply: compose.copy(publication, current, locale, since), current };
    }
    const about = known.find(({ revision }) => revision === job.revision);
    const factCheck = current.find(({ id }) => id === about?.factCheck);
    return about && factCheck
      ? { reply: compose.change(factCheck, about, locale), current }
      : undefined;
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
    return [
      {
        kind: 'crosspost',
        copy: copy.id,
        publication: copy.publication,
        revision: 0,
        notBefore: atOnce,
      },
    ];
  }

  function failed({ job }: Leased, { outcome, reason, retryAfter }: DeliveryError): Outcome {
    if (outcome === 'gone') return { kind: 'gone' };
    if (outcome === 'refused') return { kind: 'refused', reason };
    const most = reason === 'too-much' ? mostTurnedAway : mostTries;
    if (job.attempts >= most) return { kind: 'refused', reason };
    return { kind: 'later', after: pauseAfter(Math.max(1, job.attempts), retryAfter), reason };
  }

  async function send(leased: Leased, outlet: Outlet, before: Date): Promise<Outcome> {
    const { job, copy } = leased;
    const { receipt } = copy;
    if (job.kind === 'remove' || job.kind === 'crosspost') {
      // It stands, as a moderator said, but only a person can find it.
      if (!receipt && copy.state === 'untracked') return { kind: 'refused', reason: 'other' };
      if (job.kind === 'remove') await takeBack(leased, outlet);
      if (receipt) await outlet[job.kind](receipt);
      return { kind: 'done' };
    }
    const written = await replyFor(leased);
    // What it would have told of is gone: there is nothing to say.
    if (!written) return { kind: 'done' };
    const { reply, current } = written;
    if (job.kind === 'edit') {
      if (!receipt) return { kind: 'done' };
      await outlet.edit(receipt, reply);
      return { kind: 'done', shows: shownOf(current) };
    }
    const posted = await outlet.post({ ...parcelOf(leased), reply, before });
    return arrived(leased, posted, shownOf(current));
  }

  function arrived(leased: Leased, receipt: Receipt, shows = leased.copy.shows): Outcome {
    if (leased.job.kind === 'reply') return { kind: 'done' };
    return { kind: 'done', receipt, shows, next: following(leased) };
  }

  /** Where a message is whose fate nobody knows; undefined while it may still be on its way. */
  async function lookedFor(
    leased: Leased,
    outlet: Outlet,
    expired: boolean,
  ): Promise<Outcome | undefined> {
    const since = leased.job.begunAt ?? leased.publication.createdAt;
    const found = await outlet.find(parcelOf(leased), since);
    if (found === 'unreadable')
      return expired ? { kind: 'unknown', reason: 'unreached' } : undefined;
    if (found !== 'absent') return arrived(leased, found);
    return expired ? { kind: 'later', after: 0, reason: 'unreached' } : undefined;
  }

  /** Whether somebody else posted the same before this was known; then this one is one too many. */
  async function isSecond({ job, copy }: Leased, receipt: Receipt): Promise<boolean> {
    if (job.kind !== 'post') return false;
    const all = await ledger.copies({ publication: copy.publication });
    const stored = all.find(({ id }) => id === copy.id)?.receipt;
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
  async function attempt(leased: Held, outlet: Outlet): Promise<Outcome | undefined> {
    try {
      return await send(leased, outlet, leased.sendBefore);
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
  async function reconcile(leased: Leased, outlet: Outlet): Promise<Outcome | undefined> {
    try {
      return await lookedFor(leased, outlet, true);
    } catch (error) {
      const { outcome, reason } = faultOf(error);
      log.debug({ key: leased.job.key, err: error }, 'a message could not be looked for yet');
      return outcome === 'refused' ? { kind: 'unknown', reason } : undefined;
    }
  }

  /** Whether what must be known of those who decided a post can be asked from here. */
  const canAsk = ({ job, publication }: Leased): boolean =>
    job.kind !== 'post' || decidersOf(publication).every((one) => isAskable(office, one));

  /** Whether somebody else may know better what is to be said. */
  async function isForOthers(leased: Leased, current: readonly FactCheck[]): Promise<boolean> {
    const { job, publication } = leased;
    if (job.attempts >= mostLeft || job.kind === 'remove' || job.kind === 'crosspost') return false;
    return isBehind(leased, current, await changesOf(factChecksOf(publication)));
  }

  /** Why something is not to go out any more, or not at this moment: nobody can tell whether whoever decided it still may. */
  async function hindranceOf(leased: Leased): Promise<Outcome | undefined> {
    const { job, publication } = leased;
    const current = await currentOf(office, publication);
    if (await isForOthers(leased, current)) {
      return { kind: 'later', after: pauseAfter(Math.max(1, job.attempts)), reason: 'other' };
    }
    if (job.kind !== 'post') return;
    const early = earlyBy(leased, office.now());
    if (early > 0) return { kind: 'later', after: early, reason: 'too-much' };
    try {
      const reason = await problemNow(office, publication, current);
      return reason && { kind: 'refused', reason };
    } catch (error) {
      log.debug({ key: job.key, err: error }, 'a role could not be asked for');
      const { reason, retryAfter } = faultOf(error);
      return failed(leased, new DeliveryError('later', reason, { retryAfter }));
    }
  }

  return async (held: Held): Promise<void> => {
    const { job, copy } = held;
    const outlet = outlets.get(copy.target.place.platform);
    // Another replica may be connected to that platform, or to that of whoever has to be asked.
    if (!outlet || !canAsk(held)) return;
    if (job.state === 'sending' && isPosted(job)) {
      const found = await reconcile(held, outlet);
      return found && settle(held, outlet, found);
    }
    const hindrance = await hindranceOf(held);
    if (hindrance) return settle(held, outlet, hindrance);
    if (new Date() > held.beginBefore || !(await outbox.begin(held))) return;
    // A process that was stopped in between may wake up when its lease is long over. It has certainly sent nothing.
    if (new Date() > held.beginBefore) {
      return settle(held, outlet, { kind: 'later', after: 0, reason: 'timed-out' });
    }
    const outcome = await attempt(held, outlet);
    if (outcome) await settle(held, outlet, outcome);
  };
}
