import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/core/message.ts';
import type { Leased } from '../../src/core/publication.ts';
import { aJob, aTarget, showing } from '../support/publication.ts';
import { type Kind, long, openForEach } from './publishing-place.ts';

const receipt: Receipt = { place: aTarget().place, message: '1700000000.000100' };
const done = { kind: 'done' as const, receipt, shows: [showing()] };
const keysOf = (leased: readonly Leased[]) => leased.map(({ job }) => job.key);

/** What every store makes of how something that was to be sent ended. */
export function outcomesContract(kind: Kind): void {
  describe(`${kind.name}: what becomes of a copy`, () => {
    const { parts, posting, store, now, leaseOne, copyOf, stateOf } = openForEach(kind);
    const outbox = () => parts().outbox;

    test('believes that it is done even where it was held for unknown', async () => {
      await posting();
      const first = await leaseOne();
      await outbox().begin(first);
      await outbox().settle(first, { kind: 'unknown', reason: 'timed-out' });
      expect(await copyOf('publicatio.0')).toMatchObject({ state: 'unknown', reason: 'timed-out' });
      expect(await outbox().settle(first, done)).toBe(true);
      const copy = await copyOf('publicatio.0');
      expect(copy).toMatchObject({ state: 'standing', receipt, shows: [showing()] });
      expect(copy).not.toHaveProperty('reason');
    });

    test('cancels what follows a post that was refused, and takes no more', async () => {
      const { copies } = await posting(1, {}, (copy) => [
        aJob(copy, 'edit', 2),
        aJob(copy, 'remove'),
      ]);
      const post = await leaseOne();
      await outbox().begin(post);
      expect(await outbox().settle(post, { kind: 'refused', reason: 'channel-gone' })).toBe(true);
      expect(await copyOf('publicatio.0')).toMatchObject({
        state: 'failed',
        reason: 'channel-gone',
      });
      expect(
        (await outbox().jobs({ limit: 9 })).map(({ kind: what, state }) => [what, state]),
      ).toEqual([
        ['post', 'dead'],
        ['edit', 'cancelled'],
        ['remove', 'cancelled'],
      ]);
      expect(await outbox().add(copies.map((copy) => aJob(copy, 'edit', 3)))).toBe(0);
      expect(await outbox().lease(9, long)).toEqual([]);
    });

    test('posts nothing that was taken back, and nothing follows it', async () => {
      const { publication, copies } = await posting();
      const leased = await leaseOne();
      await parts().ledger.change(
        { ...publication, state: 'undone' },
        [],
        copies.map((copy) => aJob(copy, 'remove')),
      );
      expect(await outbox().begin(leased)).toBe(false);
      expect((await outbox().jobs({ limit: 9 })).map(({ state }) => state)).toEqual([
        'cancelled',
        'cancelled',
      ]);
      expect(await copyOf('publicatio.0')).toMatchObject({ state: 'removed' });
      expect(await outbox().nextAt()).toBeUndefined();
    });

    test('says what became of a copy', async () => {
      await posting(1, {}, (copy) => [
        aJob(copy, 'edit', 2),
        aJob(copy, 'edit', 3),
        aJob(copy, 'remove'),
      ]);
      const post = await leaseOne();
      await outbox().begin(post);
      await outbox().settle(post, { ...done, next: [aJob(post.copy, 'crosspost')] });
      const edit = await leaseOne();
      await outbox().settle(edit, { kind: 'refused', reason: 'too-old' });
      expect(await copyOf('publicatio.0')).toMatchObject({ state: 'standing', reason: 'too-old' });
      const second = await leaseOne();
      await outbox().begin(second);
      await outbox().settle(second, { kind: 'done', shows: [showing(3, 'True')] });
      const edited = await copyOf('publicatio.0');
      expect(edited).toMatchObject({ state: 'standing', shows: [showing(3, 'True')] });
      expect(edited).not.toHaveProperty('reason');
      const remove = await leaseOne();
      expect(remove.job.kind).toBe('remove');
      await outbox().settle(remove, { kind: 'done' });
      expect(await copyOf('publicatio.0')).toMatchObject({ state: 'removed' });
      expect(await stateOf('publicatio.0/crosspost/0')).toBe('cancelled');
    });

    test.each(['edit', 'reply', 'remove'] as const)(
      'notices at %s that somebody deleted a copy, and leaves it be',
      async (what) => {
        await posting(1, {}, (copy) => [aJob(copy, what, 2), aJob(copy, 'edit', 9)]);
        const post = await leaseOne();
        await outbox().settle(post, done);
        await outbox().settle(await leaseOne(), { kind: 'gone' });
        expect(await copyOf('publicatio.0')).toMatchObject({ state: 'deleted' });
        expect(await stateOf('publicatio.0/edit/9')).toBe('cancelled');
        expect(await outbox().add([aJob(post.copy, 'reply', 9)])).toBe(0);
      },
    );

    test('does what a moderator decides', async () => {
      await posting(3, {}, (copy) => [aJob(copy, 'edit', 2)]);
      for (const leased of await outbox().lease(3, long)) {
        await outbox().begin(leased);
        await outbox().settle(leased, { kind: 'unknown', reason: 'timed-out' });
      }
      const decide = (n: number, decision: 'again' | 'done' | 'cancelled') =>
        outbox().decide(`publicatio.${n}/post/0`, decision);
      expect([
        await decide(0, 'again'),
        await decide(1, 'done'),
        await decide(2, 'cancelled'),
      ]).toEqual([true, true, true]);
      expect([await decide(0, 'done'), await decide(1, 'again'), await decide(7, 'done')]).toEqual([
        false,
        false,
        false,
      ]);
      const copies = await parts().ledger.copies({ publication: 'publicatio' });
      expect(copies.map(({ state }) => state)).toEqual(['waiting', 'untracked', 'failed']);
      expect(keysOf(await outbox().lease(9, long)).toSorted()).toEqual([
        'publicatio.0/post/0',
        'publicatio.1/edit/2',
      ]);
      expect(await outbox().jobs({ states: ['cancelled'], limit: 9 })).toHaveLength(2);
    });

    test('forgets what was done to copies that are no more, and never a copy', async () => {
      await posting(3, {}, (copy) => [aJob(copy, 'remove')]);
      const [gone, standing, dead] = await outbox().lease(3, long);
      if (!gone || !standing || !dead) throw new Error('three are needed');
      await outbox().settle(gone, done);
      await outbox().settle(standing, done);
      await outbox().settle(dead, { kind: 'refused', reason: 'archived' });
      const [removal] = (await outbox().lease(9, long)).filter(
        ({ copy }) => copy.id === gone.copy.id,
      );
      if (removal) await outbox().settle(removal, { kind: 'done' });
      await store().prune(new Date(now().getTime() - 3_600_000));
      expect(await outbox().jobs({ limit: 9 })).toHaveLength(6);
      await store().prune(new Date(now().getTime() + 3_600_000));
      const left = await outbox().jobs({ limit: 9 });
      expect(left.map(({ key, state }) => [key, state])).toEqual([
        ['publicatio.1/post/0', 'done'],
        ['publicatio.1/remove/0', 'due'],
        ['publicatio.2/post/0', 'dead'],
        ['publicatio.2/remove/0', 'cancelled'],
      ]);
      expect(await parts().ledger.copies({ publication: 'publicatio' })).toHaveLength(3);
      // What is forgotten is not done again.
      expect(await outbox().add([aJob(gone.copy), aJob(gone.copy, 'remove')])).toBe(0);
    });

    test('deletes a post that was taken back and given up for lost, where it stands after all', async () => {
      const { publication, copies } = await posting();
      const leased = await leaseOne();
      await outbox().begin(leased);
      await parts().ledger.change(
        { ...publication, state: 'undone' },
        [],
        copies.map((copy) => aJob(copy, 'remove')),
      );
      await outbox().settle(leased, { kind: 'unknown', reason: 'timed-out' });
      await outbox().decide(leased.job.key, 'cancelled');
      expect(await stateOf('publicatio.0/remove/0')).toBe('cancelled');
      expect(await outbox().settle(leased, done)).toBe(true);
      const removal = await leaseOne();
      expect(removal.job.kind).toBe('remove');
      expect(removal.copy).toMatchObject({ state: 'standing', receipt });
    });
  });
}
