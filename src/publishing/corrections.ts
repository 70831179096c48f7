import { randomUUID } from 'node:crypto';
import { amended } from '../core/amend.ts';
import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Corrections, Reached } from '../core/press.ts';
import type { Amendment, Copy, Person } from '../core/publication.ts';
import type { Office } from './office.ts';
import { isPresent, type Reviser } from './revise.ts';
import { mustPublish, recordAct } from './rights.ts';

const longestText = 2000;
const mostOpen = 100;
const mostHistory = 200;

/** What moderators said about fact-checks, laid over what is published. */
export interface Overlay {
  /** A published fact-check with what was said about it. */
  over(factCheck: FactCheck): FactCheck;
  /** Takes in what was said on any replica; tells what a fact-check had been told before, where that changed. */
  refresh(): Promise<{ id: string; before: readonly Amendment[] }[]>;
  /** What was said about each fact-check about which something was. */
  said(): ReadonlyMap<string, readonly Amendment[]>;
}

/** @param published a fact-check as its publisher has it */
export function createOverlay({ store }: Pick<Office, 'store'>): Overlay {
  let byFactCheck = new Map<string, Amendment[]>();
  return {
    over(factCheck) {
      const said = byFactCheck.get(factCheck.id);
      return said ? amended(factCheck, said) : factCheck;
    },
    said: () => byFactCheck,
    async refresh() {
      const all = await store.publishing.changes.amendments();
      const now = Map.groupBy(all, ({ factCheck }) => factCheck);
      const before = byFactCheck;
      byFactCheck = now;
      return [...now].flatMap(([id, said]) => {
        const known = before.get(id) ?? [];
        return said.length === known.length ? [] : { id, before: known };
      });
    },
  };
}

/** Corrections and withdrawals, and how far they have reached. */
export function createCorrections(
  office: Office,
  reviser: Reviser,
  /** Puts what was said into effect on this replica. */
  apply: () => Promise<void>,
): Corrections {
  const { store, circle, get, now } = office;
  const { ledger, changes } = store.publishing;

  async function mustBeNewsroom(by: Person): Promise<void> {
    await mustPublish(office, by);
    if (!circle.isNewsroom(by)) throw new UserError('only-newsroom');
  }

  async function reached(id: string, by: Person): Promise<Reached> {
    const [all, factCheck] = await Promise.all([ledger.copies({ factCheck: id }), get(id)]);
    const copies = all.filter((copy) => circle.sees(by, copy));
    const there = copies.filter(isPresent);
    const isUpdated = ({ shows }: Copy) =>
      shows.some((shown) => shown.factCheck === id && shown.revision >= (factCheck?.revision ?? 0));
    const stuck = copies.filter(
      (copy) => copy.state === 'untracked' || (isPresent(copy) && copy.reason && !isUpdated(copy)),
    );
    return { factCheck: id, total: there.length, updated: there.filter(isUpdated).length, stuck };
  }

  async function amend(
    kind: Amendment['kind'],
    id: string,
    said: string,
    by: Person,
  ): Promise<Reached> {
    await mustBeNewsroom(by);
    if (!(await get(id))) throw new UserError('fact-check-gone');
    const text = said.trim().slice(0, longestText).toWellFormed();
    if (!text) throw new UserError('empty-text');
    await changes.amend({ id: randomUUID(), factCheck: id, kind, text, by, at: now() });
    await recordAct(office, kind, id, by);
    await apply();
    return reached(id, by);
  }

  return {
    async open(by) {
      if (!circle.isNewsroom(by)) return [];
      const revisions = await changes.list({ open: true, copied: true, limit: mostOpen });
      const counted = await Promise.all(
        revisions.map(async (revision) => {
          const copies = await ledger.copies({ factCheck: revision.factCheck });
          const theirs = copies.filter(
            (copy) => isPresent(copy) && circle.holds(by, copy.target.place),
          );
          return { revision, copies: theirs.length };
        }),
      );
      return counted.filter(({ copies }) => copies > 0);
    },
    history: (factCheck) => changes.list({ factCheck, limit: mostHistory }),
    async decide(id, number, decision, by) {
      await mustBeNewsroom(by);
      const all = await changes.list({ factCheck: id, limit: mostHistory });
      const revision = all.find((one) => one.revision === number);
      if (!revision || (revision.decided ?? decision) !== decision) {
        throw new UserError('preview-stale');
      }
      const isFirst = await changes.decide(id, number, decision);
      // Somebody else was faster, and may have decided otherwise.
      if (!isFirst && !revision.decided) throw new UserError('preview-stale');
      if (decision === 'update') await reviser.update(revision);
      await recordAct(office, `copies ${decision}`, `${id} revision ${number}`, by);
      return reached(id, by);
    },
    reached,
    correct: (id, text, by) => amend('correction', id, text, by),
    withdraw: (id, text, by) => amend('withdrawal', id, text, by),
    restore: (id, text, by) => amend('restoration', id, text, by),
  };
}
