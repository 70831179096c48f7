import { labelOf } from '../core/amend.ts';
import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { DraftChange, Drafts, Preview } from '../core/press.ts';
import type { Person, Publication, Target } from '../core/publication.ts';
import type { Examined } from '../core/publishing.ts';
import { scopeOf } from './circle.ts';
import { newId } from './ids.ts';
import type { Office } from './office.ts';
import { copiesOf, factChecksOf, jobsFor } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Places of one post: what fits a platform's menu. */
const mostPlaces = 25;
const longestNote = 1000;

/** @throws UserError `publication-gone` */
export async function getPublication(
  { store, circle }: Pick<Office, 'store' | 'circle'>,
  id: string,
  by: Person,
): Promise<Publication> {
  const publication = await store.publishing.ledger.get(id);
  if (!publication) throw new UserError('publication-gone');
  circle.mayTouch(by, publication);
  return publication;
}

/** @throws UserError `fact-check-gone`, `withdrawn` */
async function postable({ get }: Pick<Office, 'get'>, id: string): Promise<FactCheck> {
  const factCheck = await get(id);
  if (!factCheck) throw new UserError('fact-check-gone');
  if (factCheck.status === 'withdrawn') throw new UserError('withdrawn');
  return factCheck;
}

/** A place as it is now; where nothing connects to its platform, nobody can post there. */
export async function examine(
  { directories }: Pick<Office, 'directories'>,
  place: Examined['target']['place'],
): Promise<Examined> {
  const directory = directories.get(place.platform);
  if (directory) return directory.examine(place);
  return {
    target: { place, name: place.channel },
    kind: 'text',
    problem: 'unreached',
    lacking: [],
    shared: false,
  };
}

/** What was said with a post, as it may be said: one paragraph of the moderator's own. */
const noteOf = (text: string): string => text.trim().slice(0, longestNote).toWellFormed();

function withNote(publication: Publication, note: string): Publication['content'] {
  const { content } = publication;
  if (content.kind !== 'card') return content;
  const { note: _, ...bare } = content;
  return note ? { ...bare, note } : bare;
}

/** What the audit log says that a publication is: what goes where. */
function subjectOf({ id, content, targets }: Publication): string {
  const where = targets.map(({ place }) => `${scopeOf(place)}/${place.channel}`);
  return `${id}: ${factChecksOf({ content }).join(', ')} to ${where.join(', ')}`;
}

function edited(publication: Publication, { targets, note, dueAt }: DraftChange): Publication {
  const { dueAt: was, ...rest } = publication;
  const due = dueAt === undefined ? was : (dueAt ?? undefined);
  return {
    ...rest,
    ...(due && { dueAt: due }),
    ...(targets && { targets: [...targets] }),
    ...(note !== undefined && { content: withNote(publication, noteOf(note)) }),
  };
}

/** Publishing up to the moment at which it is decided. */
export function createDrafts(office: Office): Drafts {
  const { store, circle, compose, localeOf, now, wake } = office;
  const { ledger, outbox } = store.publishing;

  const read = (id: string, by: Person) => getPublication(office, id, by);

  /** Stores a change, or says that somebody else was faster. */
  async function put(...change: Parameters<typeof ledger.change>): Promise<Publication> {
    const [publication] = change;
    if (!(await ledger.change(...change))) throw new UserError('preview-stale');
    return { ...publication, version: publication.version + 1 };
  }

  async function needsApproval(by: Person): Promise<boolean> {
    return (await store.settings.get(scopeOf(by), 'approval')) === 'two';
  }

  /** The fact-check where it still is as it was looked at; else the draft is brought up to date and looked at again. */
  async function asLookedAt(publication: Publication): Promise<FactCheck> {
    const [id = ''] = factChecksOf(publication);
    const factCheck = await postable(office, id);
    if (factCheck.revision === publication.revision) return factCheck;
    await ledger.change({
      ...publication,
      revision: factCheck.revision,
      label: labelOf(factCheck),
    });
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
    const shown = {
      factCheck: factCheck.id,
      revision: factCheck.revision,
      label: labelOf(factCheck),
    };
    const copies = copiesOf(publication, [shown], at);
    const jobs = jobsFor(copies, 'post', 0, dueAt);
    const state = dueAt ? 'scheduled' : 'confirmed';
    const stored = await put({ ...publication, state, confirmedAt: at }, copies, jobs);
    wake();
    return stored;
  }

  /** Another time for what is scheduled. */
  async function move(publication: Publication, dueAt: Date, by: Person): Promise<Publication> {
    const stored = await put({ ...publication, dueAt });
    await outbox.postpone(publication.id, dueAt);
    await recordAct(office, 'reschedule', `${publication.id} to ${dueAt.toISOString()}`, by);
    wake();
    return stored;
  }

  function mustFit(targets: readonly Target[], by: Person): void {
    if (targets.length > mostPlaces) throw new UserError('too-many-places');
    if (!targets.every(({ place }) => circle.holds(by, place))) {
      throw new UserError('place-not-yours');
    }
  }

  async function change(id: string, by: Person, changed: DraftChange): Promise<Publication> {
    await mustPublish(office, by);
    const publication = await read(id, by);
    const { targets, note, dueAt } = changed;
    if (dueAt && dueAt <= now()) throw new UserError('time-past');
    if (publication.state === 'scheduled' && dueAt && !targets && note === undefined) {
      return move(publication, dueAt, by);
    }
    if (publication.state !== 'draft') throw new UserError('already-out');
    if (targets) mustFit(targets, by);
    return put(edited(publication, changed));
  }

  async function look(id: string, by: Person): Promise<Preview> {
    const publication = await read(id, by);
    const [first = ''] = factChecksOf(publication);
    const factCheck = await postable(office, first);
    const places = await Promise.all(
      publication.targets.map(({ place }) => examine(office, place)),
    );
    const replies = await Promise.all(
      publication.targets.map(async ({ place }) =>
        compose.copy(publication, [factCheck], await localeOf(place), []),
      ),
    );
    // What is looked at is what is confirmed: a fact-check that changed since the draft was begun is taken as it is now.
    const fresh = publication.state === 'draft' && factCheck.revision !== publication.revision;
    const current = fresh
      ? await put({ ...publication, revision: factCheck.revision, label: labelOf(factCheck) })
      : publication;
    return {
      publication: current,
      factCheck,
      places,
      replies,
      needsApproval: await needsApproval(publication.by),
    };
  }

  return {
    async begin(factCheckId, by, targets = []) {
      await mustPublish(office, by);
      const factCheck = await postable(office, factCheckId);
      const publication: Publication = {
        id: newId(),
        content: { kind: 'card', factCheck: factCheck.id },
        revision: factCheck.revision,
        label: labelOf(factCheck),
        targets: [...targets],
        by,
        state: 'draft',
        version: 1,
        createdAt: now(),
      };
      mustFit(targets, by);
      await ledger.create(publication);
      return publication;
    },
    change,
    look,
    async confirm(id, version, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      // A second click on the same button: what it asks for is done.
      if (['confirmed', 'scheduled', 'proposed'].includes(publication.state)) return publication;
      if (publication.state !== 'draft') throw new UserError('already-out');
      if (publication.version !== version) throw new UserError('preview-stale');
      if (await needsApproval(publication.by)) {
        await asLookedAt(publication);
        await mustTake(publication, by);
        const proposed = await put({ ...publication, state: 'proposed' });
        await recordAct(office, 'propose', subjectOf(proposed), by);
        return proposed;
      }
      const stored = await release(publication, by);
      await recordAct(office, 'publish', subjectOf(stored), by);
      return stored;
    },
    async approve(id, version, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      if (['confirmed', 'scheduled'].includes(publication.state)) return publication;
      if (publication.state !== 'proposed') throw new UserError('already-out');
      if (publication.version !== version) throw new UserError('preview-stale');
      if (publication.by.platform === by.platform && publication.by.id === by.id) {
        throw new UserError('same-person');
      }
      // Both must still be allowed to: who proposed it as well as who approves.
      await mustPublish(office, publication.by);
      const stored = await release({ ...publication, approvedBy: by }, by);
      await recordAct(office, 'approve', subjectOf(stored), by);
      return stored;
    },
    async cancel(id, by) {
      await mustPublish(office, by);
      const publication = await read(id, by);
      const { state } = publication;
      if (state === 'cancelled') return publication;
      if (!['draft', 'proposed', 'scheduled'].includes(state)) throw new UserError('already-out');
      const stored = await put({ ...publication, state: 'cancelled' });
      await outbox.cancel(id, ['post']);
      await recordAct(office, 'cancel', id, by);
      return stored;
    },
  };
}
