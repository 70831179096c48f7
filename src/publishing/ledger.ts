import { UserError } from '../core/errors.ts';
import type { Copies } from '../core/press.ts';
import type { Copy, Job, Person, Publication } from '../core/publication.ts';
import { getPublication } from './held.ts';
import type { Office } from './office.ts';
import { jobsFor } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Ten minutes, in milliseconds. */
const undoFor = 10 * 60_000;

const openStates: Job['state'][] = ['due', 'sending', 'unknown', 'dead'];
const mostOpen = 500;

/** Until when a publication can be undone; undefined where it never could or cannot any more. */
export function undoUntil({ state, confirmedAt, dueAt }: Publication, now: Date): Date | undefined {
  if (!confirmedAt || (state !== 'confirmed' && state !== 'scheduled')) return;
  const out = Math.max(confirmedAt.getTime(), dueAt?.getTime() ?? 0);
  const until = new Date(out + undoFor);
  return until > now ? until : undefined;
}

/** Where copies stand, and what a moderator does about them. */
export function createCopies(office: Office): Copies {
  const { store, circle, now, wake } = office;
  const { ledger, outbox } = store.publishing;

  const isTheirs = (by: Person, { target }: Copy): boolean => circle.holds(by, target.place);

  async function copyOf({ publication, copy }: Job): Promise<Copy | undefined> {
    return (await ledger.copies({ publication })).find(({ id }) => id === copy);
  }

  return {
    async progress(id, by) {
      const publication = await getPublication(office, id, by);
      const [copies, open] = await Promise.all([
        ledger.copies({ publication: id }),
        outbox.jobs({ publication: id, states: openStates, limit: mostOpen }),
      ]);
      const until = undoUntil(publication, now());
      return { publication, copies, open, ...(until && { undoUntil: until }) };
    },
    async list(by, { states, limit, offset }) {
      const scopes = circle.scopes(by);
      const local = scopes.length === 0 || by.platform === 'console' || by.platform === 'web';
      return ledger.list({
        ...(states && { states }),
        ...(!local && { workspaces: scopes }),
        limit,
        offset,
      });
    },
    of: async (factCheck, by) =>
      (await ledger.copies({ factCheck })).filter((copy) => isTheirs(by, copy)),
    async undo(id, by) {
      await mustPublish(office, by);
      const publication = await getPublication(office, id, by);
      if (publication.state === 'undone') return publication;
      if (!undoUntil(publication, now())) throw new UserError('undo-too-late');
      const copies = await ledger.copies({ publication: id });
      const undone: Publication = { ...publication, state: 'undone' };
      if (!(await ledger.change(undone, [], jobsFor(copies, 'remove', 0)))) {
        throw new UserError('preview-stale');
      }
      await outbox.cancel(id, ['post', 'crosspost', 'edit', 'reply']);
      await recordAct(office, 'undo', id, by);
      wake();
      return { ...undone, version: undone.version + 1 };
    },
    async trouble(by, limit) {
      const jobs = await outbox.jobs({ states: ['unknown', 'dead'], limit: mostOpen });
      const found: { job: Job; copy: Copy }[] = [];
      for (const job of jobs) {
        const copy = await copyOf(job);
        if (copy && isTheirs(by, copy)) found.push({ job, copy });
        if (found.length >= limit) break;
      }
      return found;
    },
    async decide(key, decision, by) {
      await mustPublish(office, by);
      const [publicationId = ''] = key.split('.');
      await getPublication(office, publicationId, by);
      if (!(await outbox.decide(key, decision))) throw new UserError('preview-stale');
      await recordAct(office, `delivery ${decision}`, key, by);
      wake();
    },
  };
}
