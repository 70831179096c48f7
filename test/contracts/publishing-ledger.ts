import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content, Publication } from '../../src/core/publication.ts';
import type { Ledger } from '../../src/core/publishing.ts';
import {
  aCopy,
  aFeed,
  aJob,
  aPerson,
  aPublication,
  aTarget,
  showing,
} from '../support/publication.ts';
import { type Kind, openForEach } from './publishing-place.ts';

const at = new Date('2026-02-01T10:00:00.123Z');
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\udc00x',
    '\u202e',
    '😀',
    "'; DROP TABLE jobs; --",
    '{"',
    '',
  ),
);
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

function ledgerTests({ parts, owners, reopen }: ReturnType<typeof openForEach>, lasts: boolean) {
  const ledger = () => parts().ledger;

  test('any publication comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (one, two, three) => {
        const id = Math.random().toString(36).slice(2);
        const publication = aPublication({
          id,
          content: { kind: 'card', factCheck: 'moon-landing', note: one },
          label: two,
          targets: [{ place: { ...aTarget().place, channel: three, thread: two }, name: one }],
          by: { platform: 'discord', workspace: three, id: two, name: one },
          approvedBy: aPerson,
          dueAt: at,
          confirmedAt: at,
          feed: one,
        });
        await ledger().create(publication);
        expect(await ledger().get(id)).toEqual(publication);
        const copy = aCopy(publication, 0, {
          reason: 'too-old',
          receipt: { place: aTarget(three).place, message: one, url: two },
          shows: [showing(3, one, two)],
        });
        expect(await ledger().change({ ...publication, label: three }, [copy])).toBe(true);
        expect(await ledger().copies({ publication: id })).toEqual([copy]);
        expect((await ledger().get(id))?.label).toBe(three);
      }),
      { numRuns: 30 },
    );
    expect(await ledger().get('\u0000')).toBeUndefined();
  });

  test('of fifty changes at once, one is stored', async () => {
    await ledger().create(aPublication());
    const three = await owners(3);
    const stored = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const changed = aPublication({ label: `label ${n}` });
        return three[n % 3]?.ledger.change(changed, [aCopy(changed, n)], [aJob(aCopy(changed, n))]);
      }),
    );
    expect(stored.filter(Boolean)).toHaveLength(1);
    const winner = stored.indexOf(true);
    expect(await ledger().get('publicatio')).toMatchObject({
      version: 2,
      label: `label ${winner}`,
    });
    expect(idsOf(await ledger().copies({ publication: 'publicatio' }))).toEqual([
      `publicatio.${winner}`,
    ]);
    expect(await parts().outbox.jobs({ limit: 99 })).toHaveLength(1);
  });

  test('what breaks in the middle of a change leaves nothing of it', async () => {
    const publication = aPublication();
    await ledger().create(publication);
    const copy = aCopy(publication);
    const nobody = aJob({ id: 'nobody.0', publication: 'nobody' });
    await expect(
      ledger().change({ ...publication, state: 'confirmed' }, [copy], [aJob(copy), nobody]),
    ).rejects.toThrow();
    expect(await ledger().get(publication.id)).toEqual(publication);
    expect(await ledger().copies({ publication: publication.id })).toEqual([]);
    expect(await parts().outbox.jobs({ limit: 9 })).toEqual([]);
    await expect(ledger().create(publication)).rejects.toThrow(/known already/);
  });

  test('a change does not overwrite what is known of a copy that went out', async () => {
    const publication = aPublication();
    await ledger().create(publication);
    const copy = aCopy(publication);
    await ledger().change(publication, [copy], [aJob(copy)]);
    const [leased] = await parts().outbox.lease(1, 60_000);
    const receipt = { place: aTarget().place, message: '17.1' };
    if (leased) await parts().outbox.settle(leased, { kind: 'done', receipt });
    expect(await ledger().change({ ...publication, version: 2 }, [copy])).toBe(true);
    expect(await ledger().copies({ publication: publication.id })).toMatchObject([
      { state: 'standing', receipt },
    ]);
  });

  test('publications are listed newest first, by state and by whose they are', async () => {
    const put = (id: string, changes: Partial<Publication>) =>
      ledger().create(aPublication({ id, ...changes }));
    await put('one', { by: { ...aPerson, workspace: 'T9' }, targets: [aTarget('C1', 'T1')] });
    await put('two', { state: 'scheduled', targets: [aTarget('C1', 'T2'), aTarget('C2', 'T3')] });
    await put('three', { by: { ...aPerson, platform: 'discord', workspace: 'T2' }, targets: [] });
    const list = async (filter: Partial<Parameters<Ledger['list']>[0]>) =>
      idsOf(await ledger().list({ limit: 9, offset: 0, ...filter }));
    expect(await list({})).toEqual(['three', 'two', 'one']);
    expect(await list({ limit: 1, offset: 1 })).toEqual(['two']);
    expect(await list({ states: ['scheduled', 'draft'] })).toEqual(['three', 'two', 'one']);
    expect(await list({ states: ['scheduled'] })).toEqual(['two']);
    expect(await list({ states: [] })).toEqual([]);
    expect(await list({ workspaces: ['slack/T1'] })).toEqual(['two', 'one']);
    expect(await list({ workspaces: ['slack/T9', 'slack/T3'] })).toEqual(['two', 'one']);
    expect(await list({ workspaces: ['discord/T2'] })).toEqual(['three']);
    expect(await list({ workspaces: ['slack/nowhere'] })).toEqual([]);
    const one = await ledger().get('one');
    if (one) await ledger().change({ ...one, targets: [aTarget('C1', 'T4')] });
    expect(await list({ workspaces: ['slack/T1'] })).toEqual(['two']);
    expect(await list({ workspaces: ['slack/T4'] })).toEqual(['one']);
  });

  test('copies are found by publication, by what they show or are to, and by state', async () => {
    const card = aPublication({ id: 'card' });
    const content: Content = {
      kind: 'digest',
      factChecks: ['moon-landing', 'flat-earth'],
      of: 'day',
    };
    const digest = aPublication({ id: 'digest', content });
    for (const publication of [card, digest]) await ledger().create(publication);
    const many = Array.from({ length: 12 }, (_, n) => aCopy(card, n, { shows: [] }));
    await ledger().change(card, many);
    await ledger().change(digest, [aCopy(digest, 0, { state: 'failed', reason: 'archived' })]);
    expect(await ledger().copies({ publication: 'card' })).toEqual(many);
    expect(idsOf(await ledger().copies({ factCheck: 'moon-landing' }))).toEqual([
      ...idsOf(many),
      'digest.0',
    ]);
    expect(idsOf(await ledger().copies({ factCheck: 'flat-earth' }))).toEqual(['digest.0']);
    expect(await ledger().copies({ factCheck: 'nothing' })).toEqual([]);
    const asked = ['moon-landing', 'nothing', 'flat-earth', 'flat-earth'];
    expect((await ledger().copied(asked)).toSorted()).toEqual(['flat-earth', 'moon-landing']);
    expect(await ledger().copied([])).toEqual([]);
    expect(idsOf(await ledger().copies({ states: ['failed'], limit: 5 }))).toEqual(['digest.0']);
    expect(await ledger().copies({ states: ['waiting'], limit: 5 })).toHaveLength(5);
    expect(await ledger().copies({ states: [], limit: 5 })).toEqual([]);
  });

  test.runIf(lasts)('all of it is still there after closing and opening', async () => {
    const publication = aPublication({ state: 'confirmed' });
    await ledger().create(publication);
    const copy = aCopy(publication);
    await ledger().change(publication, [copy], [aJob(copy)]);
    const revision = { factCheck: 'a', revision: 2, fields: [], was: 'False', now: 'True', at };
    await parts().changes.record(revision);
    await parts().followers.putFeed(aFeed());
    await reopen();
    expect(await ledger().get(publication.id)).toEqual({ ...publication, version: 2 });
    expect(await ledger().copies({ publication: publication.id })).toEqual([copy]);
    expect(await parts().outbox.lease(1, 1000)).toHaveLength(1);
    expect(await parts().changes.list({ limit: 1 })).toEqual([revision]);
    expect(await parts().followers.feeds()).toEqual([aFeed()]);
  });
}

/** How every store keeps publications and their copies. */
export function ledgerContract(kind: Kind): void {
  describe(`${kind.name}: the ledger`, () => ledgerTests(openForEach(kind), kind.lasts));
}
