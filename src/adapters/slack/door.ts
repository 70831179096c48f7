import type { Receiver } from '@slack/bolt';

/** A way for Slack's events to come in. Receivers only carry; what is said is the listeners' business. */
export interface Door {
  receiver: Receiver;
  /** @throws OperatorError one line: why nothing can come in, and what to do */
  open(): Promise<void>;
  /** After this nothing comes in; what came is still answered. */
  close(): Promise<void>;
}
