import { DeliveryError } from '../core/errors.ts';
import type { Leased } from '../core/publication.ts';
import type { Outlet } from '../core/publishing.ts';
import type { Office } from './office.ts';

/** More changes than these nobody takes back within minutes. */
const most = 200;

/** Deletes what the desk said below a copy when its fact-check changed; what it may not look for stays. */
export function createTakeBack({ store }: Pick<Office, 'store'>) {
  const { outbox } = store.publishing;
  return async ({ copy, publication }: Leased, outlet: Outlet): Promise<void> => {
    const { id, receipt, target } = copy;
    if (!receipt) return;
    const jobs = await outbox.jobs({
      publication: publication.id,
      states: ['done', 'unknown'],
      limit: most,
    });
    const replies = jobs.filter((job) => job.kind === 'reply' && job.copy === id);
    for (const { key, begunAt = publication.createdAt } of replies) {
      const found = await outlet.find({ key, place: target.place, under: receipt }, begunAt);
      if (found === 'absent' || found === 'unreadable') continue;
      await outlet.remove(found).catch((error: unknown) => {
        if (!(error instanceof DeliveryError) || error.outcome !== 'gone') throw error;
      });
    }
  };
}
