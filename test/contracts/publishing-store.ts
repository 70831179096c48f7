import { feedsContract } from './publishing-feeds.ts';
import { outboxContract } from './publishing-outbox.ts';
import type { Kind } from './publishing-place.ts';
import { recordsContract } from './publishing-records.ts';

/** What every store does for publishing. */
export function publishingContract(kind: Kind): void {
  outboxContract(kind);
  recordsContract(kind);
  feedsContract(kind);
}
