import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Interaction, Store } from '../../src/core/ports.ts';
import { aFactCheck } from '../support/factcheck.ts';

const asked = (at: string, question: string): Interaction => ({
  at: new Date(at),
  platform: 'web',
  question,
  kind: 'match',
  factChecks: ['moon-landing', 'flat-earth'],
  confidence: 0.97,
  milliseconds: 1.25,
});

const text = fc.string({ unit: 'binary-ascii', maxLength: 50 });
const anything = fc.oneof(
  text,
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.constantFrom("'; DROP TABLE once; --", '\u0000', '\ud800', '\u202e', '😀', '%_\\', ''),
);
/** No database keeps these two; every other character comes back as it was written. */
const kept = (written: string) => written.toWellFormed().replaceAll('\u0000', '\ufffd');

/**
 * What every store does.
 *
 * @param open opens the same database every time within one test, and a fresh one for the next
 */
export function storeContract(
  name: string,
  database: () => Promise<{ open(now?: () => Date): Promise<Store>; remove(): Promise<void> }>,
): void {
  describe(`${name} keeps the store contract`, () => {
    let place: Awaited<ReturnType<typeof database>>;
    let store: Store;

    beforeEach(async () => {
      place = await database();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    test('a key is new once', async () => {
      expect(await store.once('slack/Ev1')).toBe(true);
      expect(await store.once('slack/Ev1')).toBe(false);
      expect(await store.once('slack/Ev2')).toBe(true);
    });

    test('of many that come at once with one key, one is first', async () => {
      const firsts = await Promise.all(Array.from({ length: 200 }, () => store.once('the same')));
      expect(firsts.filter(Boolean)).toHaveLength(1);
    });

    test('what was asked comes back, newest first', async () => {
      const one = asked('2026-01-02T03:04:05.678Z', 'one');
      const two = asked('2026-01-02T03:04:05.678Z', 'two');
      const three = asked('2026-01-03T00:00:00.000Z', 'three');
      for (const interaction of [one, two, three]) await store.interactions.record(interaction);
      expect(await store.interactions.recent(2)).toEqual([three, two]);
      expect(await store.interactions.recent(10)).toEqual([three, two, one]);
    });

    test('what is past its time goes, and nothing else', async () => {
      await store.interactions.record(asked('2026-01-01T00:00:00Z', 'old'));
      await store.interactions.record(asked('2026-02-01T00:00:00Z', 'new'));
      expect(await store.prune(new Date('2026-01-15T00:00:00Z'))).toBe(1);
      expect((await store.interactions.recent(10)).map(({ question }) => question)).toEqual([
        'new',
      ]);
      expect(await store.prune(new Date('2026-01-15T00:00:00Z'))).toBe(0);
    });

    test('a key is forgotten with the rest, and not before', async () => {
      await store.once('kept');
      await store.prune(new Date(Date.now() - 60_000));
      expect(await store.once('kept')).toBe(false);
      await store.prune(new Date(Date.now() + 60_000));
      expect(await store.once('kept')).toBe(true);
    });

    test('who did what with authority comes back, newest first', async () => {
      const entry = {
        at: new Date('2026-01-01T00:00:00Z'),
        actor: 'U1',
        act: 'settings',
        subject: 'language',
        from: 'slack/T1/C1',
      };
      await store.audit.record(entry);
      await store.audit.record({ ...entry, at: new Date('2026-01-02T00:00:00Z'), act: 'post' });
      expect((await store.audit.recent(10)).map(({ act }) => act)).toEqual(['post', 'settings']);
      expect((await store.audit.recent(10))[1]).toEqual(entry);
    });

    test('what was said of an answer comes back, newest first', async () => {
      const said = {
        at: new Date('2026-01-01T00:00:00Z'),
        platform: 'discord',
        factCheck: 'moon-landing',
        right: true,
      } as const;
      const later = { ...said, at: new Date('2026-01-02T00:00:00Z'), right: false };
      await store.feedback.record(said);
      await store.feedback.record(later);
      expect(await store.feedback.recent(10)).toEqual([later, said]);
      expect(await store.feedback.recent(1)).toEqual([later]);
    });

    test('a setting is read as it was last set, in its scope', async () => {
      expect(await store.settings.get('discord/1', 'language')).toBeUndefined();
      await store.settings.set('discord/1', 'language', 'de');
      await store.settings.set('discord/1', 'language', 'fr');
      await store.settings.set('discord/1', 'audience', 'everyone');
      await store.settings.set('discord/2', 'language', 'en');
      expect(await store.settings.get('discord/1', 'language')).toBe('fr');
      expect(await store.settings.all('discord/1')).toEqual({
        language: 'fr',
        audience: 'everyone',
      });
      expect(await store.settings.all('nowhere')).toEqual({});
    });

    test('the last revision of each fact-check comes back, and a forgotten one does not', async () => {
      const many = Array.from({ length: 450 }, (_, i) => aFactCheck({ id: `check-${i}` }));
      await store.revisions.record(many);
      await store.revisions.record([aFactCheck({ id: 'check-7', revision: 2, title: 'Again' })]);
      await store.revisions.forget(['check-0', 'never-there']);
      const all = await store.revisions.all();
      expect(all).toHaveLength(449);
      expect(all.find(({ id }) => id === 'check-7')).toEqual(
        aFactCheck({ id: 'check-7', revision: 2, title: 'Again' }),
      );
      expect(await store.revisions.ids()).toEqual(all.map(({ id }) => id));
      await store.revisions.record([]);
      await store.revisions.forget([]);
    });

    test('of many fact-checks, those that are asked for come back', async () => {
      const many = Array.from({ length: 450 }, (_, i) => aFactCheck({ id: `check-${i}` }));
      await store.revisions.record(many);
      const [one] = await store.revisions.get(['check-7']);
      expect(one).toEqual(many[7]);
      const ids = many.slice(0, 430).map(({ id }) => id);
      const found = await store.revisions.get([...ids, 'never-there']);
      expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(await store.revisions.get([])).toEqual([]);
    });

    test('a vector comes back byte by byte, as it was last put', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      await store.vectors.put(new Map([['every byte', every]]));
      await store.vectors.put(
        new Map([
          ['none', new Uint8Array(0)],
          ['changed', Uint8Array.of(1)],
        ]),
      );
      await store.vectors.put(new Map([['changed', Uint8Array.of(2, 3)]]));
      expect(await store.vectors.get(['every byte', 'none', 'changed', 'never there'])).toEqual(
        new Map([
          ['every byte', every],
          ['none', new Uint8Array(0)],
          ['changed', Uint8Array.of(2, 3)],
        ]),
      );
      expect(await store.vectors.get([])).toEqual(new Map());
      await store.vectors.put(new Map());
    });

    test('an installation is what was put last, until it is dropped', async () => {
      await store.installations.put('slack/T1', 'first');
      await store.installations.put('slack/T1', 'second');
      await store.installations.put('slack/T2', 'other');
      expect(await store.installations.get('slack/T1')).toBe('second');
      await store.installations.drop('slack/T1');
      await store.installations.drop('never there');
      expect(await store.installations.get('slack/T1')).toBeUndefined();
      expect(await store.installations.get('slack/T2')).toBe('other');
    });

    test('of many that replace one installation at once, one does', async () => {
      await store.installations.put('slack/T1', 'first');
      const tries = Array.from({ length: 50 }, (_, n) =>
        store.installations.replace('slack/T1', 'first', `after ${n}`),
      );
      const done = await Promise.all(tries);
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await store.installations.get('slack/T1')).toBe(`after ${done.indexOf(true)}`);
      expect(await store.installations.replace('slack/T2', '', 'never there')).toBe(false);
      expect(await store.installations.get('slack/T2')).toBeUndefined();
    });

    test('installations are told by how their keys begin', async () => {
      for (const key of ['slack/T2', 'slack/T1', 'other/T3']) {
        await store.installations.put(key, `of ${key}`);
      }
      const told = await store.installations.list('slack/');
      expect([...told]).toEqual([
        ['slack/T1', 'of slack/T1'],
        ['slack/T2', 'of slack/T2'],
      ]);
    });

    test('of many vectors, those that are not retained are forgotten', async () => {
      const keys = Array.from({ length: 950 }, (_, i) => `key-${i}`);
      await store.vectors.put(new Map(keys.map((key, i) => [key, Uint8Array.of(i % 256)])));
      expect((await store.vectors.get(keys)).size).toBe(950);
      expect(await store.vectors.retain(new Set([...keys.slice(0, 450), 'never there']))).toBe(500);
      expect([...(await store.vectors.get(keys)).keys()].toSorted()).toEqual(
        keys.slice(0, 450).toSorted(),
      );
      expect(await store.vectors.retain(new Set(keys))).toBe(0);
    });

    test('any text comes back as it was written', async () => {
      await fc.assert(
        fc.asyncProperty(anything, anything, async (question, value) => {
          await store.interactions.record(asked('2026-01-01T00:00:00Z', question));
          expect((await store.interactions.recent(1))[0]?.question).toBe(kept(question));
          await store.settings.set(`scope ${value}`, question, value);
          expect(await store.settings.get(`scope ${value}`, question)).toBe(kept(value));
          const key = `once ${question} ${value} ${Math.random()}`;
          expect([await store.once(key), await store.once(key)]).toEqual([true, false]);
        }),
        { numRuns: 40 },
      );
    });

    test('all of it is still there after closing and opening', async () => {
      await store.once('key');
      await store.interactions.record(asked('2026-01-01T00:00:00Z', 'still here?'));
      await store.settings.set('scope', 'name', 'value');
      await store.revisions.record([aFactCheck()]);
      await store.vectors.put(new Map([['key', Uint8Array.of(7)]]));
      await store.close();
      store = await place.open();
      expect(await store.once('key')).toBe(false);
      expect((await store.interactions.recent(1))[0]?.question).toBe('still here?');
      expect(await store.settings.get('scope', 'name')).toBe('value');
      expect(await store.revisions.all()).toEqual([aFactCheck()]);
      expect(await store.vectors.get(['key'])).toEqual(new Map([['key', Uint8Array.of(7)]]));
    });

    test('the check names the database and the newest migration', async () => {
      const { database: answered, migration } = await store.check();
      expect(answered).toMatch(/^(sqlite|postgresql) \d+\.\d+/);
      expect(migration).toMatch(/^\d{3}-/);
    });
  });
}
