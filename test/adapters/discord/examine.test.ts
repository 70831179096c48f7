import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../src/adapters/discord/commands.ts';
import { examineDiscord } from '../../../src/adapters/discord/examine.ts';
import { createFakeDiscord } from '../../support/discord/fake.ts';

type Options = Parameters<typeof examineDiscord>[0];

async function examined(over: Partial<Options> = {}) {
  const discord = await createFakeDiscord();
  onTestFinished(discord.close);
  const { state, apiUrl } = discord;
  state.commands = commands.map((one) => ({ ...one }));
  const look = async (more: Partial<Options> = {}) =>
    examineDiscord({
      token: state.token,
      apiUrl,
      settings: async () => ({}),
      ...over,
      ...more,
    });
  const toMend = async (more: Partial<Options> = {}) =>
    (await look(more)).flatMap(({ ok, text }) => (ok ? [] : [text]));
  return { state, look, toMend };
}

describe('what the doctor sees of Discord', () => {
  test('is fine where everything is', async () => {
    const { look, toMend } = await examined();
    expect(await toMend()).toEqual([]);
    expect((await look()).map(({ text }) => text)).toEqual([
      'the token is that of the application 100000000000000001; no privileged intent is needed',
      'the commands are registered',
    ]);
  });

  test('is a token that is refused, and nothing of the token is said', async () => {
    const { toMend } = await examined();
    const said = await toMend({ token: 'secret.of.mine' });
    expect(said).toEqual([expect.stringMatching(/does not accept the token.*DISCORD_TOKEN/)]);
    expect(said.join()).not.toContain('secret');
  });

  test('is another application, or a server that does not answer', async () => {
    const { toMend } = await examined();
    expect(await toMend({ appId: '42' })).toEqual([
      expect.stringContaining('DISCORD_APP_ID is 42'),
    ]);
    expect(await toMend({ apiUrl: 'http://127.0.0.1:9/api' })).toEqual([
      expect.stringContaining('could not be reached'),
    ]);
  });

  test('is commands that are not there, or old', async () => {
    const { state, toMend } = await examined();
    state.commands.pop();
    expect(await toMend()).toEqual([expect.stringContaining('commands are not registered')]);
    expect(await toMend({ devGuild: state.guild })).toEqual([
      expect.stringContaining('commands are not registered'),
    ]);
  });

  test('is intents that nobody needs, which is no fault', async () => {
    const { state, look, toMend } = await examined();
    state.applicationFlags = 1 << 18;
    expect((await look()).some(({ text }) => text.includes('does not need'))).toBe(true);
    expect(await toMend()).toEqual([]);
  });

  test('is more connections than there are', async () => {
    const { state, toMend } = await examined();
    state.shards = 4;
    expect(await toMend()).toEqual(['Discord advises 4 connections; set DISCORD_SHARDS=auto.']);
    expect(await toMend({ shards: 'auto' })).toEqual([]);
  });

  test('is that it was invited nowhere', async () => {
    const { state, toMend } = await examined();
    state.guilds = [];
    expect(await toMend()).toEqual([
      expect.stringContaining('invite it: https://discord.com/oauth2/authorize?client_id=1'),
    ]);
  });

  test('is a channel for posts in which it may not post', async () => {
    const settings = async (scope: string) =>
      scope === 'discord/200000000000000001' ? { feed: '300000000000000001' } : {};
    const { state, look, toMend } = await examined({ settings });
    expect(await toMend()).toEqual([]);
    expect((await look()).at(-1)?.text).toMatch(/can post to .*; that takes Read Message History$/);
    state.deniedInChannel = 0x800n | 0x4000n;
    expect(await toMend()).toEqual([expect.stringContaining('lacks Send Messages, Embed Links')]);
    state.rolePermissions = 0x8n;
    expect(await toMend()).toEqual([]);
    const gone = { settings: async () => ({ feed: '1' }) };
    expect(await toMend(gone)).toEqual([expect.stringContaining('cannot see the channel 1')]);
  });
});
