import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Person } from '../../src/core/publication.ts';
import { readOut } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aPlatform, aPress } from '../support/press.ts';
import { until } from '../support/until.ts';

const moon = aFactCheck({ id: 'moon' });
const anew: FactCheck = { ...moon, revision: 2, rating: { label: 'Mostly true' } };
const mia: Person = { platform: 'discord', workspace: 'guild', id: 'U1', name: 'Mia' };
const operator: Person = { platform: 'console', workspace: '', id: 'op', name: 'Op' };
const target = {
  place: { platform: 'discord', workspace: 'guild', channel: 'news', kind: 'channel' } as const,
  name: 'news',
};
const rhythm = { lease: 60_000, longestPause: 20, atOnce: 8 };

let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

/** A store and a platform that desks share, each with a library of its own. */
function building() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const discord = aPlatform('discord');
  discord.channel('news');
  discord.person('U1', 'moderator');
  const store = memoryStore(now);
  const log = memoryLog();
  ends.push(() => store.close());

  /** A desk whose clock is so many milliseconds off. */
  async function desk(library: readonly FactCheck[], { off = 0 } = {}) {
    const index = wordIndex();
    await index.put(library);
    const clock = () => new Date(now().getTime() + off);
    const room = aPress({ index, store, log, platforms: [discord], now: clock, rhythm });
    const revisions = room.witness(store.revisions);
    await revisions.all();
    return {
      room,
      index,
      start: async () => {
        await room.start();
        ends.push(() => room.stop());
      },
      /** The library holds it from now on. */
      see: async (...factChecks: FactCheck[]) => {
        await index.put(factChecks);
        await revisions.record(factChecks);
      },
      forget: async (id: string) => {
        await index.drop([id]);
        await revisions.forget([id]);
      },
    };
  }
  const pass = (milliseconds: number) => {
    ahead += milliseconds;
  };
  const text = () => discord.messages.map(({ reply }) => readOut(reply)).join('\n');
  return { discord, store, log, desk, pass, text, now };
}

type Room = Awaited<ReturnType<ReturnType<typeof building>['desk']>>['room'];

async function post(room: Room, dueAt?: Date): Promise<string> {
  const { id } = await room.drafts.begin('moon', mia, [target]);
  if (dueAt) await room.drafts.change(id, mia, { dueAt });
  const { publication } = await room.drafts.look(id, mia);
  await room.drafts.confirm(id, publication.version, mia);
  return id;
}

describe('a desk whose library is behind that of another', () => {
  test('does not give up the post of a fact-check that it has not seen yet', async () => {
    const { discord, desk, pass } = building();
    const behind = await desk([]);
    await behind.start();
    const ahead = await desk([]);
    await ahead.see(moon);
    const id = await post(ahead.room);
    await sleep(100);
    const { copies } = await ahead.room.copies.progress(id, mia);
    expect(copies.map(({ state }) => state)).toEqual(['waiting']);
    await behind.see(moon);
    pass(10_000);
    await until(() => discord.messages.length === 1, 'the post');
  });

  test('gives it up in the end, where nobody has it any more', async () => {
    const { desk, pass } = building();
    const ahead = await desk([moon]);
    const id = await post(ahead.room);
    const other = await desk([]);
    await other.start();
    const stateNow = async () => (await ahead.room.copies.progress(id, mia)).copies[0];
    for (let n = 0; n < 40 && (await stateNow())?.state === 'waiting'; n += 1) {
      pass(60_000);
      await sleep(30);
    }
    expect(await stateNow()).toMatchObject({ state: 'failed', reason: 'fact-check-gone' });
  });

  test('does not take the post of a new rating for one of an old', async () => {
    const { discord, desk, pass, text } = building();
    const behind = await desk([moon]);
    await behind.start();
    const ahead = await desk([moon]);
    await ahead.see(anew);
    await post(ahead.room);
    await sleep(100);
    expect(discord.messages).toEqual([]);
    await behind.see(anew);
    pass(10_000);
    await until(() => discord.messages.length === 1, 'the post');
    expect(text()).toContain('Mostly true');
  });

  test('does not list what it has not seen yet because a moderator said something about it', async () => {
    const { desk, store } = building();
    const behind = await desk([]);
    const ahead = await desk([]);
    await ahead.see(moon);
    const said = { id: 'one', factCheck: 'moon', text: 'The year was wrong.', by: operator };
    await store.publishing.changes.amend({ ...said, kind: 'correction', at: new Date() });
    await behind.start();
    const isNoted = async () => (await store.publishing.changes.list({ limit: 1 })).length > 0;
    for (let n = 0; n < 100 && !(await isNoted()); n += 1) await sleep(10);
    expect(await isNoted()).toBe(true);
    expect(await behind.index.list({ offset: 0, limit: 1 })).toMatchObject({ total: 0 });
    expect(behind.room.over(moon)).toMatchObject({ status: 'corrected' });
  });

  test('leaves an edit to those who know what changed', async () => {
    const { discord, desk, pass, text } = building();
    const behind = await desk([moon]);
    await behind.see(moon);
    await behind.start();
    await post(behind.room);
    await until(() => discord.messages.length === 1, 'the post');
    const ahead = await desk([moon]);
    await ahead.see(anew);
    await sleep(100);
    await behind.see(anew);
    pass(10_000);
    await until(() => text().includes('it is now “Mostly true”'), 'the edit and the reply');
    const [copy] = await ahead.room.copies.of('moon', mia);
    expect(copy?.shows).toEqual([{ factCheck: 'moon', revision: 2, label: 'Mostly true' }]);
    expect(discord.messages).toHaveLength(2);
  });
});

describe('a desk whose clock is wrong', () => {
  test('does not put off what is due', async () => {
    const { discord, desk, pass, now } = building();
    const right = await desk([moon]);
    await post(right.room, new Date(now().getTime() + 60_000));
    const late = await desk([moon], { off: -3_600_000 });
    await late.start();
    await sleep(60);
    expect(discord.messages).toEqual([]);
    pass(61_000);
    await until(() => discord.messages.length === 1, 'the post');
  });
});

describe('a library of which much changes at once', () => {
  test('keeps nobody from being answered while that is taken in', async () => {
    const many = Array.from({ length: 200 }, (_, n) => aFactCheck({ id: `check-${n}` }));
    const one = await building().desk(many);
    await one.see(...many);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    await one.see(...many.map((check) => ({ ...check, revision: 2, summary: 'Other words.' })));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(2);
  });
});

describe('what a crash left half done', () => {
  test('a withdrawal that was written down and not carried out', async () => {
    const { discord, desk, store, text } = building();
    const before = await desk([moon]);
    await before.see(moon);
    await before.start();
    await post(before.room);
    await until(() => discord.messages.length === 1, 'the post');
    await before.room.stop();
    const said = { id: 'one', factCheck: 'moon', text: 'The source was forged.', by: operator };
    await store.publishing.changes.amend({ ...said, kind: 'withdrawal', at: new Date() });
    const after = await desk([]);
    await after.index.put([after.room.over(moon)]);
    await after.start();
    await until(() => discord.messages[0]?.edits === 1, 'the edit');
    await until(() => discord.messages.length === 2, 'the reply');
    expect(text()).toContain('withdrawn');
    expect(await after.room.corrections.history('moon')).toHaveLength(1);
  });

  test('one who wanted to be told and was not, of what stands nowhere', async () => {
    const { discord, desk } = building();
    const before = await desk([moon]);
    await before.see(moon);
    await before.room.watching.watch('moon', mia);
    await before.see(anew);
    const after = await desk([anew]);
    await after.start();
    await until(() => discord.messages.length === 1, 'the message');
    expect(await after.room.watching.of(mia)).toEqual([]);
  });
});

describe('a fact-check that left the library and came back', () => {
  test('otherwise rated has its copies edited, though its revisions are counted anew', async () => {
    const { discord, desk, pass } = building();
    const one = await desk([{ ...moon, revision: 5 }]);
    await one.see({ ...moon, revision: 5 });
    await one.start();
    await post(one.room);
    await until(() => discord.messages.length === 1, 'the post');
    const says = async (label: string) => {
      const [message] = discord.messages;
      const isSaid = () => message !== undefined && readOut(message.reply).includes(label);
      for (let n = 0; n < 40 && !isSaid(); n += 1) {
        pass(60_000);
        await sleep(30);
      }
      return isSaid();
    };
    for (const label of ['Half true', 'Wholly true']) {
      await one.forget('moon');
      await one.see({ ...moon, revision: 1, rating: { label } });
      expect(await says(label)).toBe(true);
    }
    await one.see({ ...moon, revision: 2, rating: { label: 'Quite true' } });
    expect(await says('Quite true')).toBe(true);
  });
});
