import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { createSlackOutlet } from '../../../src/adapters/slack/outlet.ts';
import type { Place, Reply } from '../../../src/core/message.ts';
import type { Outlet, Parcel } from '../../../src/core/publishing.ts';
import { simple } from '../../contracts/adapter.ts';
import { newKey, refusalOf } from '../../contracts/outlet.ts';
import { createLog, until } from '../../support/slack/bench.ts';
import { clientAt, openOutlet, type SlackOutletBench } from '../../support/slack/outlet.ts';

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

const say = (text: string, over: Partial<Reply> = {}): Reply => ({
  ...simple(text),
  audience: 'everyone',
  ...over,
});

/** An outlet, and what makes a parcel for its place. */
async function desk(timeout?: number) {
  const bench: SlackOutletBench = await openOutlet(timeout);
  open.push(bench);
  const parcel = (over: Partial<Parcel> = {}): Parcel => ({
    key: newKey(),
    place: bench.place,
    reply: say('The moon is rock.'),
    before: new Date(Date.now() + 60_000),
    ...over,
  });
  const calls = (method: string) => bench.state.calls.filter((call) => call === method).length;
  return { ...bench, parcel, calls };
}

const justNow = () => new Date(Date.now() - 5000);

/** An outlet to an address at which something else may be. */
function outletTo(apiUrl: string): Outlet {
  const log = createLog();
  const client = clientAt(apiUrl, 'xoxb-fake', log, 2000);
  return createSlackOutlet({ clientFor: async () => client, pace: async () => {}, log });
}

const elsewhere: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', kind: 'channel' };
const lonely = (): Parcel => ({
  key: newKey(),
  place: elsewhere,
  reply: say('The moon is rock.'),
  before: new Date(Date.now() + 60_000),
});

describe('a post that fails', () => {
  test.each([
    ['not_in_channel', 'refused', 'not-a-member'],
    ['channel_not_found', 'refused', 'channel-gone'],
    ['is_archived', 'refused', 'archived'],
    ['restricted_action', 'refused', 'restricted'],
    ['restricted_action_read_only_channel', 'refused', 'restricted'],
    ['restricted_action_thread_only_channel', 'refused', 'restricted'],
    ['invalid_auth', 'refused', 'token-revoked'],
    ['account_inactive', 'refused', 'token-revoked'],
    ['token_expired', 'refused', 'token-revoked'],
    ['missing_scope', 'refused', 'no-permission'],
    ['msg_too_long', 'refused', 'content-refused'],
    ['msg_blocks_too_long', 'refused', 'content-refused'],
    ['invalid_arguments', 'refused', 'content-refused'],
    ['rate_limited', 'later', 'too-much'],
    // Slack may have taken it, or means what we do not know.
    ['internal_error', 'unknown', 'other'],
    ['fatal_error', 'unknown', 'other'],
    ['service_unavailable', 'unknown', 'other'],
    ['a_word_of_next_year', 'unknown', 'other'],
  ])('with %s is %s: %s', async (refused, outcome, reason) => {
    const { outlet, parcel, state, calls } = await desk();
    state.failures.push({ method: 'chat.postMessage', how: { refused } });
    expect(await refusalOf(outlet.post(parcel()))).toMatchObject({ outcome, reason });
    expect(calls('chat.postMessage')).toBe(1);
  });

  test('for lack of an answer may have been taken, and is not sent again', async () => {
    const { outlet, parcel, peer, state, calls } = await desk(300);
    state.failures.push({ method: 'chat.postMessage', how: 'accepted-silence' });
    const lost = parcel();
    const error = await refusalOf(outlet.post(lost));
    expect(error).toMatchObject({ outcome: 'unknown', reason: 'timed-out' });
    expect(calls('chat.postMessage')).toBe(1);
    expect(await outlet.find(lost, justNow())).toMatchObject({
      message: peer.stands()[0]?.message,
    });
  });

  test('where nobody listens was certainly not taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    await new Promise((resolve) => server.close(resolve));
    const outlet = outletTo(`http://127.0.0.1:${address.port}/api`);
    expect(await refusalOf(outlet.post(lonely()))).toMatchObject({
      outcome: 'later',
      reason: 'unreached',
    });
  });

  test('where the name is nobody’s was certainly not taken', async () => {
    const outlet = outletTo('http://nobody.invalid/api');
    expect((await refusalOf(outlet.post(lonely()))).outcome).toBe('later');
  });

  test('with a page in the place of an answer may have been taken', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<html>not_in_channel</html>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    open.push({
      close: async () => {
        server.closeAllConnections();
        server.close();
      },
    });
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const outlet = outletTo(`http://127.0.0.1:${address.port}/api`);
    expect((await refusalOf(outlet.post(lonely()))).outcome).toBe('unknown');
  });

  test('by its limit says how long to wait', async () => {
    const { outlet, parcel, state } = await desk();
    state.failures.push({ method: 'chat.postMessage', how: 'limited' });
    expect((await refusalOf(outlet.post(parcel()))).retryAfter).toBe(1000);
  });

  test('below a message that is gone says that it is gone', async () => {
    const { outlet, parcel, peer } = await desk();
    const under = await outlet.post(parcel());
    peer.erase(under);
    expect(await refusalOf(outlet.post(parcel({ under })))).toMatchObject({
      outcome: 'gone',
      reason: 'message-gone',
    });
  });

  test('for want of a workspace to post to was not taken', async () => {
    const outlet = createSlackOutlet({
      clientFor: async () => {
        throw new Error('the desk is not installed there');
      },
      pace: async () => {},
      log: createLog(),
    });
    expect((await refusalOf(outlet.post(lonely()))).outcome).toBe('later');
  });
});

describe('a post', () => {
  test('stands also where Slack gives no address for it', async () => {
    const { outlet, parcel, peer, state, place } = await desk();
    state.failures.push({ method: 'chat.getPermalink', how: 'accepted-500' });
    expect(await outlet.post(parcel())).toEqual({ place, message: peer.stands()[0]?.message });
  });

  test('has its address where Slack gives one', async () => {
    const { outlet, parcel } = await desk();
    const { url } = await outlet.post(parcel());
    expect(url).toMatch(/^https:\/\/example\.slack\.com\/archives\/C1\/p\d+$/);
  });

  test('waits for its channel’s turn, and does not go out when that comes too late', async () => {
    const { parcel, peer, clientFor, log } = await desk();
    const waited: string[] = [];
    const outlet = createSlackOutlet({
      clientFor,
      log,
      async pace(channel) {
        waited.push(channel);
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    });
    await outlet.post(parcel());
    const late = parcel({ before: new Date(Date.now() + 20) });
    expect(await refusalOf(outlet.post(late))).toMatchObject({
      outcome: 'later',
      reason: 'timed-out',
    });
    expect(waited).toEqual(['C1', 'C1']);
    expect(peer.stands()).toHaveLength(1);
  });

  test('does not wait behind others that Slack does not answer, where it would go out too late', async () => {
    const { outlet, parcel, state, calls, close } = await desk(60_000);
    // One more than the library has on their way at once unless told.
    const many = Array.from({ length: 101 }, () => parcel());
    const failure = { method: 'chat.postMessage', how: 'accepted-silence' } as const;
    state.failures.push(...many.map(() => failure));
    const posts = Promise.allSettled(many.map((one) => outlet.post(one)));
    await until(() => calls('chat.postMessage') === many.length, 'all of them');
    open = [];
    await close();
    expect((await posts).every(({ status }) => status === 'rejected')).toBe(true);
  });

  const asking = say('Was it?', {
    about: 'moon',
    actions: [{ label: 'Was this right?', act: { kind: 'feedback', id: 'moon', said: 'unsaid' } }],
  });

  test('goes without newer blocks where they are refused, and so do those after it', async () => {
    const { outlet, parcel, peer, state, calls } = await desk();
    state.unknownBlocks.add('context_actions');
    const receipt = await outlet.post(parcel({ reply: asking }));
    await outlet.post(parcel({ reply: asking }));
    expect(calls('chat.postMessage')).toBe(3);
    expect(peer.stands()).toHaveLength(2);
    await outlet.edit(receipt, asking);
    expect(peer.violations()).toEqual([]);
  });

  test('is not sent another way when it may have been taken', async () => {
    const { outlet, parcel, peer, state } = await desk();
    state.failures.push({ method: 'chat.postMessage', how: 'accepted-500' });
    await refusalOf(outlet.post(parcel({ reply: asking })));
    expect(peer.stands()).toHaveLength(1);
  });

  test('is refused where it cannot be shown in any way', async () => {
    const { outlet, parcel, state, calls } = await desk();
    for (const type of ['section', 'actions', 'header', 'context']) state.unknownBlocks.add(type);
    expect(await refusalOf(outlet.post(parcel()))).toMatchObject({
      outcome: 'refused',
      reason: 'content-refused',
    });
    expect(calls('chat.postMessage')).toBe(2);
  });

  test('into a thread stands there, and so does what is said below it', async () => {
    const { outlet, parcel, place, peer } = await desk();
    const first = await outlet.post(parcel());
    const thread: Place = { ...place, thread: first.message };
    const into = parcel({ place: thread });
    const receipt = await outlet.post(into);
    expect(receipt.place).toEqual(thread);
    const below = parcel({ place: thread, under: receipt });
    await outlet.post(below);
    // Slack hangs a thread on its first message.
    expect(peer.stands().map(({ under }) => under)).toEqual([
      undefined,
      first.message,
      first.message,
    ]);
    expect(await outlet.find(into, justNow())).toMatchObject({ message: receipt.message });
    expect(await outlet.find({ key: newKey(), place: thread }, justNow())).toBe('absent');
  });

  test('of an announcement is handed on by nobody', async () => {
    const { outlet, parcel } = await desk();
    expect(outlet.crossposts).toBe(false);
    await outlet.crosspost(await outlet.post(parcel()));
  });
});

describe('a post to a person', () => {
  const ana = (place: Place): Place => ({ ...place, channel: 'UANA', kind: 'direct' });

  test('opens the conversation, is found there, and is edited and removed there', async () => {
    const { outlet, parcel, place, state, peer } = await desk();
    state.people.set('UANA', {});
    const told = parcel({ place: ana(place) });
    const receipt = await outlet.post(told);
    expect(receipt.place).toEqual({ ...place, channel: 'DUANA', kind: 'direct' });
    expect(await outlet.find(told, justNow())).toMatchObject({ message: receipt.message });
    await outlet.edit(receipt, say('Corrected.'));
    expect(peer.stands().map(({ text }) => text)).toEqual(['Corrected.']);
    await outlet.remove(receipt);
    expect(peer.stands()).toEqual([]);
  });

  test('goes out without the right to open it, but cannot be looked for then', async () => {
    const { outlet, parcel, place, state } = await desk();
    state.people.set('UANA', {});
    state.grants.delete('im:write');
    const told = parcel({ place: ana(place) });
    expect((await outlet.post(told)).place.channel).toBe('DUANA');
    expect(await outlet.find(told, justNow())).toBe('unreadable');
  });

  test('who is not there is refused', async () => {
    const { outlet, parcel, place } = await desk();
    expect(await refusalOf(outlet.post(parcel({ place: ana(place) })))).toMatchObject({
      outcome: 'refused',
      reason: 'channel-gone',
    });
  });

  test('was certainly not posted where the conversation could not be opened', async () => {
    const { outlet, parcel, place, state, peer } = await desk();
    state.people.set('UANA', {});
    state.failures.push({ method: 'conversations.open', how: 'accepted-500' });
    expect((await refusalOf(outlet.post(parcel({ place: ana(place) })))).outcome).toBe('later');
    expect(peer.stands()).toEqual([]);
  });
});

describe('looking for a post', () => {
  test('goes through every page', async () => {
    const { outlet, parcel, state } = await desk();
    const lost = parcel();
    const { message } = await outlet.post(lost);
    for (let n = 0; n < 5; n++) await outlet.post(parcel());
    state.pageSize = 2;
    expect(await outlet.find(lost, justNow())).toMatchObject({ message });
    expect(await outlet.find({ ...lost, key: newKey() }, justNow())).toBe('absent');
  });

  test('ends, and says nothing where there is more than it reads', async () => {
    const { outlet, parcel, state, calls } = await desk();
    for (let n = 0; n < 12; n++) await outlet.post(parcel());
    state.pageSize = 1;
    expect(await outlet.find(parcel(), justNow())).toBe('unreadable');
    expect(calls('conversations.history')).toBe(10);
  });

  test('says nothing where Slack has more and does not say where', async () => {
    const { outlet, parcel, state } = await desk();
    for (let n = 0; n < 3; n++) await outlet.post(parcel());
    state.pageSize = 1;
    state.withoutCursor = true;
    expect(await outlet.find(parcel(), justNow())).toBe('unreadable');
  });

  test('does not go back before the post was begun', async () => {
    const { outlet, parcel, state } = await desk();
    const lost = parcel();
    await outlet.post(lost);
    const later = new Date((state.now + 3600) * 1000);
    expect(await outlet.find(lost, later)).toBe('absent');
  });

  test('finds it still after an edit', async () => {
    const { outlet, parcel } = await desk();
    const lost = parcel();
    const receipt = await outlet.post(lost);
    await outlet.edit(receipt, say('Corrected.'));
    expect(await outlet.find(lost, justNow())).toMatchObject({ message: receipt.message });
  });

  test('is not taken in by what another app posted with the same key', async () => {
    const { outlet, parcel, state } = await desk();
    const lost = parcel();
    state.others.push({
      channel: 'C1',
      ts: `${state.now + 1}.0001`,
      user: 'UOTHER',
      bot_id: 'BOTHER',
      metadata: { event_type: 'factdesk_post', event_payload: { key: lost.key } },
    });
    expect(await outlet.find(lost, justNow())).toBe('absent');
  });

  test.each([
    ['the scope was not granted', 'channels:history', {}],
    ['the desk is not in the channel', 'none', { member: false }],
    ['the channel is gone', 'none', { gone: true }],
  ])('says that it may not look where %s', async (_, scope, channel) => {
    const { outlet, parcel, state } = await desk();
    const lost = parcel();
    await outlet.post(lost);
    state.grants.delete(scope);
    state.channels.set('C1', { member: true, ...channel });
    expect(await outlet.find(lost, justNow())).toBe('unreadable');
  });

  test('with a token that is no longer taken is refused', async () => {
    const { outlet, parcel, peer } = await desk();
    peer.trouble('revoked');
    expect(await refusalOf(outlet.find(parcel(), justNow()))).toMatchObject({
      outcome: 'refused',
      reason: 'token-revoked',
    });
  });
});

describe('a copy that cannot be changed', () => {
  test.each([
    ['cant_update_message', 'too-old'],
    ['edit_window_closed', 'too-old'],
    ['is_inactive', 'archived'],
    ['channel_not_found', 'channel-gone'],
  ])('any more, by %s, is refused: %s', async (refused, reason) => {
    const { outlet, parcel, state } = await desk();
    const receipt = await outlet.post(parcel());
    state.failures.push({ method: 'chat.update', how: { refused } });
    expect(await refusalOf(outlet.edit(receipt, say('Corrected.')))).toMatchObject({
      outcome: 'refused',
      reason,
    });
  });

  test('nor deleted is refused', async () => {
    const { outlet, parcel, state, peer } = await desk();
    const receipt = await outlet.post(parcel());
    state.failures.push({ method: 'chat.delete', how: { refused: 'cant_delete_message' } });
    expect((await refusalOf(outlet.remove(receipt))).outcome).toBe('refused');
    expect(peer.stands()).toHaveLength(1);
  });
});

describe('the adapter’s outlet', () => {
  test('works with a token before the adapter is started, and after it has stopped', async () => {
    const { slack, state, parcel, peer } = await desk();
    const { botToken, appToken } = state;
    const log = createLog();
    const adapter = createSlack({ botToken, appToken, apiUrl: slack.apiUrl, pace: 0, log });
    await adapter.outlet.post(parcel());
    await adapter.start(async () => undefined);
    await adapter.stop();
    await adapter.outlet.post(parcel());
    expect(peer.stands()).toHaveLength(2);
  });
});
