import { afterEach, describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Feed, Person } from '../../src/core/publication.ts';
import { readOut } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aPlatform, aPress } from '../support/press.ts';
import { until } from '../support/until.ts';

const mia: Person = { platform: 'discord', workspace: 'guild', id: 'U1' };
const place = {
  platform: 'discord',
  workspace: 'guild',
  channel: 'news',
  kind: 'channel',
} as const;
const usual: Omit<Feed, 'by' | 'createdAt'> = {
  id: '',
  target: { place, name: '' },
  topics: [],
  languages: [],
  publishers: [],
  verdicts: [],
  rhythm: 'at-once',
  hour: 9,
  weekday: 1,
  zone: 'Europe/Berlin',
  quietFrom: 22,
  quietTo: 7,
  cap: 2,
};

let close = async () => {};
afterEach(() => close());

/** A desk with a feed, at a time that the test sets. Berlin is an hour ahead of UTC in November. */
async function newsdesk(over: Partial<typeof usual> = {}, at = '2026-11-25T11:00:00Z') {
  let time = new Date(at);
  const now = () => time;
  const discord = aPlatform('discord');
  discord.channel('news');
  discord.person('U1', 'moderator');
  const store = memoryStore(now);
  const index = wordIndex();
  const log = memoryLog();
  const rhythm = { lease: 60_000, longestPause: 20, atOnce: 8 };
  let room = aPress({ index, store, log, platforms: [discord], now, rhythm });
  await room.witness(store.revisions).all();
  await room.feeds.put({ ...usual, ...over }, mia);
  await room.start();
  close = async () => {
    await room.stop();
    await store.close();
  };
  const checks = (n: number, from = 0): FactCheck[] =>
    Array.from({ length: n }, (_, i) =>
      aFactCheck({
        id: `check-${from + i}`,
        claim: `Claim number ${from + i}.`,
        publishedAt: time.toISOString(),
      }),
    );
  return {
    discord,
    log,
    checks,
    async publish(...factChecks: FactCheck[]) {
      await index.put(factChecks);
      await room.witness(store.revisions).record(factChecks);
    },
    at: (when: string) => {
      time = new Date(when);
    },
    /** As after a while: whatever is due has been looked at twice. */
    async settled() {
      await room.stop();
      room = aPress({ index, store, log, platforms: [discord], now, rhythm });
      await room.witness(store.revisions).all();
      await room.start();
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
    titles: () => discord.in('news').map(({ reply }) => reply.title),
  };
}

describe('a feed at once', () => {
  test('posts each new fact-check, and no old one', async () => {
    const desk = await newsdesk();
    const [fresh] = desk.checks(1);
    await desk.publish(...desk.checks(1), aFactCheck({ id: 'archive', publishedAt: '2020-01-01' }));
    await until(() => desk.discord.messages.length === 1, 'the post');
    expect(desk.titles()[0]).toContain(fresh?.claim ?? 'nothing');
    await desk.settled();
    expect(desk.discord.messages).toHaveLength(1);
  });

  test('keeps to its cap: what comes after it stands in one message that is edited', async () => {
    const desk = await newsdesk();
    await desk.publish(...desk.checks(4));
    await until(() => desk.discord.messages.length === 3, 'two posts and one for the rest');
    expect(desk.titles()[2]).toBe('2 new fact-checks');
    await desk.publish(...desk.checks(2, 4));
    await desk.settled();
    await until(() => desk.discord.messages[2]?.edits === 1, 'the edit');
    expect(desk.discord.messages).toHaveLength(3);
    expect(desk.titles()[2]).toBe('4 new fact-checks');
    const [, , last] = desk.discord.messages;
    expect(last && readOut(last.reply)).toContain('Claim number 5.');
  });

  test('is quiet at night, and posts in the morning', async () => {
    const desk = await newsdesk({}, '2026-11-25T22:30:00Z');
    await desk.publish(...desk.checks(1));
    await desk.settled();
    expect(desk.discord.messages).toEqual([]);
    desk.at('2026-11-26T06:00:00Z');
    await desk.settled();
    expect(desk.discord.messages).toHaveLength(1);
  });

  test('hears of its topics, languages, publishers and verdicts only', async () => {
    const desk = await newsdesk({ topics: ['space'], languages: ['pt'], verdicts: ['false'] });
    const [one, two, three] = desk.checks(3);
    if (!one || !two || !three) throw new Error('there are three');
    const fits: Pick<FactCheck, 'topics' | 'language' | 'verdict'> = {
      topics: ['space', 'moon'],
      language: 'pt-BR',
      verdict: 'false',
    };
    await desk.publish(
      { ...one, ...fits },
      { ...two, ...fits, language: 'en' },
      { ...three, ...fits, topics: ['food'] },
    );
    await until(() => desk.discord.messages.length === 1, 'the post');
    await desk.settled();
    expect(desk.titles()).toHaveLength(1);
    expect(desk.titles()[0]).toContain(one.claim);
  });
});

describe('a digest', () => {
  test('of a day goes out at its hour, once, over restarts', async () => {
    const desk = await newsdesk({ rhythm: 'daily' }, '2026-11-25T06:00:00Z');
    await desk.publish(...desk.checks(3));
    await desk.settled();
    expect(desk.discord.messages).toEqual([]);
    desk.at('2026-11-25T08:05:00Z');
    await desk.settled();
    await desk.settled();
    expect(desk.titles()).toEqual(['3 new fact-checks']);
    desk.at('2026-11-25T20:00:00Z');
    await desk.settled();
    expect(desk.titles()).toHaveLength(1);
  });

  test('that was due while the desk was down goes out when it is back the same morning', async () => {
    const desk = await newsdesk({ rhythm: 'daily' }, '2026-11-25T06:00:00Z');
    await desk.publish(...desk.checks(1));
    desk.at('2026-11-25T12:30:00Z');
    await desk.settled();
    expect(desk.titles()).toEqual(['One new fact-check']);
  });

  test('that is too late is left for the next', async () => {
    const desk = await newsdesk({ rhythm: 'daily' }, '2026-11-25T06:00:00Z');
    await desk.publish(...desk.checks(1));
    desk.at('2026-11-25T18:00:00Z');
    await desk.settled();
    expect(desk.discord.messages).toEqual([]);
    desk.at('2026-11-26T08:00:00Z');
    await desk.settled();
    expect(desk.titles()).toEqual(['One new fact-check']);
  });

  test('of a week goes out on its day', async () => {
    const desk = await newsdesk({ rhythm: 'weekly' });
    await desk.publish(...desk.checks(2));
    desk.at('2026-11-26T08:00:00Z');
    await desk.settled();
    expect(desk.discord.messages).toEqual([]);
    desk.at('2026-11-30T08:00:00Z');
    await desk.settled();
    expect(desk.titles()).toEqual(['2 new fact-checks this week']);
  });

  test('says of each of its fact-checks what is known, though one changes after the other', async () => {
    const desk = await newsdesk({ rhythm: 'daily' }, '2026-11-25T06:00:00Z');
    const [one, two] = desk.checks(2);
    if (!one || !two) throw new Error('there are two');
    await desk.publish(one, two);
    desk.at('2026-11-25T08:00:00Z');
    await desk.settled();
    const text = () => desk.discord.messages.map(({ reply }) => readOut(reply))[0] ?? '';
    await desk.publish({ ...one, revision: 2, rating: { label: 'Half true' } });
    await until(() => text().includes('Half true'), 'the first change');
    await desk.publish({ ...two, revision: 2, status: 'withdrawn' });
    await until(() => text().includes('Withdrawn'), 'the second change');
  });

  test('does not go out where there is nothing new, or where all of it was withdrawn', async () => {
    const desk = await newsdesk({ rhythm: 'daily' }, '2026-11-25T06:00:00Z');
    const [one] = desk.checks(1);
    if (!one) throw new Error('there is one');
    await desk.publish(one);
    await desk.publish({ ...one, status: 'withdrawn', revision: 2 });
    desk.at('2026-11-25T08:00:00Z');
    await desk.settled();
    expect(desk.discord.messages).toEqual([]);
  });
});
