import { describe, expect, test } from 'vitest';
import type { Amendment, Revision, Watcher } from '../../src/core/publication.ts';
import { aCopy, aJob, aPerson, aPublication } from '../support/publication.ts';
import { type Kind, openForEach } from './publishing-place.ts';

const at = new Date('2026-02-01T10:00:00.123Z');

const revised = (revision: number, changes: Partial<Revision> = {}): Revision => ({
  factCheck: 'moon-landing',
  revision,
  fields: ['rating', 'summary'],
  was: 'False',
  now: 'Mostly false',
  why: 'New sources',
  at,
  ...changes,
});

const watching = (id: string, changes: Partial<Watcher> = {}): Watcher => ({
  factCheck: 'moon-landing',
  person: { ...aPerson, id },
  label: 'False',
  at,
  ...changes,
});

function changesTests({ parts, owners }: ReturnType<typeof openForEach>) {
  const changes = () => parts().changes;

  test('a revision is recorded once, though three see it', async () => {
    const three = await owners(3);
    const first = await Promise.all(three.map((own) => own.changes.record(revised(2))));
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await changes().record(revised(2, { why: 'Another' }))).toBe(false);
    expect(await changes().list({ limit: 9 })).toEqual([revised(2)]);
  });

  test('revisions are listed newest first, and the first decision holds', async () => {
    await changes().record(revised(2));
    await changes().record(revised(3, { decided: 'update' }));
    await changes().record(revised(4, { factCheck: 'flat-earth' }));
    const list = async (filter: { factCheck?: string; open?: boolean; limit?: number }) =>
      (await changes().list({ limit: 9, ...filter })).map(({ revision }) => revision);
    expect(await list({})).toEqual([4, 3, 2]);
    expect(await list({ limit: 1 })).toEqual([4]);
    expect(await list({ factCheck: 'moon-landing' })).toEqual([3, 2]);
    expect(await list({ open: true })).toEqual([4, 2]);
    expect(await changes().decide('moon-landing', 2, 'leave')).toBe(true);
    expect(await changes().decide('moon-landing', 2, 'update')).toBe(false);
    expect(await changes().decide('moon-landing', 9, 'update')).toBe(false);
    expect(await list({ open: true })).toEqual([4]);
    expect(await changes().list({ factCheck: 'moon-landing', limit: 9 })).toEqual([
      revised(3, { decided: 'update' }),
      revised(2, { decided: 'leave' }),
    ]);
  });

  test('what moderators said comes back in its order, each once', async () => {
    const said = (id: string, words: string): Amendment => ({
      id,
      factCheck: 'moon-landing',
      kind: 'correction',
      text: words,
      by: aPerson,
      at,
    });
    await changes().amend(said('b', 'first \u0000 \ud800'));
    await changes().amend(said('a', 'second'));
    await changes().amend(said('b', 'again'));
    expect(await changes().amendments()).toEqual([
      said('b', 'first \u0000 \ud800'),
      said('a', 'second'),
    ]);
  });
}

/** How every store keeps what changed in fact-checks, and who wants to be told. */
export function changesContract(kind: Kind): void {
  describe(`${kind.name}: changes`, () => changesTests(openForEach(kind)));
  describe(`${kind.name}: watchers`, () => {
    const { parts } = openForEach(kind);
    const followers = () => parts().followers;

    test('are known by fact-check and by person, with what they were shown last', async () => {
      await followers().watch(watching('U1'));
      await followers().watch(watching('U2'));
      await followers().watch(watching('U1', { factCheck: 'flat-earth' }));
      await followers().watch(watching('U1', { label: 'True' }));
      expect(await followers().watchers('moon-landing')).toEqual([
        watching('U1', { label: 'True' }),
        watching('U2'),
      ]);
      // Somebody else's name, the same person.
      expect(await followers().watching({ ...aPerson, id: 'U1', name: 'Eva' })).toEqual([
        watching('U1', { label: 'True' }),
        watching('U1', { factCheck: 'flat-earth' }),
      ]);
      expect(await followers().watching({ ...aPerson, workspace: 'T2' })).toEqual([]);
      await followers().unwatch('moon-landing', { ...aPerson, id: 'U1' });
      expect(await followers().watchers('moon-landing')).toEqual([watching('U2')]);
    });

    test('are told once, and watch no more', async () => {
      await followers().watch(watching('U1'));
      const publication = aPublication();
      const copy = aCopy(publication);
      const tell = () => followers().notify(publication, [copy], [aJob(copy)], watching('U1'));
      expect(await tell()).toBe(true);
      expect(await followers().watchers('moon-landing')).toEqual([]);
      await followers().watch(watching('U1'));
      expect(await tell()).toBe(false);
      expect(await followers().watchers('moon-landing')).toHaveLength(1);
      expect(await parts().outbox.jobs({ limit: 9 })).toHaveLength(1);
    });
  });
}
