import { describe, expect, onTestFinished, test } from 'vitest';
import { createDiscordDirectory } from '../../../src/adapters/discord/directory.ts';
import type { Place } from '../../../src/core/message.ts';
import { addChannel, type Channel, permissions, types } from '../../support/discord/channels.ts';
import { createFakeDiscord } from '../../support/discord/fake.ts';

const { view, send, embed, history, sendInThreads, manageThreads, administrator } = permissions;
const all = view | send | embed | history | sendInThreads;

async function opened() {
  const discord = await createFakeDiscord();
  onTestFinished(discord.close);
  const { state, apiUrl } = discord;
  state.rolePermissions = all;
  const directory = createDiscordDirectory({ token: state.token, apiUrl });
  const place: Place = {
    platform: 'discord',
    workspace: state.guild,
    channel: state.channel,
    kind: 'channel',
  };
  const add = (type: number, name: string, over: Partial<Channel> = {}) =>
    addChannel(state, { type, name, ...over });
  const at = ({ id, parent, type }: Channel): Place =>
    type === types.thread
      ? { ...place, channel: parent ?? '', thread: id }
      : { ...place, channel: id };
  const names = async (typed: string, limit = 25) =>
    (await directory.places(state.guild, typed, limit)).map(({ name }) => name);
  return { state, directory, place, add, at, names };
}

describe('the places of a server', () => {
  test('are those that the desk may post to, in the order in which people see them', async () => {
    const { state, names, add, directory } = await opened();
    const below = add(types.category, 'Desk', { position: 2 });
    const above = add(types.category, 'Talk', { position: 1 });
    add(types.news, 'news', { parent: below.id, position: 0 });
    const talk = add(types.text, 'talk', { parent: above.id, position: 9 });
    const thread = add(types.thread, 'the moon', { parent: talk.id });
    add(types.thread, 'locked', { parent: talk.id, locked: true });
    add(types.forum, 'forum', { parent: above.id, position: 10 });
    add(types.text, 'hidden', { denied: view });
    add(types.text, 'read-only', { denied: send });
    add(types.text, 'elsewhere', { guild: '200000000000000002' });
    expect(await names('')).toEqual(['#general', '#talk', '#the moon', '#forum', '#news']);
    expect(await directory.places(state.guild, 'moon', 5)).toEqual([
      {
        place: {
          platform: 'discord',
          workspace: state.guild,
          channel: talk.id,
          thread: thread.id,
          kind: 'channel',
        },
        name: '#the moon',
      },
    ]);
    expect(state.refused).toEqual([]);
  });

  test('are found by a part of their name, in whatever case, or by how Discord writes them', async () => {
    const { names, add } = await opened();
    const { id } = add(types.text, 'Straße-Ärzte');
    add(types.text, 'other');
    for (const typed of ['ÄRZTE', ' #stra', id, `<#${id}>`]) {
      expect(await names(typed)).toEqual(['#Straße-Ärzte']);
    }
    expect(await names('', 2)).toEqual(['#general', '#Straße-Ärzte']);
    expect(await names('nowhere')).toEqual([]);
  });

  test('are not asked for at every letter, and after a failure at once', async () => {
    const { names, state } = await opened();
    state.failures.push({ method: 'GET', path: /channels$/, how: 'limited-for-long' });
    await expect(names('g')).rejects.toMatchObject({ reason: 'too-much' });
    expect(await names('g')).toEqual(['#general']);
    const asked = state.calls.length;
    expect(await names('ge')).toEqual(['#general']);
    expect(state.calls).toHaveLength(asked);
  });

  test('of a server that the desk is not in are nobody’s', async () => {
    const { directory } = await opened();
    await expect(directory.places('1', '', 5)).rejects.toMatchObject({ outcome: 'refused' });
  });
});

describe('a place that is looked at', () => {
  const kinds: [string, number][] = [
    ['text', types.text],
    ['announcement', types.news],
    ['forum', types.forum],
    ['thread', types.thread],
  ];
  test.each(kinds)('is ready where the desk has its rights: %s', async (kind, type) => {
    const { directory, add, at, state } = await opened();
    const place = at(add(type, 'here', { parent: state.channel }));
    expect(await directory.examine(place)).toEqual({
      target: { place, name: '#here' },
      kind,
      lacking: [],
      shared: false,
    });
  });

  const lacks: [string, number, bigint, object][] = [
    [
      'a channel that the desk does not see',
      types.text,
      view,
      { problem: 'no-permission', lacking: ['View Channel'] },
    ],
    [
      'a channel to read',
      types.text,
      send | embed,
      { problem: 'no-permission', lacking: ['Send Messages', 'Embed Links'] },
    ],
    [
      'a forum without posts of the desk',
      types.forum,
      send | sendInThreads,
      { problem: 'no-permission', lacking: ['Create Posts', 'Send Messages in Posts'] },
    ],
    [
      'a channel in which the desk does not find its posts again',
      types.text,
      history,
      { lacking: ['Read Message History'] },
    ],
  ];
  test.each(lacks)('says what is missing: %s', async (_, type, denied, expected) => {
    const { directory, add, at } = await opened();
    const examined = await directory.examine(at(add(type, 'here', { denied })));
    expect(examined).toMatchObject(expected);
    expect(Object.hasOwn(examined, 'problem')).toBe('problem' in expected);
  });

  test('asks once what the desk is in the server for all that are looked at together', async () => {
    const { directory, state, add, at } = await opened();
    const places = Array.from({ length: 20 }, (_, i) => at(add(types.text, `channel-${i}`)));
    await directory.examine(at(add(types.text, 'first')));
    const asked = state.calls.length;
    const looked = await Promise.all(places.map((place) => directory.examine(place)));
    expect(looked.every(({ problem }) => problem === undefined)).toBe(true);
    expect(state.calls).toHaveLength(asked + 22);
    state.rolePermissions = view;
    expect(await directory.examine(places[0] ?? at(add(types.text, 'x')))).toMatchObject({
      problem: 'no-permission',
    });
  });

  test('has the rights of the channel above it where it is a thread', async () => {
    const { directory, add, at } = await opened();
    const above = add(types.text, 'above', { denied: sendInThreads });
    const place = at(add(types.thread, 'below', { parent: above.id }));
    const expected = { problem: 'no-permission', lacking: ['Send Messages in Threads'] };
    expect(await directory.examine(place)).toMatchObject(expected);
    const { thread = '', ...rest } = place;
    const bare = { ...rest, channel: thread };
    expect(await directory.examine(bare)).toMatchObject({ kind: 'thread', ...expected });
  });

  test('is closed where its thread is locked, but not to who may manage threads', async () => {
    const { directory, add, at, state } = await opened();
    const thread = add(types.thread, 'old', { parent: state.channel, archived: true });
    expect(await directory.examine(at(thread))).not.toHaveProperty('problem');
    thread.locked = true;
    expect(await directory.examine(at(thread))).toMatchObject({
      problem: 'archived',
      lacking: ['Manage Threads'],
    });
    state.rolePermissions |= manageThreads;
    expect(await directory.examine(at(thread))).not.toHaveProperty('problem');
  });

  test('is restricted where a forum wants a tag, and nothing where it takes no messages', async () => {
    const { directory, add, at } = await opened();
    const forum = add(types.forum, 'tagged', { flags: 16 });
    expect(await directory.examine(at(forum))).toMatchObject({ problem: 'restricted' });
    const category = add(types.category, 'a category');
    expect(await directory.examine(at(category))).toMatchObject({ problem: 'other' });
  });

  test('needs nothing more where the desk administers the server', async () => {
    const { directory, add, at, state } = await opened();
    state.rolePermissions = administrator;
    const place = at(add(types.text, 'here', { denied: all }));
    expect(await directory.examine(place)).toMatchObject({ lacking: [] });
  });

  test('is gone where there is no such channel, or it belongs to another server', async () => {
    const { directory, add, at, place } = await opened();
    const elsewhere = at(add(types.text, 'elsewhere', { guild: '200000000000000002' }));
    for (const one of [elsewhere, { ...place, channel: '300000000000000099' }]) {
      expect(await directory.examine(one)).toMatchObject({ problem: 'channel-gone', lacking: [] });
    }
  });

  test('is unreached, limited or closed to the token, and never an exception', async () => {
    const { directory, place, state } = await opened();
    const troubles = [
      ['limited-for-long', 'too-much'],
      [{ status: 401, code: 0 }, 'token-revoked'],
      ['broken', 'unreached'],
    ] as const;
    for (const [how, problem] of troubles) {
      state.meddle = (call) => (call.includes('/channels/') ? how : undefined);
      expect(await directory.examine(place)).toMatchObject({ problem, lacking: [] });
    }
  });

  test('is a person by name, or nobody any more', async () => {
    const { directory, place, state } = await opened();
    const ana = '500000000000000001';
    state.places.people.set(ana, { username: 'ana', global_name: 'Ana' });
    const direct: Place = { ...place, kind: 'direct', channel: ana };
    expect(await directory.examine(direct)).toEqual({
      target: { place: direct, name: 'Ana' },
      kind: 'direct',
      lacking: [],
      shared: false,
    });
    expect(await directory.examine({ ...direct, channel: '500000000000000005' })).toMatchObject({
      kind: 'direct',
      problem: 'channel-gone',
    });
  });
});

describe('what somebody may do', () => {
  const person = '500000000000000001';
  async function standingOf(member?: { roles: string[]; until?: number }) {
    const { directory, state } = await opened();
    state.places.roles = [
      { id: '71', permissions: 0x2000n },
      { id: '72', permissions: 0x20n },
      { id: '73', permissions: 0x8n },
      { id: '74', permissions: 0x800n },
    ];
    if (member) {
      const until = member.until && new Date(Date.now() + member.until).toISOString();
      const muted = until ? { communication_disabled_until: until } : {};
      state.places.members.set(person, { roles: member.roles, ...muted });
    }
    return { directory, state, look: () => directory.standing(state.guild, person) };
  }

  const members: [string, string[], string][] = [
    ['a member without roles', [], 'asker'],
    ['who may write', ['74'], 'asker'],
    ['who may manage messages', ['74', '71'], 'moderator'],
    ['who may manage the server', ['72'], 'moderator'],
    ['an administrator', ['73'], 'admin'],
  ];
  test.each(members)('is told by their roles: %s', async (_, roles, role) => {
    const { look } = await standingOf({ roles });
    expect(await look()).toEqual({ role, groups: roles });
  });

  test('is everything for the owner, and nothing for who is not there', async () => {
    const { look, state, directory } = await standingOf();
    expect(await look()).toEqual({ role: 'asker', groups: [] });
    expect(await directory.standing('1', person)).toEqual({ role: 'asker', groups: [] });
    state.places.owner = person;
    state.places.members.set(person, { roles: ['9'] });
    expect(await look()).toEqual({ role: 'admin', groups: ['9'] });
  });

  test('is nothing in a time-out, but for administrators', async () => {
    const muted = await standingOf({ roles: ['71'], until: 60_000 });
    expect(await muted.look()).toEqual({ role: 'asker', groups: [] });
    const over = await standingOf({ roles: ['71'], until: -60_000 });
    expect(await over.look()).toMatchObject({ role: 'moderator' });
    const admin = await standingOf({ roles: ['73'], until: 60_000 });
    expect(await admin.look()).toMatchObject({ role: 'admin' });
  });

  test('is not guessed where Discord does not say', async () => {
    const { look, state } = await standingOf({ roles: ['73'] });
    state.meddle = () => 'broken';
    await expect(look()).rejects.toMatchObject({ outcome: 'later', reason: 'unreached' });
  });
});
