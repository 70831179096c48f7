import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Drafts } from '../core/press.ts';
import type { Person, Publication } from '../core/publication.ts';
import { scopeOf } from '../core/scope.ts';
import { shownOf } from './due.ts';
import {
  examine,
  getPublication,
  needsApproval,
  postable,
  putPublication,
  withCurrent,
} from './held.ts';
import type { Office } from './office.ts';
import { copiesOf, factChecksOf, jobsFor } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Confirmed: there is nothing left to decide. */
const isReleased = ({ state }: Publication): boolean =>
  state === 'confirmed' || state === 'scheduled';

/** The same, or waiting for a second person. */
const isDecided = (publication: Publication): boolean =>
  isReleased(publication) || publication.state === 'proposed';

/** What the audit log says that a publication is: what goes where. */
function subjectOf({ id, content, targets }: Publication): string {
  const where = targets.map(({ place }) => `${scopeOf(place)}/${place.channel}`);
  return `${id}: ${factChecksOf({ content }).join(', ')} to ${where.join(', ')}`;
}

/** What turns a draft into messages, or ends it. */
export function createDecisions(office: Office): Pick<Drafts, 'confirm' | 'approve' | 'cancel'> {
  const { store, circle, now, wake } = office;
  const { ledger, outbox } = store.publishing;

  const read = (id: string, by: Person) => getPublication(office, id, by);

  /** The fact-check where it still is as it was looked at; else the draft is brought up to date and looked at again. */
  async function asLookedAt(publication: Publication): Promise<FactCheck> {
    const [id = ''] = factChecksOf(publication);
    const factCheck = await postable(office, id);
    if (factCheck.revision === publication.revision) return factCheck;
    await ledger.change(withCurrent(publication, factCheck));
    throw new UserError('preview-stale');
  }

  async function mustTake(publication: Publication, by: Person): Promise<void> {
    const { targets } = publication;
    if (targets.length === 0) throw new UserError('no-places');
    if (!targets.every(({ place }) => circle.holds(by, place)))
      throw new UserError('place-not-yours');
    const places = await Promise.all(targets.map(({ place }) => examine(office, place)));
    if (places.some(({ problem }) => problem)) throw new UserError('place-refused');
  }

  /** Everything that must hold at the moment at which it goes out; then copies and jobs, in one step. */
  async function release(publication: Publication, by: Person): Promise<Publication> {
    const factCheck = await asLookedAt(publication);
    await mustTake(publication, by);
    const at = now();
    const { dueAt } = publication;
    if (dueAt && dueAt <= at) throw new UserError('time-past');
    const copies = copiesOf(publication, shownOf([factCheck]), at);
    const jobs = jobsFor(copies, 'post', 0, dueAt);
    const state = dueAt ? 'scheduled' : 'confirmed';
    const stored = await putPublication(
      office,
      { ...publication, state, confirmedAt: at },
      copies,
      jobs,
    );
    wake();
    return stored;
  }

  /** Somebody else's click on the same button may have been faster: then what it asks for is done. */
  async function orAsDecided(
    id: string,
    by: Person,
    isDone: (publication: Publication) => boolean,
    decide: () => Promise<Publication>,
  ): Promise<Publication> {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'preview-stale') throw error;
      const stands = await read(id, by);
      if (isDone(stands)) return stands;
      throw error;
    }
  }

  async function propose(publication: Publication, by: Person): Promise<Publication> {
    await asLookedAt(publication);
    await mustTake(publication, by);
    const proposed = await putPublication(office, { ...publication, state: 'proposed' });
    await recordAct(office, 'propose', subjectOf(proposed), by);
    return proposed;
  }

  return {
    async confirm(id, version, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      if (isDecided(publication)) return publication;
      if (publication.state !== 'draft') throw new UserError('already-out');
      if (publication.version !== version) throw new UserError('preview-stale');
      return orAsDecided(id, by, isDecided, async () => {
        // Whoever confirms it answers for it, also where another began it.
        const theirs = { ...publication, by };
        const two = await Promise.all(
          [publication.by, by].map((one) => needsApproval(office, one)),
        );
        if (two.includes(true)) return propose(theirs, by);
        const stored = await release(theirs, by);
        await recordAct(office, 'publish', subjectOf(stored), by);
        return stored;
      });
    },
    async approve(id, version, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      if (isReleased(publication)) return publication;
      if (publication.state !== 'proposed') throw new UserError('already-out');
      if (publication.version !== version) throw new UserError('preview-stale');
      if (publication.by.platform === by.platform && publication.by.id === by.id) {
        throw new UserError('same-person');
      }
      // Both must still be allowed to: who proposed it as well as who approves.
      await mustPublish(office, publication.by);
      return orAsDecided(id, by, isReleased, async () => {
        const stored = await release({ ...publication, approvedBy: by }, by);
        await recordAct(office, 'approve', subjectOf(stored), by);
        return stored;
      });
    },
    async cancel(id, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      const { state } = publication;
      if (state === 'cancelled') return publication;
      if (!['draft', 'proposed', 'scheduled'].includes(state)) throw new UserError('already-out');
      const copies = await ledger.copies({ publication: id });
      if (copies.some((copy) => copy.state !== 'waiting')) throw new UserError('already-out');
      // What goes out at this very moment is deleted again.
      const stored = await putPublication(
        office,
        { ...publication, state: 'cancelled' },
        [],
        jobsFor(copies, 'remove', 0),
      );
      await outbox.cancel(id, ['post']);
      await recordAct(office, 'cancel', id, by);
      wake();
      return stored;
    },
  };
}
