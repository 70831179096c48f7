import { UserError } from '../core/errors.ts';
import type { Copies } from '../core/press.ts';
import type { Copy, Job, Publication } from '../core/publication.ts';
import { isLocal } from './circle.ts';
import { copyNow, getPublication, putPublication } from './held.ts';
import type { Office } from './office.ts';
import { jobsFor } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Ten minutes, in milliseconds. */
const undoFor = 10 * 60_000;

const openStates: Job['state'][] = ['due', 'sending', 'unknown', 'dead'];
const mostOpen = 500;

/**
 * Until when a publication can be undone; undefined where it never could or cannot any more. As long as a copy is still to
 * go out, it can.
 */
function undoUntil(
  { state, confirmedAt, dueAt }: Publication,
  copies: readonly Copy[],
  now: Date,
): Date | undefined {
  if (!confirmedAt || (state !== 'confirmed' && state !== 'scheduled')) return;
  const waits = copies.some((copy) => copy.state === 'waiting');
  const out = Math.max(confirmedAt.getTime(), dueAt?.getTime() ?? 0, waits ? now.getTime() : 0);
  const until = new Date(out + undoFor);
  return until > now ? until : undefined;
}

/** Where copies stand, and what a moderator does about them. */
export function createCopies(office: Office): Copies {
  const { store, circle, now, wake } = office;
  const { ledger, outbox } = store.publishing;

  return {
    async progress(id, by) {
      const whole = await ledger.get(id);
      const publication = whole && circle.seenBy(by, whole);
      if (!publication) throw new UserError('publication-gone');
      const [all, jobs] = await Promise.all([
        ledger.copies({ publication: id }),
        outbox.jobs({ publication: id, states: openStates, limit: mostOpen }),
      ]);
      const copies = publication === whole ? all : all.filter((copy) => circle.sees(by, copy));
      const seen = new Set(copies.map((copy) => copy.id));
      const open = jobs.filter(({ copy }) => seen.has(copy));
      const until = undoUntil(publication, all, now());
      return { publication, copies, open, ...(until && { undoUntil: until }) };
    },
    async list(by, { states, limit, offset }) {
      const scopes = circle.scopes(by);
      const found = await ledger.list({
        ...(states && { states }),
        ...(!isLocal(by) && { workspaces: scopes }),
        limit,
        offset,
      });
      return found.flatMap((publication) => circle.seenBy(by, publication) ?? []);
    },
    of: async (factCheck, by) =>
      (await ledger.copies({ factCheck })).filter((copy) => circle.sees(by, copy)),
    async undo(id, by) {
      await mustPublish(office, by);
      const publication = await getPublication(office, id, by);
      if (publication.state === 'undone') return publication;
      const copies = await ledger.copies({ publication: id });
      if (!undoUntil(publication, copies, now())) throw new UserError('undo-too-late');
      const jobs = jobsFor(copies, 'remove', 0);
      const undone = await putPublication(office, { ...publication, state: 'undone' }, [], jobs);
      await outbox.cancel(id, ['post', 'crosspost', 'edit', 'reply']);
      await recordAct(office, 'undo', id, by);
      wake();
      return undone;
    },
    async trouble(by, limit) {
      const jobs = await outbox.jobs({
        states: ['unknown', 'dead'],
        ...(!isLocal(by) && { workspaces: circle.scopes(by) }),
        limit: mostOpen,
      });
      const found: { job: Job; copy: Copy }[] = [];
      for (const job of jobs) {
        const copy = await copyNow(office, job);
        if (copy && circle.sees(by, copy)) found.push({ job, copy });
        if (found.length >= limit) break;
      }
      return found;
    },
    async decide(key, decision, by) {
      await mustPublish(office, by);
      const [copyId = ''] = key.split('/');
      const [publicationId = ''] = copyId.split('.');
      const publication = await ledger.get(publicationId);
      const copy = await copyNow(office, { publication: publicationId, copy: copyId });
      const isOwn = publication && circle.holds(by, publication.by);
      if (!isOwn && !(copy && circle.sees(by, copy))) throw new UserError('publication-gone');
      if (!(await outbox.decide(key, decision))) throw new UserError('preview-stale');
      await recordAct(office, `delivery ${decision}`, key, by);
      wake();
    },
  };
}
