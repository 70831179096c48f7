import { DeliveryError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Leased, Outcome } from '../core/publication.ts';
import { pauseAfter } from './backoff.ts';
import { currentOf, decidersOf, earlyBy, isBehind, problemNow } from './due.ts';
import { failed, faultOf } from './fault.ts';
import type { Office } from './office.ts';
import { factChecksOf } from './queued.ts';
import { isAskable } from './rights.ts';

/** So often a job is left to a replica that may know more, which takes a minute or two; then it is done as far as is known. */
const mostLeft = 6;

/** What keeps a job from being done now, or here. */
export function createHindrance(office: Office) {
  const { store, log } = office;
  const { changes } = store.publishing;

  const changesOf = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((factCheck) => changes.list({ factCheck, limit: 20 })))).flat();

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

  return { canAsk, hindranceOf };
}
