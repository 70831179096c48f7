import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/core/message.ts';
import type { Leased } from '../../src/core/publication.ts';
import { aJob, aTarget, showing } from '../support/publication.ts';
import { type Kind, long, openForEach } from './publishing-place.ts';

const receipt: Receipt = { place: aTarget().place, message: '1700000000.000100' };
const done = { kind: 'done' as const, receipt, shows: [showing()] };
const keysOf = (leased: readonly Leased[]) => leased.map(({ job }) => job.key);

/** How every outbox hands out what is to be sent. */
export function outboxContract(kind: Kind): void {
  describe(`${kind.name}: the outbox`, () => {
    const { parts, owners, pass, posting, now, short, leaseOne, copyOf, stateOf } =
      openForEach(kind);
    const outbox = () => parts().outbox;

    test('hands each job to one of three who ask at once', async () => {
      await posting(40);
      const three = await owners(3);
      const taken: Leased[] = [];
      await Promise.all(
        three.map(async ({ outbox: own }) => {
          for (
            let some = await own.lease(4, long);
            some.length > 0;
            some = await own.lease(4, long)
          )
            taken.push(...some);
        }),
      );
      expect(keysOf(taken).toSorted()).toEqual(
        Array.from({ length: 40 }, (_, n) => `publicatio.${n}/post/0`).toSorted(),
      );
    });

    test('hands out a job with its copy and publication, those that wait longest first', async () => {
      const { publication, copies } = await posting(3);
      const leased = await outbox().lease(2, long);
      expect(keysOf(leased)).toEqual(['publicatio.0/post/0', 'publicatio.1/post/0']);
      expect(leased[0]).toMatchObject({
        job: { kind: 'post', state: 'due', attempts: 0, copy: 'publicatio.0' },
        copy: copies[0],
        publication,
      });
      expect(keysOf(await outbox().lease(5, long))).toEqual(['publicatio.2/post/0']);
      expect(await outbox().lease(5, long)).toEqual([]);
    });

    test('hands a job out again after its lease, and then only the new owner has it', async () => {
      await posting();
      const first = await leaseOne(short);
      await pass(short);
      const second = await leaseOne();
      expect(second.job.key).toBe(first.job.key);
      expect(second.token).not.toBe(first.token);
      expect(await outbox().begin(first)).toBe(false);
      expect(await outbox().settle(first, { kind: 'refused', reason: 'archived' })).toBe(false);
      expect(await outbox().settle(first, { kind: 'later', after: 0, reason: 'other' })).toBe(
        false,
      );
      expect(await outbox().settle(first, { kind: 'unknown', reason: 'timed-out' })).toBe(false);
      expect(await outbox().begin(second)).toBe(true);
    });

    test('lets nobody begin after their lease, though nobody else has the job', async () => {
      await posting();
      const leased = await leaseOne(short);
      await pass(short);
      expect(await outbox().begin(leased)).toBe(false);
      expect(await stateOf(leased.job.key)).toBe('due');
    });

    test('refuses a token that was never given out', async () => {
      await posting();
      const leased = await leaseOne();
      for (const token of ['', '0', '-1', '2', '1e0', ' 1', '9'.repeat(30)]) {
        expect(await outbox().begin({ ...leased, token })).toBe(false);
        expect(await outbox().settle({ ...leased, token }, done)).toBe(false);
      }
      expect(await outbox().begin(leased)).toBe(true);
    });

    test('says of a job that was begun and not ended that it is being sent', async () => {
      await posting();
      const first = await leaseOne(short);
      expect(await outbox().begin(first)).toBe(true);
      expect(await outbox().lease(1, long)).toEqual([]);
      await pass(short);
      const again = await leaseOne();
      expect(again.job).toMatchObject({ key: first.job.key, state: 'sending', attempts: 1 });
      expect(again.job.begunAt).toBeInstanceOf(Date);
      expect(await outbox().begin(again)).toBe(true);
      expect((await outbox().jobs({ limit: 1 }))[0]).toMatchObject({ attempts: 2 });
    });

    test('takes from whoever had a job before that it is done, once', async () => {
      await posting();
      const first = await leaseOne(short);
      await outbox().begin(first);
      await pass(short);
      const second = await leaseOne();
      expect(await outbox().settle(first, done)).toBe(true);
      expect(await outbox().settle(first, done)).toBe(false);
      expect(await outbox().begin(second)).toBe(false);
      expect(await outbox().settle(second, { kind: 'unknown', reason: 'timed-out' })).toBe(false);
      expect(await copyOf('publicatio.0')).toMatchObject({ state: 'standing', receipt });
    });

    test('keeps the jobs of one copy in their order, one at a time', async () => {
      await posting(1, {}, (copy) => [aJob(copy, 'edit', 2), aJob(copy, 'reply', 2)]);
      const post = await leaseOne();
      expect(await outbox().lease(9, long)).toEqual([]);
      await outbox().begin(post);
      await outbox().settle(post, { kind: 'later', after: long, reason: 'too-much' });
      expect(await outbox().lease(9, long)).toEqual([]);
      await outbox().postpone('publicatio', new Date(0));
      const again = await leaseOne();
      expect(again.job).toMatchObject({ kind: 'post', state: 'due', attempts: 1 });
      await outbox().begin(again);
      await outbox().settle(again, done);
      const edit = await leaseOne();
      expect(edit.job.kind).toBe('edit');
      expect(edit.copy).toMatchObject({ state: 'standing', receipt });
      expect(await outbox().lease(9, long)).toEqual([]);
      await outbox().begin(edit);
      await outbox().settle(edit, { kind: 'done', shows: [showing(2, 'Mostly false')] });
      expect((await leaseOne()).job.kind).toBe('reply');
    });

    test('waits with what follows while nobody knows whether a copy was posted', async () => {
      await posting(1, {}, (copy) => [aJob(copy, 'edit', 2)]);
      const post = await leaseOne();
      await outbox().begin(post);
      await outbox().settle(post, { kind: 'unknown', reason: 'timed-out' });
      expect(await outbox().lease(9, long)).toEqual([]);
      expect(await outbox().nextAt()).toBeUndefined();
    });

    test('either begins or cancels a job, never both and never neither', async () => {
      await posting(30);
      const [one, other] = await owners(2);
      if (!one || !other) throw new Error('two owners are needed');
      const leased = await one.outbox.lease(30, long);
      const [begun, cancelled] = await Promise.all([
        Promise.all(leased.map((each) => one.outbox.begin(each))),
        other.outbox.cancel('publicatio', ['post']),
      ]);
      for (const [n, { job }] of leased.entries()) {
        expect(begun[n]).toBe(!cancelled.includes(job.key));
        expect(await stateOf(job.key)).toBe(begun[n] ? 'sending' : 'cancelled');
      }
    });

    test('a repeat of a job is no job', async () => {
      const { copies } = await posting(2);
      const edits = copies.map((copy) => aJob(copy, 'edit', 2));
      expect(await outbox().add(edits)).toBe(2);
      expect(await outbox().add([...edits, ...edits])).toBe(0);
      expect(await outbox().add(copies.map((copy) => aJob(copy)))).toBe(0);
      const three = await owners(3);
      const more = copies.map((copy) => aJob(copy, 'edit', 3));
      const added = await Promise.all(three.map((own) => own.outbox.add(more)));
      expect(added.reduce((sum, count) => sum + count)).toBe(2);
      expect(await outbox().add([])).toBe(0);
    });

    test('an edit that is done is done again where it is wanted again, and nothing else is', async () => {
      const { copies } = await posting();
      const [copy] = copies;
      if (!copy) throw new Error('a copy is needed');
      await outbox().settle(await leaseOne(), done);
      const both = [aJob(copy, 'edit', 2), aJob(copy, 'reply', 2)];
      expect(await outbox().add(both)).toBe(2);
      await outbox().settle(await leaseOne(), { kind: 'done', shows: [showing(1)] });
      await outbox().settle(await leaseOne(), { kind: 'done' });
      expect(await outbox().add([...both, ...both])).toBe(1);
      const again = await leaseOne();
      expect(again.job).toMatchObject({ key: 'publicatio.0/edit/2', state: 'due', attempts: 0 });
      await outbox().begin(again);
      expect(await outbox().add(both)).toBe(0);
      expect(await outbox().settle(again, { kind: 'done', shows: [showing(2)] })).toBe(true);
    });

    test('waits until a job is due, tells when that is, and may be told of another time', async () => {
      const { publication, copies } = await posting();
      const [first] = await outbox().lease(1, long);
      if (first) await outbox().settle(first, done);
      expect(await outbox().nextAt()).toBeUndefined();
      const [copy] = copies;
      if (!copy) throw new Error('a copy is needed');
      const due = new Date(now().getTime() + 3_600_000);
      await outbox().add([aJob(copy, 'edit', 2, due)]);
      expect(await outbox().lease(1, long)).toEqual([]);
      const next = (await outbox().nextAt())?.getTime() ?? 0;
      expect(Math.abs(next - due.getTime())).toBeLessThan(5000);
      expect(await outbox().postpone(publication.id, new Date(0))).toBe(1);
      const edit = await leaseOne();
      expect(await outbox().postpone(publication.id, due)).toBe(1);
      expect(await outbox().begin(edit)).toBe(false);
      expect(await outbox().lease(1, long)).toEqual([]);
    });

    test('wakes whoever listens, also where another queued the jobs, until they stop', async () => {
      const [here, there] = await owners(2);
      if (!here || !there) throw new Error('two owners are needed');
      let heard = Promise.withResolvers<void>();
      const end = await there.outbox.listen(() => heard.resolve());
      heard = Promise.withResolvers();
      await posting();
      await heard.promise;
      await end();
      expect(await here.outbox.lease(1, long)).toHaveLength(1);
    });
  });
}
