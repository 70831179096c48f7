import { isDeepStrictEqual } from 'node:util';
import { labelOf } from '../core/amend.ts';
import { type Correction, type FactCheck, factCheckSchema } from '../core/factcheck.ts';
import type { Copy, Revision, Watcher } from '../core/publication.ts';
import { shownOf } from './due.ts';
import { each } from './each.ts';
import { idOf } from './ids.ts';
import type { Office } from './office.ts';
import { copiesOf, jobsFor } from './queued.ts';

const fields = factCheckSchema.keyof().options;

const present: ReadonlySet<Copy['state']> = new Set(['waiting', 'standing', 'unknown']);

/** Copies that are there in a channel, or may be, or will be. What one person was told is told once and stays as it is. */
export const isPresent = ({ state, target }: Copy): boolean =>
  present.has(state) && target.place.kind !== 'direct';

/** The newest correction, where it is new. */
function newCorrection(before: FactCheck, after: FactCheck): Correction | undefined {
  const known = new Set(before.corrections.map((one) => JSON.stringify(one)));
  return after.corrections.findLast((one) => !known.has(JSON.stringify(one)));
}

/** What changed between two looks at a fact-check; undefined where nothing did that anybody reads. */
function revisionOf(before: FactCheck, after: FactCheck, at: Date): Revision | undefined {
  const changed = fields.filter(
    (name) => name !== 'revision' && !isDeepStrictEqual(before[name], after[name]),
  );
  if (changed.length === 0) return;
  const correction = newCorrection(before, after);
  const was = labelOf(before);
  const now = labelOf(after);
  // What a moderator says of a fact-check is for everybody who reads it, so nobody has to choose.
  const must = was !== now || before.status !== after.status || correction?.by !== undefined;
  return {
    factCheck: after.id,
    revision: after.revision,
    fields: changed,
    was,
    now,
    ...(correction && { why: correction.text.slice(0, 2000) }),
    at,
    ...(must && { decided: 'update' as const }),
  };
}

/** Whether a copy shows less than what is known now. */
const isBehind = ({ shows }: Copy, { factCheck, revision }: Revision): boolean =>
  shows.some((shown) => shown.factCheck === factCheck && shown.revision < revision);

/** The same, or another rating: replicas that saw a file change at other moments may count its revisions otherwise. */
const saysOther = (copy: Copy, revision: Revision): boolean =>
  isBehind(copy, revision) ||
  copy.shows.some(
    (shown) => shown.factCheck === revision.factCheck && shown.label !== revision.now,
  );

/** Of what changed, so much of the newest is gone through after a start. */
const mostSwept = 5000;

/** Carries what changed in a fact-check to everybody who was shown it. Doing it again does nothing new. */
export function createReviser(office: Office) {
  const { store, get, now, wake } = office;
  const { ledger, outbox, changes, followers } = store.publishing;

  /** Has every copy edited, and a reply below it say why. */
  async function update(revision: Revision): Promise<number> {
    const copies = await ledger.copies({ factCheck: revision.factCheck });
    const other = copies.filter((copy) => isPresent(copy) && saysOther(copy, revision));
    const behind = other.filter((copy) => isBehind(copy, revision));
    await outbox.add([
      ...jobsFor(other, 'edit', revision.revision),
      ...jobsFor(behind, 'reply', revision.revision),
    ]);
    if (other.length > 0) wake();
    return other.length;
  }

  /** Takes in that a fact-check changed: kept, and carried to its copies where it has to be. */
  async function revised(before: FactCheck, after: FactCheck): Promise<void> {
    const revision = revisionOf(before, after, now());
    if (!revision) return;
    await changes.record(revision);
    if (revision.decided === 'update') await update(revision);
  }

  /** Tells one person, once. */
  async function tellOne(watcher: Watcher, factCheck: FactCheck): Promise<void> {
    const { person, label: was } = watcher;
    const id = idOf('change', factCheck.id, String(factCheck.revision), person.platform, person.id);
    const place = {
      platform: person.platform,
      workspace: person.workspace,
      channel: person.id,
      kind: 'direct' as const,
    };
    const at = now();
    const targets = [{ place, name: person.name ?? person.id }];
    const label = labelOf(factCheck);
    const copies = copiesOf({ id, targets }, shownOf([factCheck]), at);
    const isNew = await followers.notify(
      {
        id,
        content: { kind: 'change', factCheck: factCheck.id, was },
        revision: factCheck.revision,
        label,
        targets,
        by: { platform: 'console', workspace: '', id: 'factdesk' },
        state: 'confirmed',
        version: 1,
        createdAt: at,
        confirmedAt: at,
      },
      copies,
      jobsFor(copies, 'post', 0),
      { factCheck: factCheck.id, person },
    );
    // They were told already: they asked in another server too.
    if (!isNew) await followers.unwatch(factCheck.id, person);
    wake();
  }

  /** Tells everybody who asked to be told and was shown another rating. */
  async function tell(id: string): Promise<void> {
    const factCheck = await get(id);
    if (!factCheck) return;
    const label = labelOf(factCheck);
    for (const watcher of await followers.watchers(id)) {
      if (watcher.label !== label) await tellOne(watcher, factCheck);
    }
  }

  /**
   * Takes in fact-checks that are seen for the first time, or again after they had left the library: their revisions may be
   * counted anew, so what a copy says counts.
   */
  async function appeared(factChecks: readonly FactCheck[]): Promise<void> {
    const known = new Set(await ledger.copied(factChecks.map(({ id }) => id)));
    await each(
      factChecks.filter(({ id }) => known.has(id)),
      async (factCheck) => {
        const label = labelOf(factCheck);
        const copies = (await ledger.copies({ factCheck: factCheck.id })).filter(isPresent);
        const other = copies.filter(({ shows }) =>
          shows.some((shown) => shown.factCheck === factCheck.id && shown.label !== label),
        );
        await outbox.add(jobsFor(other, 'edit', factCheck.revision));
      },
    );
  }

  return {
    update,
    revised,
    appeared,
    tell,
    /**
     * Finds what a crash left half done.
     *
     * @param amended fact-checks before and after what a moderator said about them last
     */
    async sweep(amended: readonly { before: FactCheck; after: FactCheck }[]): Promise<void> {
      await each(amended, ({ before, after }) => revised(before, after));
      const decided = await changes.list({ decided: 'update', copied: true, limit: mostSwept });
      // The newest of each comes first, and brings a copy to what is known now.
      const latest = new Map(decided.toReversed().map((one) => [one.factCheck, one]));
      await each(latest.values(), update);
      await each(await followers.watched(), tell);
    },
  };
}

export type Reviser = ReturnType<typeof createReviser>;
