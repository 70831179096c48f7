import { labelOf } from '../core/amend.ts';
import { UserError } from '../core/errors.ts';
import type { DraftChange, Drafts, Preview } from '../core/press.ts';
import type { Person, Publication, Target } from '../core/publication.ts';
import {
  examine,
  getPublication,
  needsApproval,
  postable,
  putPublication,
  withCurrent,
} from './held.ts';
import { newId } from './ids.ts';
import type { Office } from './office.ts';
import { factChecksOf } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Places of one post: what fits a platform's menu. */
const mostPlaces = 25;
const longestNote = 1000;

/** Each place once: what is chosen twice is posted once. */
function onceEach(targets: readonly Target[]): Target[] {
  const at = ({ place: { platform, workspace, channel, thread } }: Target) =>
    JSON.stringify([platform, workspace, channel, thread]);
  return [...new Map(targets.toReversed().map((one) => [at(one), one])).values()].toReversed();
}

/** What was said with a post, as it may be said: one paragraph of the moderator's own. */
const noteOf = (text: string): string => text.trim().slice(0, longestNote).toWellFormed();

function withNote(publication: Publication, note: string): Publication['content'] {
  const { content } = publication;
  if (content.kind !== 'card') return content;
  const { note: _, ...bare } = content;
  return note ? { ...bare, note } : bare;
}

function edited(publication: Publication, { targets, note, dueAt }: DraftChange): Publication {
  const { dueAt: was, ...rest } = publication;
  const due = dueAt === undefined ? was : (dueAt ?? undefined);
  return {
    ...rest,
    ...(due && { dueAt: due }),
    ...(targets && { targets: onceEach(targets) }),
    ...(note !== undefined && { content: withNote(publication, noteOf(note)) }),
  };
}

/** Publishing up to the moment at which it is decided. */
export function createDrafts(office: Office): Pick<Drafts, 'begin' | 'change' | 'look'> {
  const { store, circle, compose, localeOf, now, wake } = office;
  const { ledger, outbox } = store.publishing;

  const read = (id: string, by: Person) => getPublication(office, id, by);

  /** Where two move it at once, its jobs go by what it says in the end. */
  async function keepTime(id: string): Promise<void> {
    const stands = await ledger.get(id);
    if (stands?.dueAt) await outbox.postpone(id, stands.dueAt);
  }

  /** Another time for what is scheduled. Nothing goes out before the time that the publication says. */
  async function move(publication: Publication, dueAt: Date, by: Person): Promise<Publication> {
    const { id } = publication;
    const copies = await ledger.copies({ publication: id });
    if (copies.some(({ state }) => state !== 'waiting')) throw new UserError('already-out');
    let stored: Publication;
    try {
      // What is begun is on its way, and does not move.
      const moved = await outbox.postpone(id, dueAt);
      if (moved < copies.length) throw new UserError('already-out');
      stored = await putPublication(office, { ...publication, dueAt });
    } finally {
      await keepTime(id);
    }
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
    return putPublication(office, edited(publication, changed));
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
      ? await putPublication(office, withCurrent(publication, factCheck))
      : publication;
    return {
      publication: current,
      factCheck,
      places,
      replies,
      needsApproval: await needsApproval(office, publication.by),
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
        targets: onceEach(targets),
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
  };
}
