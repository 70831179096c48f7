import type { Copy, JobKind, JobState, Outcome } from '../../core/publication.ts';
import type { Reason } from '../../core/reason.ts';

/** How a job stands after it ended, or was put off. `notBefore` where it is to be tried again. */
export interface Ended {
  state: JobState;
  reason: Reason | null;
  notBefore?: number;
}

/** @param at the database's time */
export function jobAfter(kind: JobKind, outcome: Outcome, at: number): Ended {
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', reason: null };
    case 'gone':
      // What was to be deleted is; anything else has nothing left to be done to.
      if (kind === 'remove') return { state: 'done', reason: null };
      return { state: kind === 'post' ? 'dead' : 'cancelled', reason: 'message-gone' };
    case 'later':
      return { state: 'due', reason: outcome.reason, notBefore: at + Math.max(0, outcome.after) };
    case 'refused':
      return { state: 'dead', reason: outcome.reason };
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason };
  }
}

function withoutReason({ reason: _, ...copy }: Copy): Copy {
  return copy;
}

function afterDone(copy: Copy, kind: JobKind, outcome: Outcome & { kind: 'done' }, at: Date): Copy {
  const { receipt, shows = copy.shows } = outcome;
  switch (kind) {
    case 'post': {
      const state = receipt ? 'standing' : 'untracked';
      return { ...withoutReason(copy), state, ...(receipt && { receipt }), shows, at };
    }
    case 'edit':
      return { ...withoutReason(copy), shows, at };
    case 'remove':
      return { ...withoutReason(copy), state: 'removed', at };
    default:
      return copy;
  }
}

/** The copy after a job of that kind ended so; the same object where that changes nothing about it. */
export function copyAfter(copy: Copy, kind: JobKind, outcome: Outcome, at: Date): Copy {
  switch (outcome.kind) {
    case 'done':
      return afterDone(copy, kind, outcome, at);
    case 'gone':
      return kind === 'post'
        ? { ...copy, state: 'failed', reason: 'message-gone', at }
        : { ...withoutReason(copy), state: 'deleted', at };
    case 'refused':
      if (kind === 'post') return { ...copy, state: 'failed', reason: outcome.reason, at };
      return kind === 'edit' || kind === 'remove' ? { ...copy, reason: outcome.reason, at } : copy;
    case 'unknown':
      return kind === 'post' ? { ...copy, state: 'unknown', reason: outcome.reason, at } : copy;
    case 'later':
      return copy;
  }
}

/** The copy after a moderator decided about an unknown or dead job of it. */
export function copyDecided(
  copy: Copy,
  kind: JobKind,
  decision: 'again' | 'done' | 'cancelled',
  at: Date,
): Copy {
  if (kind === 'remove' && decision === 'done') {
    return { ...withoutReason(copy), state: 'removed', at };
  }
  if (kind !== 'post') return decision === 'cancelled' ? copy : { ...withoutReason(copy), at };
  switch (decision) {
    case 'again':
      return { ...withoutReason(copy), state: 'waiting', at };
    case 'done':
      return { ...withoutReason(copy), state: 'untracked', at };
    case 'cancelled':
      return { ...copy, state: 'failed', at };
  }
}
