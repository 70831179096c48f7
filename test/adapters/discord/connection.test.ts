import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createDiscord, type DiscordOptions } from '../../../src/adapters/discord/adapter.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import { unasked, until } from '../../support/discord/bench.ts';
import { mention, messageData } from '../../support/discord/payloads.ts';
import { gate, opened, settled, started, withButton } from '../../support/discord/started.ts';
import { memoryLog } from '../../support/log.ts';

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

  test('that Discord ends for good is told to whoever runs the desk, one that is stopped is not', async () => {
    const told: OperatorError[] = [];
    const gone = (why: OperatorError) => void told.push(why);
    const first = await started('mention', undefined, { gone });
    first.gateway.drop(4014);
    await until(() => told.length === 1, 'the word');
    expect(told[0]?.message).toMatch(/refuses the intents/);
    const second = await started('mention', undefined, { gone });
    await second.adapter.stop();
    expect(told).toHaveLength(1);
  });

  const several: [number | 'auto', number, string[]][] = [
    [2, 1, ['0 of 2', '1 of 2']],
    ['auto', 3, ['0 of 3', '1 of 3', '2 of 3']],
  ];
  test.each(several)(
    'is several where %s are wanted and Discord advises %i, and one of them answers',
    async (shards, advised, held) => {
      const bench = await opened('mention', { shards });
      bench.discord.state.shards = advised;
      await bench.adapter.start(async () => withButton);
      expect(bench.discord.gateway.shards.toSorted()).toEqual(held);
      expect((await bench.peer.ask('is it?'))?.text).toBe('Here.');
    },
  );

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

describe('a start that cannot be says in one line what to do', () => {
  async function refused(options: Partial<DiscordOptions>): Promise<string> {
    const { discord } = await started('command');
    const adapter = createDiscord({
      token: discord.state.token,
      apiUrl: discord.apiUrl,
      log: memoryLog(),
      ...unasked,
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
    [4010, /refuses the number of connections.*DISCORD_SHARDS/],
    [4012, /no longer speaks version 10/],
    [4013, /does not know the intents/],
    [4014, /refuses the intents.*no privileged ones/],
    [4011, /asks for sharding/],
  ];
  test.each(codes)('a gateway that hangs up with %i', async (code, words) => {
    const bench = await opened('command');
    bench.discord.gateway.refuseWith(code);
    const error: unknown = await bench.adapter.start(async () => undefined).catch((why) => why);
    expect(error).toBeInstanceOf(OperatorError);
    expect(String(error)).toMatch(words);
  });

  test('a gateway that stays silent', async () => {
    const bench = await opened('command');
    bench.discord.gateway.staySilent();
    const { token, applicationId: appId } = bench.discord.state;
    const adapter = createDiscord({
      token,
      appId,
      apiUrl: bench.discord.apiUrl,
      readyWithin: 200,
      log: bench.log,
      ...unasked,
    });
    await expect(adapter.start(async () => undefined)).rejects.toThrow('not ready in time');
  });
});
