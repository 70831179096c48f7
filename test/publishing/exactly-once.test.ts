import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import type { Person } from '../../src/core/publication.ts';
import type { PressRoom } from '../../src/publishing/press.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aPlatform, aPress } from '../support/press.ts';
import { until } from '../support/until.ts';

const mia: Person = { platform: 'discord', workspace: 'guild', id: 'U1', name: 'Mia' };
const unknown = (when: 'before' | 'after') => ({
  when,
  error: new DeliveryError('unknown', 'timed-out'),
});

const moon = aFactCheck({ id: 'moon' });

let close = async () => {};
afterEach(() => close());

/** Rooms over one store and one platform, as replicas are. Leases are short, so that tests see them end. */
async function replicas(count: number, over: { readable?: boolean; lease?: number } = {}) {
  const { readable = true, lease = 300 } = over;
  const discord = aPlatform('discord', { readable });
  for (const name of ['one', 'two']) discord.channel(name);
  discord.person('U1', 'moderator');
  const store = memoryStore();
  const index = wordIndex();
  await index.put([moon]);
  const log = memoryLog();
  const rhythm = { lease, longestPause: 20, atOnce: 8 };
  const rooms = Array.from({ length: count }, () =>
    aPress({ index, store, log, platforms: [discord], rhythm }),
  );
  for (const room of rooms) {
    const revisions = room.witness(store.revisions);
    await revisions.all();
    await revisions.record([moon]);
    await room.start();
  }
  close = async () => {
    await Promise.all(rooms.map((room) => room.stop()));
    await store.close();
  };
  const [first] = rooms;
  if (!first) throw new Error('there is no room');
  return { discord, store, log, rooms, room: first };
}

async function post(room: PressRoom, ...channels: string[]): Promise<string> {
  const targets = channels.map((channel) => ({
    place: { platform: 'discord', workspace: 'guild', channel, kind: 'channel' } as const,
    name: channel,
  }));
  const { id } = await room.drafts.begin('moon', mia, targets);
  const { publication } = await room.drafts.look(id, mia);
  await room.drafts.confirm(id, publication.version, mia);
  return id;
}

const statesOf = async (room: PressRoom, id: string) =>
  (await room.copies.progress(id, mia)).copies.map(({ state }) => state);

describe('a post is sent exactly once', () => {
  test('by three replicas that all look for work', async () => {
    const { discord, rooms, room } = await replicas(3);
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) => post(rooms[n % 3] ?? room, 'one', 'two')),
    );
    await until(() => discord.messages.length >= 80, 'all posts');
    await sleep(100);
    expect(discord.messages).toHaveLength(80);
    expect(new Set(discord.messages.map(({ key }) => key)).size).toBe(80);
    for (const id of ids) expect(await statesOf(room, id)).toEqual(['standing', 'standing']);
  });

  test('where its answer was lost on the way', async () => {
    const { discord, room } = await replicas(2);
    discord.trouble.push(unknown('after'), unknown('after'));
    const id = await post(room, 'one', 'two');
    await until(() => discord.messages.length === 2, 'the posts');
    await sleep(700);
    expect(discord.messages).toHaveLength(2);
    expect(await statesOf(room, id)).toEqual(['standing', 'standing']);
  });

  test('where it was lost itself: looked for when the lease is over, and sent then', async () => {
    const { discord, room } = await replicas(2);
    discord.trouble.push(unknown('before'));
    const id = await post(room, 'one');
    await sleep(150);
    expect(discord.messages).toEqual([]);
    await until(() => discord.messages.length === 1, 'the post');
    await sleep(400);
    expect(discord.messages).toHaveLength(1);
    expect(await statesOf(room, id)).toEqual(['standing']);
  });

  test('where nobody may look: it is held, and a moderator decides', async () => {
    const { discord, room } = await replicas(2, { readable: false });
    discord.trouble.push(unknown('after'), unknown('before'));
    const id = await post(room, 'one', 'two');
    await until(() => discord.messages.length === 1, 'the post that arrived');
    // Each of the two replicas misses it twice before it decides.
    for (
      let looks = 0;
      looks < 100 && (await room.copies.trouble(mia, 10)).length < 2;
      looks += 1
    ) {
      await sleep(50);
    }
    expect(await statesOf(room, id)).toEqual(['unknown', 'unknown']);
    expect(discord.messages).toHaveLength(1);
    const found = await room.copies.trouble(mia, 10);
    expect(found.map(({ job }) => job.state)).toEqual(['unknown', 'unknown']);
    const arrived = discord.messages[0]?.key;
    for (const { job } of found) {
      await room.copies.decide(job.key, job.key === arrived ? 'done' : 'again', mia);
    }
    await until(() => discord.messages.length === 2, 'the second try');
    await sleep(50);
    expect((await statesOf(room, id)).toSorted()).toEqual(['standing', 'untracked']);
  });

  test('though a replica sleeps over its lease: what it sent too late is taken back', async () => {
    const { discord, rooms, log, room } = await replicas(1, { lease: 150 });
    const { outlet } = discord;
    const send = outlet.post.bind(outlet);
    let first = true;
    // The platform takes the first request long after it was made.
    Object.assign(outlet, {
      post: async (parcel: Parameters<typeof send>[0]) => {
        if (first) {
          first = false;
          await sleep(600);
        }
        return send(parcel);
      },
    });
    await post(rooms[0] ?? room, 'one');
    const taken = 'a message was posted a second time and is taken back';
    await until(() => log.lines.some(({ message }) => message === taken), 'the late one');
    await until(() => discord.messages.length === 1, 'its end');
  });

  test('never later than its parcel says', async () => {
    const { discord, room } = await replicas(1, { lease: 900 });
    const { outlet } = discord;
    const send = outlet.post.bind(outlet);
    const left: number[] = [];
    Object.assign(outlet, {
      post: async (parcel: Parameters<typeof send>[0]) => {
        left.push(parcel.before.getTime() - Date.now());
        return send(parcel);
      },
    });
    await post(room, 'one');
    await until(() => discord.messages.length === 1, 'the post');
    expect(left[0]).toBeLessThanOrEqual(600);
    expect(left[0]).toBeGreaterThan(0);
  });
});

describe('a post that is turned away', () => {
  test('for the moment comes again by itself', async () => {
    const { discord, room } = await replicas(1);
    const error = new DeliveryError('later', 'too-much', { retryAfter: 10 });
    discord.trouble.push({ when: 'before', error });
    const id = await post(room, 'one');
    await until(() => discord.trouble.length === 0, 'the first try');
    expect(discord.messages).toEqual([]);
    expect(await statesOf(room, id)).toEqual(['waiting']);
  });

  test('because its fact-check was withdrawn in between is not sent at all', async () => {
    const { discord, room } = await replicas(1);
    await room.stop();
    const id = await post(room, 'one');
    await room.corrections.withdraw('moon', 'Wrong.', { ...mia, platform: 'console' });
    await room.start();
    await sleep(200);
    expect(discord.messages).toEqual([]);
    const { copies } = await room.copies.progress(id, mia);
    expect(copies.map(({ state, reason }) => [state, reason])).toEqual([['failed', 'withdrawn']]);
  });
});
