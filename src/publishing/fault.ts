import { DeliveryError } from '../core/errors.ts';
import type { Leased, Outcome } from '../core/publication.ts';
import { pauseAfter } from './backoff.ts';

/** After so many tries a job is given up; what was turned away for its number only, after so many. */
const mostTries = 12;
const mostTurnedAway = 200;

/** What went wrong, as far as the outlet says. Anything else may have happened after the message was taken. */
export function faultOf(error: unknown): DeliveryError {
  return error instanceof DeliveryError
    ? error
    : new DeliveryError('unknown', 'other', { cause: error });
}

/** How a job ends with what went wrong. */
export function failed(
  { job }: Pick<Leased, 'job'>,
  { outcome, reason, retryAfter }: DeliveryError,
): Outcome {
  if (outcome === 'gone') return { kind: 'gone' };
  if (outcome === 'refused') return { kind: 'refused', reason };
  const most = reason === 'too-much' ? mostTurnedAway : mostTries;
  if (job.attempts >= most) return { kind: 'refused', reason };
  return { kind: 'later', after: pauseAfter(Math.max(1, job.attempts), retryAfter), reason };
}
