import { changesContract } from './publishing-changes.ts';
import { feedsContract } from './publishing-feeds.ts';
import { ledgerContract } from './publishing-ledger.ts';
import { outboxContract } from './publishing-outbox.ts';
import { outcomesContract } from './publishing-outcomes.ts';
import type { Kind } from './publishing-place.ts';

/** What every store does for publishing. */
export function publishingContract(kind: Kind): void {
  outboxContract(kind);
  outcomesContract(kind);
  ledgerContract(kind);
  changesContract(kind);
  feedsContract(kind);
}
