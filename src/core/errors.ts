import type { Reason } from './reason.ts';

/** What a person can do wrong in the conversation; bot/words has the sentence for each. */
export type UserErrorCode =
  | 'empty-question'
  | 'token-damaged'
  | 'token-old'
  | 'fact-check-gone'
  | 'not-permitted'
  | 'nothing-there'
  | 'message-hidden'
  | 'no-settings-here'
  | 'no-posting-here'
  | 'setting-refused'
  | 'too-much'
  | 'publication-gone'
  | 'preview-stale'
  | 'already-out'
  | 'time-past'
  | 'time-unreadable'
  | 'too-many-places'
  | 'no-places'
  | 'place-refused'
  | 'place-not-yours'
  | 'same-person'
  | 'undo-too-late'
  | 'withdrawn'
  | 'empty-text'
  | 'only-newsroom';

/** A mistake of the person who asks, answered with one helpful sentence. */
export class UserError extends Error {
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode) {
    super(code);
    this.name = 'UserError';
    this.code = code;
  }
}

/**
 * A mistake that the person who runs the desk can mend. The message is one line: what happened and what to do.
 * `lines` holds further lines where several things are wrong at once.
 */
export class OperatorError extends Error {
  readonly lines: readonly string[];
  readonly exitCode: number;

  constructor(
    message: string,
    options: { lines?: readonly string[]; exitCode?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'OperatorError';
    this.lines = options.lines ?? [];
    this.exitCode = options.exitCode ?? 1;
  }
}

/**
 * A message that a platform did not take, or may not have taken.
 * - `refused`: certainly not taken, and would not be if it came again as it is
 * - `later`: certainly not taken, but may be in `retryAfter` milliseconds
 * - `gone`: what was to be edited or deleted is no longer there
 * - `unknown`: it may have been taken
 */
export class DeliveryError extends Error {
  readonly outcome: 'refused' | 'later' | 'gone' | 'unknown';
  readonly reason: Reason;
  readonly retryAfter: number;

  constructor(
    outcome: DeliveryError['outcome'],
    reason: Reason,
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(`${outcome}: ${reason}`, { cause: options.cause });
    this.name = 'DeliveryError';
    this.outcome = outcome;
    this.reason = reason;
    this.retryAfter = options.retryAfter ?? 0;
  }
}

/** Something wrong in published content: where, what, and what to write instead. */
export interface Problem {
  /** `content/health/vaccines.md:12`, or a feed's name and item number. */
  where: string;
  what: string;
  fix: string;
}
