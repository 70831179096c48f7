import { describe, expect, test } from 'vitest';
import { OperatorError } from '../../../src/core/errors.ts';
import { until } from '../../support/discord/bench.ts';
import {
  mention,
  messageData,
  namedData,
  pressData,
  typingData,
} from '../../support/discord/payloads.ts';
import {
  forAll,
  logged,
  opened,
  say,
  settled,
  started,
  withButton,
} from '../../support/discord/started.ts';
import type { Fault } from '../../support/discord/state.ts';

/** How a request fails before Discord has done anything. */
const untaken: Fault[] = ['broken', 'reset', 'limited'];
/** And after. */
const taken: Fault[] = ['taken-and-broken', 'taken-and-reset', 'taken-and-cut-short'];

describe('a start', () => {
  const requests: [string, RegExp][] = [
    ['who it is', /^\/users\/@me$/],
    ['whose it is', /^\/oauth2\/applications\/@me$/],
    ['what is registered', /commands$/],
    ['where the gateway is', /^\/gateway\/bot$/],
  ];
  describe.each(requests)('that asks Discord %s', (_, path) => {
    test.each([...untaken, 'taken-and-cut-short' as const])(
      'goes on where that fails for a moment (%s)',
      async (how) => {
        const bench = await opened('command');
        const { state } = bench.discord;
        state.failures.push({ method: 'GET', path, how });
        await bench.adapter.start(async () => withButton);
        expect(state.failures).toEqual([]);
        expect((await bench.peer.ask('there?'))?.text).toBe('Here.');
      },
    );
  });

  test('that Discord fails again and again says that it is out of reach', async () => {
    const bench = await opened('command');
    const { state } = bench.discord;
    const broken = { method: 'GET', path: /^\/users\/@me$/, how: 'broken' as const };
    state.failures.push(...Array.from({ length: 9 }, () => broken));
    const error: unknown = await bench.adapter.start(async () => withButton).catch((why) => why);
    expect(error).toBeInstanceOf(OperatorError);
    expect(String(error)).toMatch(/could not be reached .*DISCORD_API_URL/);
  });
});

describe('suggestions', () => {
  test.each([...untaken, ...taken])(
    'come where their request fails for a moment (%s)',
    async (how) => {
      const suggest = async () => [{ id: 'moon', label: 'The moon is made of cheese' }];
      const { gateway, state, log } = await started('command', undefined, { suggest });
      state.failures.push({ method: 'POST', path: /callback$/, how });
      const data = typingData('factcheck', 'question', 'moon', state);
      gateway.dispatch('INTERACTION_CREATE', data);
      await until(() => state.failures.length === 0, 'the failure');
      await until(() => state.interactions.get(data.token)?.choices !== undefined, 'suggestions');
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  test('that nobody waits for any more are let go, and the next come', async () => {
    const suggest = async () => [{ id: 'moon', label: 'The moon is made of cheese' }];
    const { gateway, state } = await started('command', undefined, { suggest });
    state.failures.push({ method: 'POST', path: /callback$/, how: { status: 404, code: 10_062 } });
    gateway.dispatch('INTERACTION_CREATE', typingData('factcheck', 'question', 'mo', state));
    await until(() => state.failures.length === 0, 'the failure');
    const next = typingData('factcheck', 'question', 'moon', state);
    gateway.dispatch('INTERACTION_CREATE', next);
    await until(() => state.interactions.get(next.token)?.choices !== undefined, 'suggestions');
    expect(state.sent).toEqual([]);
  });
});

describe('what is shared', () => {
  async function shared(method: string, path: RegExp, how: Fault) {
    let reply = withButton;
    const bench = await started('command', async () => reply);
    await bench.peer.ask('first');
    reply = forAll;
    const [card] = bench.state.messages;
    if (!card) throw new Error('there is no card');
    bench.state.failures.push({ method, path, how });
    bench.gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, bench.state));
    return bench;
  }

  test.each(untaken)(
    'goes out once where the acknowledgement fails for a moment (%s)',
    async (how) => {
      const bench = await shared('POST', /callback$/, how);
      await until(() => bench.state.sent.length === 2, 'what is shared');
      // The next answer is for everyone, too.
      await settled(bench);
      const open = bench.state.messages.filter(({ audience }) => audience === 'everyone');
      expect(open).toHaveLength(2);
    },
  );

  test.each(['reset', 'broken'] as const)(
    'is never sent a second time on suspicion (%s), and the log says so',
    async (how) => {
      const { state, log } = await shared('POST', /^\/webhooks\//, how);
      await until(logged(log, 'was not sent'), 'a line in the log');
      expect(state.calls.filter((call) => call.startsWith('POST /webhooks/'))).toHaveLength(1);
    },
  );

  test('waits where Discord says how long', async () => {
    const { state } = await shared('POST', /^\/webhooks\//, 'limited');
    await until(() => state.sent.length === 2, 'what is shared');
    expect(state.sent[1]?.message.audience).toBe('everyone');
  });
});

test.each(taken)(
  'a line to which there is no answer goes where taking it away fails for a moment (%s)',
  async (how) => {
    const { gateway, state } = await started('command', async () => undefined);
    state.failures.push({ method: 'DELETE', path: /@original$/, how });
    gateway.dispatch('INTERACTION_CREATE', namedData('factcheck-help', {}, state));
    await until(() => state.failures.length === 0, 'the failure');
    await until(() => state.messages[0]?.deleted === true, 'the line to go');
  },
);

describe('the gateway', () => {
  const back = (counts: { identified: number; resumed: number }) =>
    counts.identified + counts.resumed === 2;

  test('that closes for a fault of its own is connected to again, and nothing is lost', async () => {
    const bench = await started('mention');
    const { gateway, state } = bench;
    gateway.drop(4000);
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('still there?', state), state));
    await until(() => back(gateway.counts), 'a connection');
    await settled(bench);
    expect(bench.came).toHaveLength(2);
  });

  test('that asks to be connected to again is, with what was said meanwhile', async () => {
    const { gateway, state, came } = await started('mention');
    gateway.sendAway();
    await until(() => back(gateway.counts), 'a connection');
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('still there?', state), state));
    await until(() => state.sent.length === 1, 'the answer');
    expect(came).toHaveLength(1);
    expect(gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  test('that has died without a word is noticed by its heartbeat', async () => {
    const bench = await opened('mention');
    bench.discord.state.heartbeat = 200;
    await bench.adapter.start(async () => say('Here.'));
    const { gateway } = bench.discord;
    gateway.stopBeating();
    await until(() => back(gateway.counts), 'a connection');
    await settled(bench);
  });

  test.each([4004, 4010, 4011, 4012, 4013, 4014])(
    'that closes with %i for good says so once, in one line without the token',
    async (code) => {
      const told: string[] = [];
      const gone = ({ message }: OperatorError) => void told.push(message);
      const { gateway, state, log } = await started('mention', undefined, { gone });
      gateway.drop(code);
      await until(() => told.length > 0, 'the word');
      await until(() => log.lines.some(({ level }) => level === 'error'), 'a line in the log');
      expect(told).toHaveLength(1);
      expect(told[0]).not.toContain('\n');
      expect(told[0]).not.toContain(state.token);
      expect(gateway.counts).toEqual({ identified: 1, resumed: 0 });
    },
  );
});
