import { describe, expect, test } from 'vitest';
import { until, type Way } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import { forAll, logged, settled, started, withButton } from '../../support/discord/started.ts';
import type { Fault, State } from '../../support/discord/state.ts';

const called = ({ calls }: State, pattern: RegExp) => calls.filter((call) => pattern.test(call));

const callback = /callback$/;
const original = /@original$/;
const messages = /^\/channels\/\d+\/messages$/;

/** Every request of an answer, and how it may fail for a moment. */
const passing: Fault[] = [
  'broken',
  'reset',
  'taken-and-broken',
  'taken-and-reset',
  'taken-and-cut-short',
  'limited',
];
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
});
