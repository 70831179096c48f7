import { afterEach, describe, expect, test } from 'vitest';
import { DeliveryError, UserError } from '../../src/core/errors.ts';
import type { Person } from '../../src/core/publication.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aPlatform, aPress } from '../support/press.ts';
import { until } from '../support/until.ts';

const moon = aFactCheck({ id: 'moon' });
const mia: Person = { platform: 'discord', workspace: 'guild', id: 'U1', name: 'Mia' };
const ben: Person = { platform: 'discord', workspace: 'guild', id: 'U2', name: 'Ben' };
const stranger: Person = { platform: 'discord', workspace: 'elsewhere', id: 'U3' };
const place = {
  platform: 'discord',
  workspace: 'guild',
  channel: 'news',
  kind: 'channel',
} as const;

let close = async () => {};
afterEach(() => close());

async function office(at = '2026-11-25T12:00:00Z') {
  let time = new Date(at);
  const now = () => time;
  const discord = aPlatform('discord');
  discord.channel('news');
  for (const id of ['U1', 'U2', 'U3']) discord.person(id, 'moderator');
  const store = memoryStore(now);
  const index = wordIndex();
  await index.put([moon]);
  const rhythm = { lease: 60_000, longestPause: 20, atOnce: 8 };
  const room = aPress({ index, store, log: memoryLog(), platforms: [discord], now, rhythm });
  const revisions = room.witness(store.revisions);
  await revisions.all();
  await revisions.record([moon]);
  await room.start();
  close = async () => {
    await room.stop();
    await store.close();
  };
  const drafted = async (over: { dueAt?: Date } = {}) => {
    const { id } = await room.drafts.begin('moon', mia, [{ place, name: 'news' }]);
    await room.drafts.change(id, mia, over);
    const { publication } = await room.drafts.look(id, mia);
    return publication;
  };
  return {
    discord,
    store,
    index,
    room,
    drafted,
    at: (when: string) => {
      time = new Date(when);
    },
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof UserError ? error.code : String(error)),
  );

describe('a decision', () => {
  test('that two clicks make at once is made once, and both are told so', async () => {
    const { room, discord, drafted } = await office();
    const { id, version } = await drafted();
    const both = await Promise.all([1, 2, 3].map(() => room.drafts.confirm(id, version, mia)));
    expect(both.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    await until(() => discord.messages.length === 1, 'the post');
  });

  test('to approve what changed since it was proposed is no approval', async () => {
    const { room, store, index, discord, drafted } = await office();
    await store.settings.set('discord/guild', 'approval', 'two');
    const draft = await drafted();
    const proposed = await room.drafts.confirm(draft.id, draft.version, mia);
    await index.put([{ ...moon, revision: 2, summary: 'Other words.' }]);
    const approve = () => room.drafts.approve(draft.id, proposed.version, ben);
    expect(await codeOf(approve())).toBe('preview-stale');
    expect(await codeOf(approve())).toBe('preview-stale');
    const { publication } = await room.drafts.look(draft.id, ben);
    expect(publication.state).toBe('proposed');
    expect(discord.messages).toEqual([]);
    await room.drafts.approve(draft.id, publication.version, ben);
    await until(() => discord.messages.length === 1, 'the post');
  });

  test('of somebody alone is none of two, though the draft was begun by another', async () => {
    const { room, store, discord, drafted } = await office();
    await store.settings.set('discord/guild', 'approval', 'two');
    const draft = await drafted();
    const proposed = await room.drafts.confirm(draft.id, draft.version, ben);
    expect(proposed.by).toMatchObject({ id: 'U2' });
    const { id, version } = proposed;
    expect(await codeOf(room.drafts.approve(id, version, ben))).toBe('same-person');
    await room.drafts.approve(id, version, mia);
    await until(() => discord.messages.length === 1, 'the post');
  });

  test('that names a channel twice posts to it once', async () => {
    const { room, discord } = await office();
    const twice = [
      { place, name: 'news' },
      { place: { ...place }, name: 'the same' },
    ];
    const begun = await room.drafts.begin('moon', mia, twice);
    expect(begun.targets).toHaveLength(1);
    const { id, version } = await room.drafts.change(begun.id, mia, { targets: twice });
    await room.drafts.confirm(id, version, mia);
    await until(() => discord.messages.length === 1, 'the post');
    expect((await room.copies.progress(id, mia)).copies).toHaveLength(1);
  });

  test('to move comes too late for what is out', async () => {
    const { room, discord, drafted, at } = await office();
    const { id, version } = await drafted({ dueAt: new Date('2026-11-25T13:00:00Z') });
    await room.drafts.confirm(id, version, mia);
    at('2026-11-25T13:00:01Z');
    await until(() => discord.messages.length === 1, 'the post');
    await until(() => true, 'its end');
    const dueAt = new Date('2026-12-25T13:00:00Z');
    expect(await codeOf(room.drafts.change(id, mia, { dueAt }))).toBe('already-out');
    expect((await room.copies.progress(id, mia)).publication.dueAt).not.toEqual(dueAt);
  });

  test('of two to move it at once leaves it where it says that it is', async () => {
    const { room, store, drafted } = await office();
    const { id, version } = await drafted({ dueAt: new Date('2026-11-25T13:00:00Z') });
    await room.drafts.confirm(id, version, mia);
    const times = ['14', '15', '16'].map((hour) => new Date(`2026-11-25T${hour}:00:00Z`));
    await Promise.all(times.map((dueAt) => codeOf(room.drafts.change(id, mia, { dueAt }))));
    const { publication } = await room.copies.progress(id, mia);
    const [job] = await store.publishing.outbox.jobs({ publication: id, limit: 9 });
    expect(job?.notBefore).toEqual(publication.dueAt);
  });

  test('to cancel comes too late for what went out on time', async () => {
    const { room, discord, drafted, at } = await office();
    const { id, version } = await drafted({ dueAt: new Date('2026-11-25T13:00:00Z') });
    await room.drafts.confirm(id, version, mia);
    at('2026-11-25T13:00:01Z');
    await until(() => discord.messages.length === 1, 'the post');
    await until(() => true, 'its end');
    expect(await codeOf(room.drafts.cancel(id, mia))).toBe('already-out');
    await room.copies.undo(id, mia);
    await until(() => discord.messages.length === 0, 'the deletion');
  });

  test('about the posts of others is none: they are as unknown', async () => {
    const { room, drafted } = await office();
    const { id, version } = await drafted();
    for (const act of [
      room.drafts.look(id, stranger),
      room.drafts.change(id, stranger, { note: 'mine now' }),
      room.drafts.confirm(id, version, stranger),
      room.drafts.cancel(id, stranger),
      room.copies.progress(id, stranger),
      room.copies.undo(id, stranger),
      room.copies.decide(`${id}.0/post/0`, 'again', stranger),
    ]) {
      expect(await codeOf(act)).toBe('publication-gone');
    }
    expect(await codeOf(room.drafts.begin('moon', stranger, [{ place, name: 'news' }]))).toBe(
      'place-not-yours',
    );
  });

  test('about what is published belongs to the newsroom', async () => {
    const { room, index } = await office();
    for (const act of [
      room.corrections.correct('moon', 'Hm.', mia),
      room.corrections.withdraw('moon', 'Hm.', mia),
      room.corrections.decide('moon', 2, 'update', mia),
    ]) {
      expect(await codeOf(act)).toBe('only-newsroom');
    }
    expect((await index.get('moon'))?.status).toBe('live');
  });

  test('to undo is possible for ten minutes', async () => {
    const { room, discord, drafted, at } = await office();
    const { id, version } = await drafted();
    await room.drafts.confirm(id, version, mia);
    await until(() => discord.messages.length === 1, 'the post');
    const { undoUntil } = await room.copies.progress(id, mia);
    expect(undoUntil).toEqual(new Date('2026-11-25T12:10:00Z'));
    at('2026-11-25T12:10:01Z');
    expect(await codeOf(room.copies.undo(id, mia))).toBe('undo-too-late');
    expect(discord.messages).toHaveLength(1);
  });

  test('to undo is possible for as long as something is still to go out', async () => {
    const { room, discord, drafted, at } = await office();
    const error = new DeliveryError('later', 'too-much', { retryAfter: 3_600_000 });
    discord.trouble.push({ when: 'before', error });
    const { id, version } = await drafted();
    await room.drafts.confirm(id, version, mia);
    await until(() => discord.trouble.length === 0, 'the first try');
    at('2026-11-25T12:30:00Z');
    await room.copies.undo(id, mia);
    at('2026-11-25T14:00:00Z');
    await room.stop();
    await room.start();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(discord.messages).toEqual([]);
    expect((await room.copies.progress(id, mia)).copies[0]).toMatchObject({ state: 'removed' });
  });

  test('to undo what stands nobody knows where deletes nothing, and says so', async () => {
    const { room, store, drafted } = await office();
    await room.stop();
    const { id, version } = await drafted();
    await room.drafts.confirm(id, version, mia);
    const [leased] = await store.publishing.outbox.lease(1, 60_000);
    if (!leased) throw new Error('there is a job');
    await store.publishing.outbox.settle(leased, { kind: 'unknown', reason: 'timed-out' });
    await room.copies.decide(leased.job.key, 'done', mia);
    await room.copies.undo(id, mia);
    await room.start();
    const trouble = async () => (await room.copies.trouble(mia, 9)).map(({ job }) => job.kind);
    for (let n = 0; n < 50 && (await trouble()).length === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await trouble()).toEqual(['remove']);
    const { copies } = await room.copies.progress(id, mia);
    expect(copies[0]).toMatchObject({ state: 'untracked' });
    await room.copies.decide(`${id}.0/remove/0`, 'done', mia);
    const [after] = (await room.copies.progress(id, mia)).copies;
    expect(after).toMatchObject({ state: 'removed' });
  });
});

describe('what belongs to one server', () => {
  const operator: Person = { platform: 'console', workspace: '', id: 'op' };
  const there = { ...place, workspace: 'elsewhere', channel: 'other' };

  test('is not for another to take back, though both got the same post of the operator', async () => {
    const { room, discord } = await office();
    discord.channel('other');
    const both = [place, there].map((one) => ({ place: one, name: one.channel }));
    const { id, version } = await room.drafts.begin('moon', operator, both);
    await room.drafts.confirm(id, version, operator);
    await until(() => discord.messages.length === 2, 'the posts');
    expect(await codeOf(room.copies.undo(id, mia))).toBe('publication-gone');
    expect(await codeOf(room.copies.decide(`${id}.1/post/0`, 'again', mia))).toBe(
      'publication-gone',
    );
    expect((await room.copies.progress(id, mia)).copies).toHaveLength(1);
    expect(await room.copies.of('moon', mia)).toHaveLength(1);
    expect(await room.corrections.reached('moon', mia)).toMatchObject({ total: 1 });
    expect(await room.corrections.reached('moon', operator)).toMatchObject({ total: 2 });
  });

  test('is found among the troubles of many others', async () => {
    const { room, store } = await office();
    await room.stop();
    const dead = async (by: Person, where: typeof place | typeof there) => {
      const { id } = await room.drafts.begin('moon', operator, [{ place: where, name: '' }]);
      const { publication } = await room.drafts.look(id, operator);
      const copy = {
        id: `${id}.0`,
        publication: id,
        target: { place: where, name: '' },
        state: 'waiting' as const,
        shows: [],
        at: new Date(),
      };
      const job = { kind: 'post' as const, copy: copy.id, publication: id, revision: 0 };
      const jobs = [{ ...job, notBefore: new Date(0) }];
      await store.publishing.ledger.change(
        { ...publication, by, state: 'confirmed' },
        [copy],
        jobs,
      );
      for (const leased of await store.publishing.outbox.lease(9, 60_000)) {
        await store.publishing.outbox.settle(leased, { kind: 'refused', reason: 'channel-gone' });
      }
    };
    for (let n = 0; n < 501; n += 1) await dead(stranger, there);
    await dead(mia, place);
    expect(await room.copies.trouble(mia, 9)).toHaveLength(1);
    expect(await room.copies.trouble(stranger, 9)).toHaveLength(9);
  });

  test('is nobody’s to see where it is a message to one person', async () => {
    const { room, store, discord, index } = await office();
    await room.watching.watch('moon', { ...stranger, workspace: 'guild' });
    await room.watching.watch('moon', stranger);
    const anew = { ...moon, revision: 2, rating: { label: 'Half true' } };
    await index.put([anew]);
    const revisions = room.witness(store.revisions);
    await revisions.record([anew]);
    await until(() => discord.messages.length === 1, 'the message');
    expect(await room.copies.list(mia, { limit: 9, offset: 0 })).toEqual([]);
    expect(await room.copies.of('moon', mia)).toEqual([]);
    const [told] = await room.copies.list(operator, { limit: 9, offset: 0 });
    expect(await codeOf(room.copies.progress(told?.id ?? '', mia))).toBe('publication-gone');
    expect(await room.watching.of(stranger)).toEqual([]);
  });
});

describe('what a moderator says about a fact-check', () => {
  const local: Person = { platform: 'console', workspace: '', id: 'me', name: 'Mo' };

  test('stays over what is published next, and can be taken back', async () => {
    const { room, store, index } = await office();
    await room.corrections.withdraw('moon', 'The source was forged.', local);
    expect((await index.get('moon'))?.status).toBe('withdrawn');
    const next = { ...moon, revision: 2, summary: 'Published anew.' };
    await room.witness(store.revisions).record([next]);
    expect(room.over(next)).toMatchObject({ status: 'withdrawn', revision: 3 });
    await room.corrections.restore('moon', 'It was not.', local);
    expect(await index.get('moon')).toMatchObject({ status: 'corrected', revision: 4 });
    const said = (await index.get('moon'))?.corrections.slice(-2).map(({ by, text }) => [by, text]);
    expect(said).toEqual([
      ['Mo', 'The source was forged.'],
      ['Mo', 'It was not.'],
    ]);
  });

  test('to carry or to leave holds as it was said first', async () => {
    const { room, store, index, discord, drafted } = await office();
    const { id, version } = await drafted();
    await room.drafts.confirm(id, version, mia);
    await until(() => discord.messages.length === 1, 'the post');
    const next = { ...moon, revision: 2, summary: 'Other words.' };
    await index.put([next]);
    await room.witness(store.revisions).record([next]);
    await room.corrections.decide('moon', 2, 'leave', local);
    await room.corrections.decide('moon', 2, 'leave', local);
    expect(await codeOf(room.corrections.decide('moon', 2, 'update', local))).toBe('preview-stale');
    expect(discord.messages[0]?.edits).toBe(0);
  });

  test('holds on every replica, also one that starts later', async () => {
    const { room, store, index } = await office();
    await room.corrections.correct('moon', 'The year was wrong.', local);
    const other = aPress({ index, store, log: memoryLog() });
    await other.witness(store.revisions).all();
    expect(other.over(moon).corrections.at(-1)).toMatchObject({ text: 'The year was wrong.' });
  });

  test('is carried to every copy, also when it is said of what was corrected before', async () => {
    const { room, discord, drafted, at } = await office();
    const { id, version } = await drafted();
    await room.drafts.confirm(id, version, mia);
    await until(() => discord.messages.length === 1, 'the post');
    for (const [n, text] of ['The year was wrong.', 'And so was the month.'].entries()) {
      at(`2026-11-25T12:0${n + 1}:00Z`);
      await room.corrections.correct('moon', text, local);
      await until(() => discord.messages.length === n + 2, 'the reply');
      expect(JSON.stringify(discord.messages[0]?.reply.blocks)).toContain(text);
    }
    expect(await room.corrections.open(local)).toEqual([]);
  });
});
