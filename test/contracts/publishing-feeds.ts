import { describe, expect, test } from 'vitest';
import type { Publication } from '../../src/core/publication.ts';
import { aCopy, aFeed, aJob, aPublication } from '../support/publication.ts';
import { type Kind, openForEach } from './publishing-place.ts';

const at = new Date('2026-02-01T10:00:00.123Z');
const digestOf = (factChecks: string[], changes: Partial<Publication> = {}) =>
  aPublication({ content: { kind: 'digest', factChecks, of: 'day' }, ...changes });

/** How every store keeps the channels that follow the desk, and what they are to hear of. */
export function feedsContract(kind: Kind): void {
  describe(`${kind.name}: feeds`, () => {
    const { parts, owners } = openForEach(kind);
    const followers = () => parts().followers;
    const waiting = async (feed = 'feed000001') =>
      (await followers().waiting(feed)).map(({ factCheck }) => factCheck);

    test('are as they were put last, until they are dropped with what waited for them', async () => {
      await followers().putFeed(aFeed());
      await followers().putFeed(aFeed({ id: 'other', zone: 'UTC' }));
      await followers().putFeed(aFeed({ hour: 9 }));
      expect(await followers().feeds()).toEqual([
        aFeed({ hour: 9 }),
        aFeed({ id: 'other', zone: 'UTC' }),
      ]);
      await followers().offer('feed000001', ['moon-landing'], at);
      await followers().dropFeed('feed000001');
      expect(await followers().feeds()).toHaveLength(1);
      expect(await waiting()).toEqual([]);
      expect(await followers().offer('feed000001', ['moon-landing'], at)).toEqual([]);
    });

    test('are offered each fact-check once, though three offer it', async () => {
      await followers().putFeed(aFeed());
      const three = await owners(3);
      const fresh = await Promise.all(
        three.map((own) => own.followers.offer('feed000001', ['b', 'a', 'b'], at)),
      );
      expect(fresh.toSorted((one, other) => other.length - one.length)).toEqual([
        ['b', 'a'],
        [],
        [],
      ]);
      await followers().offer('feed000001', ['c'], new Date(at.getTime() - 1000));
      expect(await followers().waiting('feed000001')).toEqual([
        { factCheck: 'c', at: new Date(at.getTime() - 1000) },
        { factCheck: 'b', at },
        { factCheck: 'a', at },
      ]);
      expect(await followers().offer('feed000001', [], at)).toEqual([]);
    });

    test('are told of what waits once, though three replicas would', async () => {
      await followers().putFeed(aFeed());
      await followers().offer('feed000001', ['a', 'b', 'c'], at);
      const publication = digestOf(['a', 'b']);
      const copy = aCopy(publication);
      const told = await Promise.all(
        (await owners(3)).map((own) =>
          own.followers.tell('feed000001', ['a', 'b'], publication, [copy], [aJob(copy)]),
        ),
      );
      expect(told.filter(Boolean)).toHaveLength(1);
      expect(await waiting()).toEqual(['c']);
      expect(await parts().ledger.get('publicatio')).toEqual(publication);
      expect(await parts().outbox.jobs({ limit: 9 })).toHaveLength(1);
      expect(await followers().offer('feed000001', ['a', 'b'], at)).toEqual([]);
    });

    test('hear of nothing twice: where a part of it was told, none of it is', async () => {
      await followers().putFeed(aFeed());
      await followers().offer('feed000001', ['a', 'b'], at);
      await followers().tell('feed000001', ['a'], digestOf(['a']), [], []);
      const both = digestOf(['a', 'b'], { id: 'both' });
      expect(await followers().tell('feed000001', ['a', 'b'], both, [aCopy(both)], [])).toBe(false);
      expect(await followers().tell('feed000001', [], both, [], [])).toBe(false);
      expect(await followers().tell('nowhere', ['b'], both, [], [])).toBe(false);
      expect(await parts().ledger.get('both')).toBeUndefined();
      expect(await waiting()).toEqual(['b']);
    });

    test('may be told of more in a message that stands, by whoever read it last', async () => {
      await followers().putFeed(aFeed());
      await followers().offer('feed000001', ['a', 'b', 'c'], at);
      const first = digestOf(['a']);
      const copy = aCopy(first);
      await followers().tell('feed000001', ['a'], first, [copy], [aJob(copy)]);
      // Another replica that had not seen the message yet makes the same one of what it has.
      const rival = digestOf(['b']);
      expect(await followers().tell('feed000001', ['b'], rival, [aCopy(rival)], [])).toBe(false);
      const more = digestOf(['a', 'b'], { version: 1 });
      expect(await followers().tell('feed000001', ['b'], more, [], [aJob(copy, 'edit', 2)])).toBe(
        true,
      );
      expect(await followers().tell('feed000001', ['c'], more, [], [])).toBe(false);
      expect(await parts().ledger.get('publicatio')).toEqual({ ...more, version: 2 });
      expect(await waiting()).toEqual(['c']);
      expect(await parts().ledger.copies({ factCheck: 'b' })).toHaveLength(1);
    });
  });
}
