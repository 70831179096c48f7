import { DeliveryError } from '../core/errors.ts';
import type { Leased, Outcome } from '../core/publication.ts';
import { pauseAfter } from './backoff.ts';
import { decidersOf, earlyBy, isBehind, type Known, problemNow } from './due.ts';
import { failed, faultOf } from './fault.ts';
import type { Office } from './office.ts';
import { isAskable } from './rights.ts';

/** So often a job is left to a replica that may know more, which takes a minute or two; then it is done as far as is known. */
const mostLeft = 6;

/** What keeps a job from being done now, or here. */
export function createHindrance(office: Office) {
  const { log } = office;

  /** Whether what must be known of those who decided a post can be asked from here. */
  const canAsk = ({ job, publication }: Leased): boolean =>
    job.kind !== 'post' || decidersOf(publication).every((one) => isAskable(office, one));

  /** Why something is not to go out any more, or not at this moment: nobody can tell whether whoever decided it still may. */
  async function hindranceOf(leased: Leased, known: Known): Promise<Outcome | undefined> {
    const { job, publication } = leased;
    // Somebody else may know better what is to be said.
    if (job.attempts < mostLeft && isBehind(leased, known)) {
      return { kind: 'later', after: pauseAfter(Math.max(1, job.attempts)), reason: 'other' };
    }
    if (job.kind !== 'post') return;
    const early = earlyBy(leased, office.now());
    if (early > 0) return { kind: 'later', after: early, reason: 'too-much' };
    try {
      const reason = await problemNow(office, publication, known.current);
      return reason && { kind: 'refused', reason };
    } catch (error) {
      log.debug({ key: job.key, err: error }, 'a role could not be asked for');
      const { reason, retryAfter } = faultOf(error);
      return failed(leased, new DeliveryError('later', reason, { retryAfter }));
    }
  }

  return { canAsk, hindranceOf };
}
