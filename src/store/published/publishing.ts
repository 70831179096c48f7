import type { PublishingStore } from '../../core/publishing.ts';
import { changes } from './changes.ts';
import { followers } from './followers.ts';
import type { Ground } from './ground.ts';
import { ledger } from './ledger.ts';
import { outbox } from './outbox.ts';

/** All of publishing over a migrated database. */
export function publishing(ground: Ground): PublishingStore {
  return {
    ledger: ledger(ground),
    outbox: outbox(ground),
    changes: changes(ground),
    followers: followers(ground),
  };
}
