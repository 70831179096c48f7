import { onTestFinished } from 'vitest';
import { createDiscord, type Discord } from '../../src/adapters/discord/adapter.ts';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { PressRoom } from '../../src/publishing/press.ts';
import { addChannel, permissions, types } from './discord/channels.ts';
import { createFakeDiscord, type FakeDiscord } from './discord/fake.ts';
import { readMessage as readOnDiscord } from './discord/read.ts';
import { wordIndex } from './index.ts';
import { memoryLog } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { aPress } from './press.ts';
import { createFakeSlack, type FakeSlack } from './slack/fake.ts';
import { readMessage as readOnSlack } from './slack/read.ts';

/** Somebody whom both platforms know as a moderator. */
export const moderator = { discord: '500000000000000001', slack: 'UASKER' } as const;
const role = { id: '710000000000000001', permissions: 0x2000n };

/** A message that stands in a channel, as everyone reads it. */
interface Stands {
  channel: string;
  text: string;
  links: string[];
  active: string[];
  under?: string;
  id: string;
}

/** A newsroom with a server and a workspace, each with two channels, and one desk that is connected to both. */
export interface Newsroom {
  discord: FakeDiscord;
  slack: FakeSlack;
  /** Channels to post to, by platform. */
  channels: { discord: [string, string]; slack: [string, string] };
  room: PressRoom;
  log: ReturnType<typeof memoryLog>;
  /** Everything that stands in channels, on both platforms. */
  stands(): Stands[];
  /** A fact-check as its publisher has it from now on. */
  publish(factCheck: FactCheck): Promise<void>;
  /** Whether the moderator still is one, on both platforms. */
  moderates(yes: boolean): void;
  /** Payloads that a platform would refuse, and marks that were smuggled into what everyone or the moderator reads. */
  wrongs(): string[];
}

function openPlaces(discord: FakeDiscord, slack: FakeSlack): Newsroom['channels'] {
  const { state } = discord;
  const { view, send, embed, history, sendInThreads } = permissions;
  state.rolePermissions = view | send | embed | history | sendInThreads;
  const news = addChannel(state, { type: types.text, name: 'news' });
  state.places.roles.push(role);
  slack.state.people.set(moderator.slack, { profile: { display_name: 'Mia' } });
  slack.state.channels.set('C2', { name: 'news', member: true });
  return { discord: [state.channel, news.id], slack: ['C1', 'C2'] };
}

function onDiscord({ state }: FakeDiscord): Stands[] {
  const standing = state.messages.filter(
    ({ deleted, waiting, audience }) => !deleted && !waiting && audience === 'everyone',
  );
  return standing.map(({ id, channel, body, repliesTo }) => {
    const { text, links, active } = readOnDiscord(body);
    return { id, channel, text, links, active, ...(repliesTo && { under: repliesTo }) };
  });
}

function onSlack({ state }: FakeSlack): Stands[] {
  const standing = state.sent.filter(({ by, deleted }) => by === 'postMessage' && !deleted);
  return standing.map(({ ts, channel, payload, thread }) => {
    const { text, links, active } = readOnSlack(payload);
    return { id: ts, channel, text, links, active, ...(thread && { under: thread }) };
  });
}

/** Opens a newsroom, with a desk over these fact-checks; it closes when the test is over. */
export async function openNewsroom(library: readonly FactCheck[]): Promise<Newsroom> {
  const [discord, slack] = await Promise.all([createFakeDiscord(), createFakeSlack()]);
  const channels = openPlaces(discord, slack);
  const log = memoryLog();
  const store = memoryStore();
  const index = wordIndex();
  await index.put(library);
  const now = () => new Date();
  const suggest = async (typed: string, limit: number) =>
    library
      .map(({ id, claim }) => ({ id, label: claim }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, limit);
  const shared = { suggest, heardAt: async () => 'asker' as const, log };
  const { token, applicationId: appId } = discord.state;
  const { shelves } = index;
  const onePlatform: Discord = createDiscord({
    token,
    appId,
    apiUrl: discord.apiUrl,
    shelves,
    ...shared,
  });
  const { botToken, appToken } = slack.state;
  const { apiUrl } = slack;
  const another = createSlack({
    botToken,
    appToken,
    apiUrl,
    pace: 0,
    slowAfter: 60_000,
    ...shared,
  });
  const adapters = [onePlatform, another];
  const room = aPress({
    index,
    store,
    log,
    platforms: adapters,
    oldAfterDays: 0,
    newsroom: [`discord/${discord.state.guild}`, `slack/${slack.state.team}`],
    now,
    rhythm: { lease: 60_000, longestPause: 20, atOnce: 8 },
  });
  const revisions = room.witness(store.revisions);
  await revisions.all();
  await revisions.record(library);
  const bot = createBot({ index, store, press: room, log, now });
  for (const adapter of adapters) await adapter.start(bot.handle);
  await room.start();
  onTestFinished(async () => {
    await room.stop();
    for (const adapter of adapters) await adapter.stop();
    await Promise.all([discord.close(), slack.close()]);
  });

  const moderates = (yes: boolean) => {
    discord.state.places.members.set(moderator.discord, { roles: yes ? [role.id] : [] });
    if (yes) slack.state.admins.add(moderator.slack);
    else slack.state.admins.delete(moderator.slack);
  };
  moderates(true);

  return {
    discord,
    slack,
    channels,
    room,
    log,
    moderates,
    stands: () => [...onDiscord(discord), ...onSlack(slack)],
    async publish(factCheck) {
      await index.put([room.over(factCheck)]);
      await revisions.record([factCheck]);
    },
    wrongs: () => [
      ...discord.state.refused,
      ...slack.violations(),
      ...discord.state.sent.flatMap(({ body }) => readOnDiscord(body).active),
      ...slack.smuggled(),
    ],
  };
}
