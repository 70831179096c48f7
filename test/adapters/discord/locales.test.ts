import { describe, expect, test } from 'vitest';
import { createGuildLocales } from '../../../src/adapters/discord/guild-locales.ts';
import { until } from '../../support/discord/bench.ts';
import { commandData, mention, messageData } from '../../support/discord/payloads.ts';
import { started } from '../../support/discord/started.ts';

describe('the language of a server', () => {
  test('comes with a command, beside the asker’s own', async () => {
    const { gateway, state, came } = await started('command');
    const who = { locale: 'fr', guildLocale: 'de' };
    gateway.dispatch('INTERACTION_CREATE', commandData('is it?', state, false, who));
    await until(() => came.length === 1, 'the question');
    expect(came[0]).toMatchObject({ placeLocale: 'de', actor: { locale: 'fr' } });
  });

  test('is asked of Discord once where somebody mentions the desk', async () => {
    const { gateway, state, came } = await started('mention');
    state.guildLocale = 'pt-BR';
    for (const n of [1, 2]) {
      gateway.dispatch('MESSAGE_CREATE', messageData(mention('is it?', state), state));
      await until(() => came.length === n, 'the question');
      expect(came[n - 1]?.placeLocale).toBe('pt-BR');
    }
    expect(state.calls.filter((call) => call === `GET /guilds/${state.guild}`)).toHaveLength(1);
  });

  test('is not asked of Discord where a command has told it', async () => {
    const { gateway, state, came } = await started('mention');
    const who = { guildLocale: 'de' };
    gateway.dispatch('INTERACTION_CREATE', commandData('is it?', state, false, who));
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('is it?', state), state));
    await until(() => came.length === 2, 'the questions');
    expect(came.map(({ placeLocale }) => placeLocale)).toEqual(['de', 'de']);
    expect(state.calls).not.toContain(`GET /guilds/${state.guild}`);
  });

  test.each(['broken', 'reset', 'limited-for-long'] as const)(
    'is not known where Discord does not tell it (%s), and the answer comes all the same',
    async (how) => {
      const { peer, state, came } = await started('mention');
      state.failures.push({ method: 'GET', path: /^\/guilds\/\d+$/, how });
      expect((await peer.ask('is it?'))?.text).toBe('Here.');
      expect(came[0]?.placeLocale).toBeUndefined();
    },
  );

  test('is no matter in a direct message', async () => {
    const { peer, state, came } = await started('direct');
    await peer.ask('is it?');
    expect(came[0]?.placeLocale).toBeUndefined();
    expect(state.calls.filter((call) => call.startsWith('GET /guilds/'))).toEqual([]);
  });
});

test('of many servers only so many are remembered, and none for ever', async () => {
  const asked: string[] = [];
  let time = 0;
  const get = async (route: string) => {
    asked.push(route);
    return { preferred_locale: 'de' };
  };
  const locales = createGuildLocales({ get }, () => time);
  for (let n = 0; n < 3000; n += 1) locales.learn(String(n), 'fr');
  expect(await locales.of('2999')).toBe('fr');
  expect(asked).toEqual([]);
  expect(await locales.of('1')).toBe('de');
  expect(await locales.of('1')).toBe('de');
  expect(asked).toEqual(['/guilds/1']);
  time = 3_600_001;
  expect(await locales.of('2999')).toBe('de');
});
