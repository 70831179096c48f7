import { describe, expect, onTestFinished, test } from 'vitest';
import type { OutletOptions } from '../../../src/adapters/discord/outlet.ts';
import type { Place, Reply } from '../../../src/core/message.ts';
import type { Parcel } from '../../../src/core/publishing.ts';
import { fullReply, simple } from '../../contracts/adapter.ts';
import { newKey, refusalOf } from '../../contracts/outlet.ts';
import { addChannel, type Channel, permissions, types } from '../../support/discord/channels.ts';
import { openOutlet } from '../../support/discord/outlet-bench.ts';
import type { Fault, Kept } from '../../support/discord/state.ts';

const say = (text: string): Reply => ({ ...simple(text), audience: 'everyone' });
const whole = fullReply({ audience: 'everyone' });

async function opened(over: Partial<OutletOptions> = {}) {
  const bench = await openOutlet(over);
  onTestFinished(bench.close);
  const { state } = bench.discord;
  const parcel = (more: Partial<Parcel> = {}): Parcel => ({
    key: newKey(),
    place: bench.place,
    reply: say('The moon is rock.'),
    before: new Date(Date.now() + 60_000),
    ...more,
  });
  const placeOf = ({ id, type, parent }: Channel): Place => ({
    ...bench.place,
    ...(type === types.thread ? { channel: parent ?? '', thread: id } : { channel: id }),
  });
  const next = (method: string, path: RegExp, ...hows: Fault[]) => {
    state.failures.push(...hows.map((how) => ({ method, path, how })));
  };
  const calls = (call: RegExp) => state.calls.filter((one) => call.test(one));
  const since = new Date();
  return { ...bench, state, parcel, placeOf, next, calls, since };
}

const posts = /^POST .*\/messages$/;
const messages = /\/messages$/;
const cardRefused: Fault = { status: 400, code: 50_035 };

describe('a post', () => {
  const unanswered: Fault[] = [
    'taken-and-broken',
    'taken-and-reset',
    'taken-and-cut-short',
    'reset',
  ];
  test.each(unanswered)('that had no answer is made again with its nonce: %s', async (how) => {
    const { outlet, parcel, next, peer, calls } = await opened();
    next('POST', messages, how);
    const receipt = await outlet.post(parcel());
    expect(peer.stands().map(({ message }) => message)).toEqual([receipt.message]);
    expect(calls(posts)).toHaveLength(2);
  });

  test('to a Discord that takes too long is unknown in time, and is found later', async () => {
    const { outlet, parcel, next, peer, since } = await opened({ patience: 600 });
    await outlet.post(parcel());
    const lost = parcel();
    next('POST', messages, 'taken-and-silent', 'silent', 'silent');
    expect(await refusalOf(outlet.post(lost))).toMatchObject({ outcome: 'unknown' });
    expect(await outlet.find(lost, since)).toMatchObject({ message: peer.stands()[1]?.message });
  });

  test('that nobody was there to take is made again later', async () => {
    const { outlet, parcel, close } = await opened();
    await close();
    const error = await refusalOf(outlet.post(parcel()));
    expect(error).toMatchObject({ outcome: 'later', reason: 'unreached' });
  });

  test('waits for a limit of a moment, but not beyond its time', async () => {
    const { outlet, parcel, next, peer } = await opened();
    await outlet.post(parcel());
    next('POST', messages, 'limited');
    await outlet.post(parcel());
    expect(peer.stands()).toHaveLength(2);
    next('POST', messages, 'limited');
    const late = parcel({ before: new Date(Date.now() + 30) });
    expect(await refusalOf(outlet.post(late))).toMatchObject({ outcome: 'later' });
    expect(peer.stands()).toHaveLength(2);
  });

  test('goes out as an embed where the card is refused, and is found by its mark', async () => {
    const { outlet, parcel, next, state, since } = await opened();
    for (const reply of [whole, say('No buttons at all.')]) {
      next('POST', messages, cardRefused);
      const embedded = parcel({ reply });
      const { message } = await outlet.post(embedded);
      expect(state.messages.at(-1)?.body).toHaveProperty('embeds');
      expect(await outlet.find(embedded, since)).toMatchObject({ message });
    }
    expect(state.refused).toEqual([]);
  });

  test('goes out in no other form where the first may stand', async () => {
    const { outlet, parcel, next, state, calls } = await opened();
    next('POST', messages, 'taken-and-broken', cardRefused);
    expect(await refusalOf(outlet.post(parcel()))).toMatchObject({ outcome: 'unknown' });
    expect(calls(posts)).toHaveLength(2);
    expect(state.messages.map(({ body }) => 'embeds' in body)).toEqual([false]);
  });

  test('is unknown where a try that may have been taken is followed by a refusal', async () => {
    const { outlet, parcel, next } = await opened();
    next('POST', messages, 'taken-and-reset', { status: 403, code: 50_013 });
    expect(await refusalOf(outlet.post(parcel()))).toMatchObject({ outcome: 'unknown' });
  });

  test('says below what it is about only where the desk may read that', async () => {
    const { outlet, parcel, next, peer } = await opened();
    const under = await outlet.post(parcel());
    next('POST', messages, { status: 400, code: 160_002 });
    await outlet.post(parcel({ under }));
    expect(peer.stands()[1]?.under).toBeUndefined();
  });

  const refusals: [number, number, string][] = [
    [404, 10_003, 'channel-gone'],
    [403, 50_001, 'no-permission'],
    [400, 50_083, 'archived'],
    [403, 200_000, 'content-refused'],
    [401, 40_001, 'token-revoked'],
    [400, 99_999, 'other'],
  ];
  test.each(refusals)('is refused with %i/%i: %s', async (status, code, reason) => {
    const { outlet, parcel, next } = await opened();
    next('POST', messages, { status, code });
    expect(await refusalOf(outlet.post(parcel()))).toMatchObject({ outcome: 'refused', reason });
  });
});

describe('an edit', () => {
  test('of an old message beyond its number waits where Discord says how long, or is too late', async () => {
    const { outlet, parcel, next } = await opened();
    const receipt = await outlet.post(parcel());
    next('PATCH', /./, { status: 429, code: 30_046 });
    expect(await refusalOf(outlet.edit(receipt, whole))).toMatchObject({
      outcome: 'refused',
      reason: 'too-old',
    });
    next('PATCH', /./, 'limited-for-long');
    const error = await refusalOf(outlet.edit(receipt, whole));
    expect(error).toMatchObject({ outcome: 'later', reason: 'too-much' });
    expect(error.retryAfter).toBeGreaterThan(500_000);
  });

  test('of a message that followers read waits for its limit', async () => {
    const { outlet, parcel, next } = await opened();
    const receipt = await outlet.post(parcel());
    next('PATCH', /./, { status: 400, code: 20_022 });
    const error = await refusalOf(outlet.edit(receipt, whole));
    expect(error).toMatchObject({ outcome: 'later', reason: 'too-much', retryAfter: 1_200_000 });
  });

  test('of a message whose channel was deleted finds it gone', async () => {
    const { outlet, parcel, next } = await opened();
    const receipt = await outlet.post(parcel());
    next('PATCH', /./, { status: 404, code: 10_003 });
    expect(await refusalOf(outlet.edit(receipt, whole))).toMatchObject({
      outcome: 'gone',
      reason: 'channel-gone',
    });
  });
});

test('a removal that had no answer is done, and not taken for somebody else’s', async () => {
  const { outlet, parcel, next, peer } = await opened();
  const receipt = await outlet.post(parcel());
  next('DELETE', /./, 'taken-and-reset');
  await outlet.remove(receipt);
  expect(peer.stands()).toEqual([]);
});

describe('a forum', () => {
  async function forum() {
    const bench = await opened();
    const channel = addChannel(bench.state, { type: types.forum, name: 'fact-checks' });
    const title = `False: ${'The moon is made of cheese. '.repeat(10)}`;
    const place = bench.placeOf(channel);
    const inForum = () => bench.parcel({ place, reply: { ...whole, title } });
    return { ...bench, channel, inForum };
  }

  test('gets a thread of its own, named as the card begins, which is edited and answered in', async () => {
    const { outlet, inForum, parcel, state, channel, since } = await forum();
    const receipt = await outlet.post(inForum());
    const thread = state.places.channels.at(-1);
    expect(receipt.place).toMatchObject({ channel: channel.id, thread: thread?.id });
    expect(thread?.name).toMatch(/^False: The moon .*…$/);
    expect(thread?.name.length).toBeLessThanOrEqual(100);
    await outlet.edit(receipt, say('Corrected.'));
    expect(JSON.stringify(state.messages[0]?.body)).toContain('Corrected.');
    const change = parcel({ place: { ...receipt.place, thread: '' }, under: receipt });
    const below = await outlet.post(change);
    expect(state.messages[1]).toMatchObject({ channel: thread?.id, repliesTo: receipt.message });
    expect(await outlet.find(change, since)).toEqual(below);
    expect(state.refused).toEqual([]);
  });

  test('has no nonces: a post without an answer is made once, and found among its threads', async () => {
    const { outlet, inForum, next, calls, since, state } = await forum();
    await outlet.post(inForum());
    const lost = inForum();
    next('POST', /\/threads$/, 'taken-and-broken');
    expect(await refusalOf(outlet.post(lost))).toMatchObject({ outcome: 'unknown' });
    expect(calls(/^POST .*\/threads$/)).toHaveLength(2);
    const thread = state.places.channels.at(-1);
    const found = { message: thread?.id, place: { thread: thread?.id } };
    expect(await outlet.find(lost, since)).toMatchObject(found);
    if (thread) thread.archived = true;
    expect(await outlet.find(lost, since)).toMatchObject(found);
    expect(await outlet.find(inForum(), since)).toBe('absent');
  });

  test('says nothing of a thread whose first message somebody deleted', async () => {
    const { outlet, inForum, peer, since } = await forum();
    const lost = inForum();
    peer.erase(await outlet.post(lost));
    expect(await outlet.find(lost, since)).toBe('unreadable');
  });

  test('that wants a tag is restricted', async () => {
    const { outlet, inForum, channel } = await forum();
    channel.flags = 16;
    expect(await refusalOf(outlet.post(inForum()))).toMatchObject({
      outcome: 'refused',
      reason: 'restricted',
    });
  });

  const owns = permissions.manageThreads;
  const removals: [string, bigint, boolean, boolean][] = [
    ['whole where nobody answered', owns, false, false],
    ['without its thread where the desk may not', 0n, false, true],
    ['without its thread where somebody answered', owns, true, true],
  ];
  test.each(removals)('loses a copy %s', async (_, rights, answered, threadStays) => {
    const { outlet, inForum, state, calls } = await forum();
    state.rolePermissions |= rights;
    const receipt = await outlet.post(inForum());
    const { thread = '' } = receipt.place;
    const theirs: Kept = {
      id: state.nextId(),
      channel: thread,
      body: {},
      audience: 'everyone',
      waiting: false,
      deleted: false,
    };
    if (answered) state.messages.push(theirs);
    await outlet.remove(receipt);
    expect(state.messages[0]?.deleted).toBe(true);
    expect(state.places.channels.some(({ id }) => id === thread)).toBe(threadStays);
    expect(calls(/^DELETE/).at(-1)).toMatch(threadStays ? /messages/ : /^DELETE \/channels\/\d+$/);
  });
});

describe('a thread', () => {
  async function inThread(over: Partial<Channel> = {}) {
    const bench = await opened();
    const { state, placeOf } = bench;
    const thread = addChannel(state, { type: types.thread, parent: state.channel, ...over });
    return { ...bench, thread, place: placeOf(thread) };
  }

  test('that is archived is opened by a post and by an edit', async () => {
    const { outlet, parcel, thread, place } = await inThread({ archived: true });
    const receipt = await outlet.post(parcel({ place }));
    expect(thread.archived).toBe(false);
    thread.archived = true;
    await outlet.edit(receipt, say('Corrected.'));
    expect(thread.archived).toBe(false);
    thread.archived = true;
    await outlet.remove(receipt);
  });

  test('that is locked stays closed', async () => {
    const { outlet, parcel, thread, place } = await inThread();
    const receipt = await outlet.post(parcel({ place }));
    Object.assign(thread, { archived: true, locked: true });
    const closed = { outcome: 'refused', reason: 'archived' };
    expect(await refusalOf(outlet.post(parcel({ place })))).toMatchObject(closed);
    expect(await refusalOf(outlet.edit(receipt, whole))).toMatchObject(closed);
  });

  test('is looked through like a channel, with the rights of the one above it', async () => {
    const { outlet, parcel, place, since, state } = await inThread();
    const lost = parcel({ place });
    const receipt = await outlet.post(lost);
    expect(await outlet.find(lost, since)).toEqual(receipt);
    state.deniedInChannel = permissions.history;
    expect(await outlet.find(lost, since)).toBe('unreadable');
  });
});

describe('a person', () => {
  async function toPerson() {
    const bench = await opened();
    const { place } = bench;
    const person: Place = { ...place, kind: 'direct', channel: '500000000000000001' };
    return { ...bench, direct: () => bench.parcel({ place: person }) };
  }

  test('is written to directly, found, edited and removed', async () => {
    const { outlet, direct, state, since } = await toPerson();
    const parcel = direct();
    const receipt = await outlet.post(parcel);
    expect(receipt.url).toBe(`https://discord.com/channels/@me/${state.direct}/${receipt.message}`);
    expect(state.messages[0]).toMatchObject({ channel: state.direct });
    expect(await outlet.find(parcel, since)).toEqual(receipt);
    await outlet.edit(receipt, say('Corrected.'));
    await outlet.remove(receipt);
    expect(state.messages[0]?.deleted).toBe(true);
    expect(state.refused).toEqual([]);
  });

  test('who takes no messages of the desk refuses them', async () => {
    const { outlet, direct, state } = await toPerson();
    state.places.directShut = true;
    expect(await refusalOf(outlet.post(direct()))).toMatchObject({
      outcome: 'refused',
      reason: 'no-permission',
    });
  });
});

describe('an announcement', () => {
  async function announced() {
    const bench = await opened();
    const channel = addChannel(bench.state, { type: types.news, name: 'news' });
    const receipt = await bench.outlet.post(bench.parcel({ place: bench.placeOf(channel) }));
    return { ...bench, receipt };
  }

  test('is handed on once, however often that is asked', async () => {
    const { outlet, receipt, state, next } = await announced();
    next('POST', /crosspost$/, 'taken-and-broken');
    await outlet.crosspost(receipt);
    await outlet.crosspost(receipt);
    expect([...state.places.crossposted]).toEqual([receipt.message]);
    expect(state.places.crosspostsLeft).toBe(9);
  });

  test('waits where the hour’s number is reached', async () => {
    const { outlet, receipt, next } = await announced();
    next('POST', /crosspost$/, 'limited-for-long');
    const error = await refusalOf(outlet.crosspost(receipt));
    expect(error).toMatchObject({ outcome: 'later', reason: 'too-much', retryAfter: 600_050 });
  });

  test('that somebody deleted is gone', async () => {
    const { outlet, receipt, peer } = await announced();
    peer.erase(receipt);
    expect(await refusalOf(outlet.crosspost(receipt))).toMatchObject({ outcome: 'gone' });
  });

  test('is nothing that another channel has', async () => {
    const { outlet, parcel, state, calls } = await opened();
    await outlet.crosspost(await outlet.post(parcel()));
    expect(calls(/crosspost/)).toEqual([]);
    expect(state.refused).toEqual([]);
  });
});

describe('a look', () => {
  const others = (state: { nextId(): string; channel: string }, count: number): Kept[] =>
    Array.from({ length: count }, () => ({
      id: state.nextId(),
      channel: state.channel,
      body: { content: 'x' },
      audience: 'everyone',
      waiting: false,
      deleted: false,
      author: '500000000000000001',
    }));

  test('goes through everything that was said since, a hundred at a time', async () => {
    const { outlet, parcel, state, since, calls } = await opened();
    state.messages.push(...others(state, 250));
    const lost = parcel();
    const receipt = await outlet.post(lost);
    state.messages.push(...others(state, 100));
    expect(await outlet.find(lost, since)).toEqual(receipt);
    expect(calls(/^GET .*\/messages$/)).toHaveLength(3);
    expect(await outlet.find(parcel(), since)).toBe('absent');
  });

  test('gives up where there is too much, and never says that nothing is there', async () => {
    const { outlet, parcel, state, since } = await opened();
    state.messages.push(...others(state, 2100));
    expect(await outlet.find(parcel(), since)).toBe('unreadable');
  });

  test('takes nobody else’s message for the desk’s, whatever its mark', async () => {
    const { outlet, parcel, state, since } = await opened();
    const lost = parcel();
    await outlet.post(lost);
    for (const one of state.messages) one.author = '500000000000000001';
    expect(await outlet.find(lost, since)).toBe('absent');
  });

  test('does not go back further than clocks may differ', async () => {
    const { outlet, parcel } = await opened();
    const lost = parcel();
    await outlet.post(lost);
    expect(await outlet.find(lost, new Date(Date.now() + 290_000))).not.toBe('absent');
    expect(await outlet.find(lost, new Date(Date.now() + 310_000))).toBe('absent');
  });

  test('where the channel is gone finds nothing', async () => {
    const { outlet, parcel, placeOf, since, state } = await opened();
    const place = { ...placeOf(addChannel(state, { type: types.text })), channel: '1' };
    expect(await outlet.find(parcel({ place }), since)).toBe('absent');
  });
});
