import { afterEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
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

  test('holds on every replica, also one that starts later', async () => {
    const { room, store, index } = await office();
    await room.corrections.correct('moon', 'The year was wrong.', local);
    const other = aPress({ index, store, log: memoryLog() });
    await other.witness(store.revisions).all();
    expect(other.over(moon).corrections.at(-1)).toMatchObject({ text: 'The year was wrong.' });
  });
});
