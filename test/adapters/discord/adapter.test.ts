import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createDiscord, type DiscordOptions } from '../../../src/adapters/discord/adapter.ts';
import { flags } from '../../../src/adapters/discord/limits.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import type { Incoming, Reply } from '../../../src/core/message.ts';
import type { Handle } from '../../../src/core/ports.ts';
import { type DiscordBench, openBench, until, type Way } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import type { Fault, State } from '../../support/discord/state.ts';
import { memoryLog } from '../../support/log.ts';

const say = (text: string, over: Partial<Reply> = {}): Reply => ({
  title: text,
  blocks: [{ kind: 'text', style: 'plain', text }],
  actions: [],
  audience: 'asker',
  locale: 'en',
  ...over,
});
const withButton = say('Here.', { actions: [{ label: 'Help', act: { kind: 'help' } }] });
const forAll = { ...withButton, audience: 'everyone' as const };

let open: DiscordBench[] = [];
afterEach(async () => {
  for (const bench of open) {
    await bench.adapter.stop();
    await bench.close();
  }
  open = [];
});

async function started(way: Way, handle: Handle = async () => withButton) {
  const bench = await openBench(way);
  open.push(bench);
  const came: Incoming[] = [];
  await bench.adapter.start(async (incoming) => {
    came.push(incoming);
    return handle(incoming);
  });
  const { state, gateway } = bench.discord;
  return { ...bench, came, state, gateway };
}

/** A promise and the key to it. */
function gate() {
  let release = () => {};
  const passed = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { passed, release: () => release() };
}

const logged = (log: DiscordBench['log'], words: string) => () =>
  log.lines.some(({ message }) => message.includes(words));
const called = ({ calls }: State, pattern: RegExp) => calls.filter((call) => pattern.test(call));
/** Lets everything that is on its way arrive: the next question is answered after what came before it. */
const settled = async (bench: DiscordBench) => expect(await bench.peer.ask('next')).toBeDefined();

const callback = /callback$/;
const original = /@original$/;
const messages = /^\/channels\/\d+\/messages$/;

describe('a question', () => {
  test('by command is acknowledged before it is answered, hidden from others', async () => {
    const { passed, release } = gate();
    const { gateway, state, came } = await started('command', async () => {
      await passed;
      return withButton;
    });
    gateway.dispatch('INTERACTION_CREATE', commandData('slow?', state));
    await until(() => came.length === 1, 'the question');
    expect(state.messages).toMatchObject([{ waiting: true, audience: 'asker' }]);
    expect(state.sent).toEqual([]);
    release();
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message).toMatchObject({ waiting: false, audience: 'asker' });
  });

  test('that mentions the desk is answered as a reply to it, and nobody is pinged', async () => {
    const { gateway, state } = await started('mention');
    const asked = messageData(mention('is it?', state), state);
    gateway.dispatch('MESSAGE_CREATE', asked);
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message.repliesTo).toBe(asked.id);
    expect(state.sent[0]?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('in a thread is answered there', async () => {
    const { gateway, state, came } = await started('command');
    const thread = '300000000000000009';
    gateway.dispatch('INTERACTION_CREATE', { ...commandData('a', state), channel_id: thread });
    await until(() => state.sent.length === 1, 'the answer');
    expect(came[0]?.place.channel).toBe(thread);
  });

  test('asked where the desk is not a member is hidden: in a group, or in a server of others', async () => {
    const { gateway, state } = await started('command');
    const { context: _, ...others } = commandData('a', state, true);
    gateway.dispatch('INTERACTION_CREATE', { ...others, context: 2 });
    gateway.dispatch('INTERACTION_CREATE', { ...commandData('b', state), guild_id: '7' });
    await until(() => state.sent.length === 2, 'both answers');
    expect(state.sent.map(({ message }) => message.audience)).toEqual(['asker', 'asker']);
  });

  test('of bots, of the desk itself, and edits are not answered', async () => {
    const { gateway, peer, state, came } = await started('mention');
    const { author } = messageData('', state);
    const said = mention('is it?', state);
    const over = [
      { author: { ...author, bot: true } },
      { author: { id: state.userId, username: 'desk', bot: true } },
      { edited_timestamp: '2026-01-01T00:00:00Z' },
      { webhook_id: '1' },
    ];
    for (const how of over) {
      gateway.dispatch('MESSAGE_CREATE', messageData(said, state, false, how));
      gateway.dispatch('MESSAGE_CREATE', messageData(said, state, true, how));
    }
    gateway.dispatch('MESSAGE_UPDATE', messageData(said, state));
    gateway.dispatch('MESSAGE_CREATE', messageData('not to the desk', state));
    await peer.ask('and now a person');
    expect(came.map(({ act }) => act)).toEqual([{ kind: 'ask', question: 'and now a person' }]);
  });

  test('that the desk fails on leaves the next one to be answered', async () => {
    const { gateway, peer, state, log } = await started('mention', async ({ act }) => {
      if (act.kind === 'ask' && act.question === 'boom') throw new Error('boom');
      return say('Fine.');
    });
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('boom', state), state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    expect((await peer.ask('and now?'))?.text).toBe('Fine.');
  });

  test('that is to have no answer leaves no line behind', async () => {
    const bench = await started('command', async () => undefined);
    await bench.peer.ask('again');
    await until(() => bench.state.messages[0]?.deleted === true, 'the line to go');
  });
});

describe('a pressed button', () => {
  test('works on a desk that was started after it was shown', async () => {
    const bench = await started('command');
    await bench.peer.ask('first');
    await bench.adapter.stop();
    const came: Incoming[] = [];
    const adapter = bench.another();
    await adapter.start(async (incoming) => {
      came.push(incoming);
      return say('After the restart.');
    });
    expect((await bench.peer.press('Help'))?.text).toBe('After the restart.');
    expect(came[0]?.act).toEqual({ kind: 'pressed', token: '1|help' });
    await adapter.stop();
  });

  test('turns a card that only the asker reads into the answer', async () => {
    const { peer, state } = await started('command');
    await peer.ask('first');
    await peer.press('Help');
    expect(state.messages).toHaveLength(1);
    expect(state.messages[0]?.audience).toBe('asker');
  });

  test('under a card that everyone reads is answered at once and beside it, to the one who pressed', async () => {
    const { passed, release } = gate();
    let slow = false;
    const { gateway, peer, state } = await started('mention', async () => {
      if (slow) await passed;
      return withButton;
    });
    await peer.ask('first');
    slow = true;
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(() => state.messages.length === 2, 'the waiting line');
    expect(state.messages[1]).toMatchObject({ waiting: true, audience: 'asker' });
    release();
    await until(() => state.sent.length === 2, 'the answer');
    expect(state.sent[1]?.message).toBe(state.messages[1]);
    expect(card).toMatchObject({ audience: 'everyone', body: state.sent[0]?.body });
  });

  const ways: Way[] = ['command', 'mention'];
  test.each(ways)('that shares the answer to a %s posts for everyone', async (way) => {
    let reply = withButton;
    const { peer, state } = await started(way, async () => reply);
    await peer.ask('first');
    reply = forAll;
    expect((await peer.press('Help'))?.audience).toBe('everyone');
    const standing = state.messages.filter(({ deleted }) => !deleted);
    expect(standing).toHaveLength(2);
    expect(standing.some(({ waiting }) => waiting)).toBe(false);
    expect(state.refused).toEqual([]);
  });

  test('of a card that was deleted meanwhile is answered beside where it was', async () => {
    const { gateway, peer, state } = await started('command');
    await peer.ask('first');
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    state.failures.push({
      method: 'PATCH',
      path: original,
      how: { status: 404, code: 10_008 },
    });
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(() => state.sent.length === 2, 'the answer');
    expect(state.sent[1]?.message).toMatchObject({ audience: 'asker' });
    expect(state.sent[1]?.message).not.toBe(card);
  });

  test('carries the role that Discord computed for this press', async () => {
    const { peer, pressAs, came } = await started('command');
    await peer.ask('first');
    await pressAs('Help', { permissions: String(0x8), nick: 'Nan', locale: 'de' });
    expect(came.at(-1)?.actor).toMatchObject({ role: 'admin', name: 'Nan', locale: 'de' });
    await pressAs('Help', { permissions: String(0x800) });
    expect(came.at(-1)?.actor.role).toBe('asker');
  });
});

/** Every request of an answer, and how it may fail for a moment. */
const passing: Fault[] = ['broken', 'reset', 'taken-and-broken', 'taken-and-reset', 'limited'];
const requests: [string, Way, string, RegExp][] = [
  ['the acknowledgement', 'command', 'POST', callback],
  ['the answer to a command', 'command', 'PATCH', original],
  ['the answer to a mention', 'mention', 'POST', messages],
];

describe.each(requests)('where %s fails for a moment', (_, way, method, path) => {
  test.each(passing)('(%s), there is one answer all the same', async (how) => {
    const bench = await started(way);
    const { state, came } = bench;
    state.failures.push({ method, path, how });
    expect((await bench.peer.ask('first'))?.text).toBe('Here.');
    await settled(bench);
    expect(state.failures).toEqual([]);
    expect(came).toHaveLength(2);
    const shown = state.messages.filter(({ deleted }) => !deleted);
    expect(shown).toHaveLength(2);
    expect(state.refused).toEqual([]);
  });
});

describe('where Discord fails for longer', () => {
  const many = (method: string, path: RegExp, how: Fault) =>
    Array.from({ length: 4 }, () => ({ method, path, how }));

  test('an answer that did not get through is logged, and the next one goes out', async () => {
    const { gateway, peer, state, log } = await started('mention');
    state.failures.push(...many('POST', messages, 'broken'));
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('lost?', state), state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    expect((await peer.ask('next'))?.text).toBe('Here.');
    expect(state.sent).toHaveLength(1);
  });

  test('a long rate limit is not waited for, so that a stop is not held up by it', async () => {
    const { adapter, gateway, state, log } = await started('mention');
    state.failures.push({ method: 'POST', path: messages, how: 'limited-for-long' });
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('limited?', state), state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    await adapter.stop();
    expect(state.sent).toEqual([]);
  });

  test('what everyone is to read is never sent a second time on suspicion', async () => {
    let reply = withButton;
    const { gateway, peer, state, log } = await started('command', async () => reply);
    await peer.ask('first');
    reply = forAll;
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    state.failures.push({ method: 'POST', path: /^\/webhooks\//, how: 'taken-and-broken' });
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    expect(state.sent).toHaveLength(2);
    expect(called(state, /^POST \/webhooks\//)).toHaveLength(1);
  });

  test('an interaction that could not be acknowledged is answered directly', async () => {
    const { gateway, state, log } = await started('command');
    state.failures.push(...many('POST', callback, 'reset'));
    gateway.dispatch('INTERACTION_CREATE', commandData('hello?', state));
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message.channel).toBe(state.direct);
    expect(logged(log, 'no longer waited')()).toBe(true);
  });
});

describe('where an interaction is over', () => {
  const over: [string, string, RegExp, Fault][] = [
    ['before it was acknowledged', 'POST', callback, { status: 404, code: 10_062 }],
    ['by its token', 'PATCH', original, { status: 401, code: 50_027 }],
    ['by its webhook', 'PATCH', original, { status: 404, code: 10_015 }],
  ];

  test.each(over)(
    '%s, its asker is answered directly and nobody else',
    async (_, method, path, how) => {
      const { gateway, state, came } = await started('command');
      state.failures.push({ method, path, how });
      gateway.dispatch('INTERACTION_CREATE', commandData('late?', state));
      await until(() => state.sent.length === 1, 'the answer');
      expect(came).toHaveLength(1);
      expect(state.sent[0]?.message).toMatchObject({ channel: state.direct, audience: 'asker' });
      expect(state.refused).toEqual([]);
    },
  );

  test.each(over)(
    '%s, a direct conversation goes on where it was',
    async (_, method, path, how) => {
      const { gateway, state } = await started('direct-command');
      state.failures.push({ method, path, how });
      gateway.dispatch('INTERACTION_CREATE', commandData('late?', state, true));
      await until(() => state.sent.length === 1, 'the answer');
      expect(state.sent[0]?.message.channel).toBe(state.direct);
      expect(called(state, /users\/@me\/channels/)).toEqual([]);
    },
  );

  test('what is for everyone comes to the channel as a message', async () => {
    const { gateway, state } = await started('command', async () => forAll);
    state.failures.push({ method: 'POST', path: callback, how: { status: 404, code: 10_062 } });
    gateway.dispatch('INTERACTION_CREATE', commandData('late?', state));
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message).toMatchObject({ channel: state.channel, audience: 'everyone' });
  });

  test('and its asker takes no direct messages, it is logged', async () => {
    const bench = await started('command');
    const { gateway, state, log } = bench;
    state.failures.push(
      { method: 'POST', path: callback, how: { status: 404, code: 10_062 } },
      { method: 'POST', path: messages, how: { status: 403, code: 50_007 } },
    );
    gateway.dispatch('INTERACTION_CREATE', commandData('late?', state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    await settled(bench);
  });

  test('because another replica has taken it, nothing is said', async () => {
    const bench = await started('command');
    const { gateway, state, came } = bench;
    state.failures.push({ method: 'POST', path: callback, how: { status: 400, code: 40_060 } });
    gateway.dispatch('INTERACTION_CREATE', commandData('taken?', state));
    await settled(bench);
    expect(came.map(({ act }) => act)).toEqual([{ kind: 'ask', question: 'next' }]);
    expect(state.sent).toHaveLength(1);
  });
});

describe('where the desk may not write', () => {
  const refused: [string, number][] = [
    ['without access to the channel', 50_001],
    ['without the permission to write', 50_013],
  ];
  test.each(refused)(
    '%s, a mention is answered directly, and the log says why',
    async (_, code) => {
      const { gateway, state, log } = await started('mention');
      state.failures.push({ method: 'POST', path: messages, how: { status: 403, code } });
      gateway.dispatch('MESSAGE_CREATE', messageData(mention('here?', state), state));
      await until(() => state.sent.length === 1, 'the answer');
      expect(state.sent[0]?.message.channel).toBe(state.direct);
      const line = log.lines.find(({ level }) => level === 'warn');
      expect(line?.message).toMatch(/View Channel, Send Messages/);
      expect(line?.facts).toMatchObject({ channel: state.channel });
    },
  );

  test('as a reply, because history is hidden from it, it writes beside', async () => {
    const { peer, state } = await started('mention');
    const how = { status: 403, code: 160_002 };
    state.failures.push({ method: 'POST', path: messages, how });
    expect((await peer.ask('here?'))?.text).toBe('Here.');
    expect(state.sent[0]?.message).toMatchObject({ channel: state.channel });
    expect(state.sent[0]?.message.repliesTo).toBeUndefined();
  });

  test('a post is refused to whoever wanted it', async () => {
    const { adapter, place, state } = await started('command');
    state.failures.push({ method: 'POST', path: messages, how: { status: 403, code: 50_013 } });
    await expect(adapter.post(place, forAll)).rejects.toThrow('refused');
    expect(state.sent).toEqual([]);
  });
});

describe('the connection', () => {
  test('asks for no privileged intent', async () => {
    const { gateway } = await started('command');
    const guildMessages = 1 << 9;
    const directMessages = 1 << 12;
    expect(gateway.intents()).toBe(guildMessages | directMessages);
  });

  test('is resumed when it breaks, and what was said meanwhile is answered once', async () => {
    const { gateway, state, came } = await started('mention');
    gateway.drop();
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('still there?', state), state));
    await until(() => state.sent.length === 1, 'the answer');
    expect(gateway.counts).toEqual({ identified: 1, resumed: 1 });
    expect(came).toHaveLength(1);
  });

  test('begins anew when its session is over', async () => {
    const bench = await started('mention');
    const { gateway } = bench;
    gateway.drop(4009);
    await until(() => gateway.counts.identified + gateway.counts.resumed === 2, 'a connection');
    await settled(bench);
  });

  test('that Discord ends for good says in the log what to do', async () => {
    const { gateway, log } = await started('mention');
    gateway.drop(4004);
    await until(() => log.lines.some(({ level }) => level === 'error'), 'a line in the log');
    expect(log.lines.find(({ level }) => level === 'error')?.message).toContain('DISCORD_TOKEN');
  });

  test('is not made again after a stop', async () => {
    const { adapter, gateway } = await started('command');
    gateway.drop();
    await adapter.stop();
    const counts = { ...gateway.counts };
    await sleep(300);
    expect(gateway.counts).toEqual(counts);
  });
});

describe('a stop', () => {
  test('lasts until everything is answered, and takes nothing new', async () => {
    const { passed, release } = gate();
    const { adapter, gateway, state, came } = await started('mention', async () => {
      await passed;
      return withButton;
    });
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('slow?', state), state));
    await until(() => came.length === 1, 'the question');
    const stopped = adapter.stop().then(() => state.sent.length);
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('too late', state), state));
    const early = await Promise.race([stopped, sleep(300, 'still waiting')]);
    expect(early).toBe('still waiting');
    release();
    expect(await stopped).toBe(1);
    expect(came).toHaveLength(1);
  });
});

describe('posts', () => {
  test('come back with their address, and twice the same is one', async () => {
    const { adapter, place, state } = await started('command');
    const receipt = await adapter.post(place, forAll);
    expect(receipt).toEqual({
      place,
      message: state.sent[0]?.message.id,
      url: `https://discord.com/channels/${state.guild}/${state.channel}/${receipt.message}`,
    });
    expect(await adapter.post(place, forAll)).toEqual(receipt);
    expect(state.sent).toHaveLength(1);
  });

  test.each(passing)('that meet %s are there once', async (how) => {
    const { adapter, place, state } = await started('command');
    state.failures.push({ method: 'POST', path: messages, how });
    await adapter.post(place, forAll);
    expect(state.sent).toHaveLength(1);
  });

  test('go to a thread where the place is one', async () => {
    const { adapter, place, state } = await started('command');
    const thread = state.direct;
    await adapter.post({ ...place, thread }, forAll);
    expect(state.sent[0]?.message.channel).toBe(thread);
  });

  test('that are gone cannot be edited, and that is said', async () => {
    const { adapter, place } = await started('command');
    const gone = adapter.edit({ place, message: '1' }, say('Corrected.'));
    await expect(gone).rejects.toThrow('Unknown Message');
  });

  test('are not possible before the start and after the stop', async () => {
    const { adapter, place } = await started('command');
    await adapter.stop();
    await expect(adapter.post(place, say('Posted.'))).rejects.toThrow('not started');
  });

  test('never carry a flag that hides them', async () => {
    const { adapter, place, state } = await started('command');
    await adapter.post(place, withButton);
    expect(Number(state.sent[0]?.body.flags) & flags.ephemeral).toBe(0);
  });
});

describe('a start that cannot be says in one line what to do', () => {
  async function refused(options: Partial<DiscordOptions>): Promise<string> {
    const { discord } = await started('command');
    const adapter = createDiscord({
      token: discord.state.token,
      apiUrl: discord.apiUrl,
      log: memoryLog(),
      ...options,
    });
    const error: unknown = await adapter.start(async () => undefined).catch((why: unknown) => why);
    if (!(error instanceof OperatorError)) throw new Error(`not an OperatorError: ${error}`);
    expect(error.message).not.toContain('\n');
    expect(error.message).not.toContain(discord.state.token);
    return error.message;
  }

  test('a refused token', async () => {
    expect(await refused({ token: 'wrong' })).toMatch(/does not accept the token.*DISCORD_TOKEN/);
  });

  test('the id of another application', async () => {
    expect(await refused({ appId: '42' })).toMatch(/DISCORD_APP_ID is 42/);
  });

  test('Discord out of reach', async () => {
    expect(await refused({ apiUrl: 'http://127.0.0.1:9/api' })).toMatch(
      /could not be reached at http:\/\/127.0.0.1:9\/api .*DISCORD_API_URL/,
    );
  });

  const codes: [number, RegExp][] = [
    [4004, /does not accept the token.*DISCORD_TOKEN/],
    [4013, /does not know the intents/],
    [4014, /refuses the intents.*no privileged ones/],
    [4011, /asks for sharding/],
  ];
  test.each(codes)('a gateway that hangs up with %i', async (code, words) => {
    const bench = await openBench('command');
    open.push(bench);
    bench.discord.gateway.refuseWith(code);
    const error: unknown = await bench.adapter.start(async () => undefined).catch((why) => why);
    expect(error).toBeInstanceOf(OperatorError);
    expect(String(error)).toMatch(words);
  });

  test('a gateway that stays silent', async () => {
    const bench = await openBench('command');
    open.push(bench);
    bench.discord.gateway.staySilent();
    const { token, applicationId: appId } = bench.discord.state;
    const adapter = createDiscord({
      token,
      appId,
      apiUrl: bench.discord.apiUrl,
      readyWithin: 200,
      log: bench.log,
    });
    await expect(adapter.start(async () => undefined)).rejects.toThrow('not ready in time');
  });
});
