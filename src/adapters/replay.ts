import type { Incoming } from '../core/message.ts';
import type { Handle, Log } from '../core/ports.ts';

/** One call that an adapter would make; nothing is sent. */
export interface Call {
  /** `POST chat.postMessage`, `PATCH /webhooks/...`. */
  to: string;
  body?: unknown;
  /** What the platform would refuse in it. */
  problems: string[];
}

/** What becomes of a recorded payload: nothing, and why, or every call that answers it. */
export type Replayed =
  | { kind: 'ignored'; why: string }
  | { kind: 'answered'; incoming: Incoming; calls: Call[] };

/** Sends a platform's payload through its real intake, a conversation, and its real rendering, without a network. */
export type Replay<Payload> = (payload: Payload, handle: Handle, log: Log) => Promise<Replayed>;
