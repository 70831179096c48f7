import { afterEach, describe, expect, test } from 'vitest';
import { createSlackDirectory } from '../../../src/adapters/slack/directory.ts';
import type { Place } from '../../../src/core/message.ts';
import { simple } from '../../contracts/adapter.ts';
import { newKey, refusalOf } from '../../contracts/outlet.ts';
import { openOutlet, type SlackOutletBench } from '../../support/slack/outlet.ts';
import type { Channel } from '../../support/slack/state.ts';

let open: SlackOutletBench[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

async function desk() {
  const bench = await openOutlet();
  open.push(bench);
  const { state, clientFor } = bench;
  let clock = 0;
  const directory = createSlackDirectory({ clientFor, now: () => clock });
  const names = async (typed: string, limit = 20) =>
    (await directory.places('T1', typed, limit)).map(({ name }) => name);
  return {
    ...bench,
    directory,
    names,
    calls: (method: string) => state.calls.filter((call) => call === method).length,
    later(milliseconds: number) {
      clock += milliseconds;
    },
    has(id: string, channel: Channel) {
      state.channels.set(id, channel);
    },
  };
}

const at = (channel: string, over: Partial<Place> = {}): Place => ({
  platform: 'slack',
  workspace: 'T1',
  channel,
  kind: 'channel',
  ...over,
});

describe('places to post to', () => {
  test('are those whose name holds what was typed, those that begin with it first', async () => {
    const { directory, has, names } = await desk();
    has('C2', { name: 'facts', member: true });
    has('C3', { name: 'all-facts', member: true });
    expect(await names('FACT')).toEqual(['#facts', '#all-facts']);
    expect(await names('#fact', 1)).toEqual(['#facts']);
    expect(await names('c3')).toEqual(['#all-facts']);
    expect(await names('nothing')).toEqual([]);
    expect(await directory.places('T1', 'general', 5)).toEqual([
      { place: at('C1'), name: '#general' },
    ]);
  });

  test('are all of them by name where nothing was typed yet', async () => {
    const { has, names } = await desk();
    has('C2', { name: 'zebra', member: true });
    has('C3', { name: 'apple', member: true });
    expect(await names('')).toEqual(['#apple', '#general', '#zebra']);
  });

  test('are those that the desk can post to', async () => {
    const { has, names } = await desk();
    has('C2', { name: 'in-public' });
    has('C3', { name: 'in-private', private: true, member: true });
    has('C4', { name: 'in-secret', private: true });
    has('C5', { name: 'in-the-past', member: true, archived: true });
    expect(await names('in-')).toEqual(['#in-private', '#in-public']);
  });

  test('without chat:write.public are those that it was invited to', async () => {
    const { has, names, state } = await desk();
    state.grants.delete('chat:write.public');
    has('C2', { name: 'in-public' });
    expect(await names('')).toEqual(['#general']);
  });

  test('are read page by page, and then for a minute not again', async () => {
    const { has, names, state, calls, later } = await desk();
    for (let n = 0; n < 6; n++) has(`C1${n}`, { name: `room-${n}`, member: true });
    state.pageSize = 3;
    expect(await names('room')).toHaveLength(6);
    expect(calls('conversations.list')).toBe(3);
    has('C2', { name: 'room-new', member: true });
    await names('roo');
    expect(calls('conversations.list')).toBe(3);
    later(61_000);
    expect(await names('room')).toContain('#room-new');
  });

  test('are asked for again at once after that failed', async () => {
    const { names, state } = await desk();
    state.failures.push({ method: 'conversations.list', how: 'limited' });
    await expect(names('general')).rejects.toThrow();
    expect(await names('general')).toEqual(['#general']);
  });
});

describe('a place that is looked at', () => {
  test('has its name, and nothing stands in the way', async () => {
    const { directory } = await desk();
    expect(await directory.examine(at('C1'))).toEqual({
      target: { place: at('C1'), name: '#general' },
      kind: 'text',
      lacking: [],
      shared: false,
    });
  });

  test.each<[string, Channel, string]>([
    ['was archived', { member: true, archived: true }, 'archived'],
    ['is gone', { gone: true }, 'channel-gone'],
    ['is private and not the desk’s', { private: true }, 'channel-gone'],
    ['is read-only for the desk', { member: true, readOnly: true }, 'restricted'],
    ['takes replies only', { member: true, threadOnly: true }, 'restricted'],
  ])('that %s has the problem', async (_, channel, problem) => {
    const { directory, has } = await desk();
    has('C2', channel);
    expect(await directory.examine(at('C2'))).toMatchObject({ problem });
  });

  test('is no problem in public, unless the desk lacks the right to post unasked', async () => {
    const { directory, has, state } = await desk();
    has('C2', { name: 'open' });
    expect(await directory.examine(at('C2'))).not.toHaveProperty('problem');
    state.grants.delete('chat:write.public');
    expect(await directory.examine(at('C2'))).toMatchObject({
      target: { name: '#open' },
      problem: 'not-a-member',
    });
  });

  test('says which right the desk lacks', async () => {
    const { directory, state } = await desk();
    state.grants.delete('chat:write');
    expect(await directory.examine(at('C1'))).toMatchObject({
      problem: 'no-permission',
      lacking: ['chat:write'],
    });
  });

  test('is a thread where it names one, also where nothing else is taken', async () => {
    const { directory, has } = await desk();
    has('C2', { member: true, threadOnly: true });
    const seen = await directory.examine(at('C2', { thread: '1.1' }));
    expect(seen.kind).toBe('thread');
    expect(seen).not.toHaveProperty('problem');
  });

  test('says that another organisation reads it, or is about to', async () => {
    const { directory, has, state } = await desk();
    state.shared.add('C1');
    has('C2', { member: true, pending: true });
    expect((await directory.examine(at('C1'))).shared).toBe(true);
    expect((await directory.examine(at('C2'))).shared).toBe(true);
  });

  test('is a person with their name; who left cannot be told', async () => {
    const { directory, state } = await desk();
    state.people.set('UANA', { real_name: 'Ana' });
    state.people.set('UBEA', { deleted: true });
    const direct = (id: string) => directory.examine(at(id, { kind: 'direct' }));
    expect(await direct('UANA')).toMatchObject({ kind: 'direct', target: { name: 'Ana' } });
    expect(await direct('UANA')).not.toHaveProperty('problem');
    expect((await direct('UBEA')).problem).toBe('channel-gone');
    expect(await direct('D1')).not.toHaveProperty('problem');
  });

  test.each([
    ['limited', 'too-much'],
    ['broken', 'unreached'],
    ['revoked', 'token-revoked'],
  ] as const)('says why Slack tells nothing: %s', async (how, problem) => {
    const { directory, peer } = await desk();
    peer.trouble(how);
    expect(await directory.examine(at('C1'))).toMatchObject({ problem, kind: 'text' });
  });
});

test.each<[string, Channel]>([
  ['an archived channel', { member: true, archived: true }],
  ['a public channel without an invitation', {}],
  ['a private channel without one', { private: true }],
  [
    'a read-only channel',
    { member: true, readOnly: true, restricted: 'restricted_action_read_only_channel' },
  ],
  ['a channel that is gone', { gone: true }],
])('what is said of %s is what a post meets there', async (_, channel) => {
  const { directory, outlet, state, has, peer } = await desk();
  state.grants.delete('chat:write.public');
  has('C2', channel);
  const parcel = {
    key: newKey(),
    place: at('C2'),
    reply: { ...simple('The moon is rock.'), audience: 'everyone' as const },
    before: new Date(Date.now() + 60_000),
  };
  const { outcome, reason } = await refusalOf(outlet.post(parcel));
  expect(outcome).toBe('refused');
  expect((await directory.examine(at('C2'))).problem).toBe(reason);
  expect(peer.stands()).toEqual([]);
});

describe('what somebody may do', () => {
  const groups = { name: 'Editors', users: ['UANA', 'UBEA', 'UFAR'] };

  test('is what Slack says at the moment', async () => {
    const { directory, state } = await desk();
    state.groups.set('S1', groups);
    expect(await directory.standing('T1', 'UADMIN')).toMatchObject({ role: 'admin' });
    expect(await directory.standing('T1', 'UANA')).toEqual({ role: 'asker', groups: ['S1'] });
    state.groups.clear();
    state.admins.clear();
    expect(await directory.standing('T1', 'UADMIN')).toEqual({ role: 'asker', groups: [] });
    expect(await directory.standing('T1', 'UANA')).toEqual({ role: 'asker', groups: [] });
  });

  test.each([
    ['left', { deleted: true }],
    ['is a stranger from a shared channel', { is_stranger: true }],
    ['is of another workspace', { team_id: 'T9' }],
    ['is nobody', { gone: true }],
  ])('is to ask where the person %s, whatever else is said of them', async (_, told) => {
    const { directory, state } = await desk();
    state.groups.set('S1', groups);
    state.people.set('UFAR', { ...told, is_admin: true });
    expect(await directory.standing('T1', 'UFAR')).toEqual({ role: 'asker' });
  });

  test('is theirs in every workspace of their organisation that they are in', async () => {
    const { directory, state } = await desk();
    const person = { team_id: 'T9', enterprise_user: { teams: ['T9', 'T1'] }, is_admin: true };
    state.people.set('UFAR', person);
    expect((await directory.standing('T1', 'UFAR')).role).toBe('admin');
  });

  test('is by admin rights alone where the plan has no user groups', async () => {
    const { directory, state } = await desk();
    state.failures.push({ method: 'usergroups.list', how: { refused: 'paid_teams_only' } });
    expect(await directory.standing('T1', 'UANA')).toEqual({ role: 'asker', groups: [] });
  });

  test.each(['users.info', 'usergroups.list'])(
    'is not taken away because %s failed: that is said',
    async (method) => {
      const { directory, state } = await desk();
      state.failures.push({ method, how: 'accepted-500' });
      await expect(directory.standing('T1', 'UANA')).rejects.toThrow();
    },
  );
});
