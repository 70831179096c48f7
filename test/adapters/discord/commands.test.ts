import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/adapters/discord/commands.ts';
import { inviteUrl } from '../../../src/adapters/discord/invite.ts';
import { commandsHash } from '../../../src/adapters/discord/register.ts';
import { opened } from '../../support/discord/started.ts';

async function desk() {
  const bench = await opened('command');
  const { state } = bench.discord;
  const puts = () => state.calls.filter((call) => call.startsWith('PUT '));
  return { ...bench, state, puts, start: () => bench.adapter.start(async () => undefined) };
}

describe('commands are registered', () => {
  test('where there are none, all at once', async () => {
    const { state, puts, start } = await desk();
    await start();
    expect(puts()).toEqual([`PUT /applications/${state.applicationId}/commands`]);
    expect(state.commands.map(({ name }) => name)).toEqual([
      'factcheck',
      'factcheck-browse',
      'factcheck-help',
      'factcheck-settings',
      'factcheck-desk',
      'Fact-check this',
    ]);
  });

  test('once: a second start finds them there', async () => {
    const { adapter, another, puts, start } = await desk();
    await start();
    await adapter.stop();
    const next = another();
    await next.start(async () => undefined);
    expect(puts()).toHaveLength(1);
    await next.stop();
  });

  const inner = { type: 1, name: 'post', description: 'Another', options: [] };
  const quiet = { type: 3, name: 'question', description: 'old', required: true };
  const others: [string, (ours: object) => object[]][] = [
    ['of another description', (ours) => [{ ...ours, description: 'old words' }]],
    ['of another name', (ours) => [{ ...ours, name: 'check' }]],
    ['without an option', (ours) => [{ ...ours, options: [] }]],
    ['in other languages', (ours) => [{ ...ours, description_localizations: { de: 'Alt' } }]],
    ['that suggest nothing', (ours) => [{ ...ours, options: [quiet] }]],
    ['that are for servers alone', (ours) => [{ ...ours, contexts: [0] }]],
    ['that nobody can install for themselves', (ours) => [{ ...ours, integration_types: [0] }]],
    ['that are more', (ours) => [ours, { ...ours, name: 'zz-old' }]],
    ['that are fewer', () => []],
    ['with another below it', (ours) => [{ ...ours, options: [inner] }]],
  ];
  test.each(others)('in place of those %s', async (_, make) => {
    const { state, puts, start } = await desk();
    const [ours, ...rest] = commands;
    if (!ours) throw new Error('there is no command');
    state.commands = [...make(ours), ...rest].map((one) => ({ ...one }));
    await start();
    expect(puts()).toHaveLength(1);
    expect(commandsHash(state.commands)).toBe(commandsHash(commands));
  });

  test.each(['broken', 'reset'] as const)('also where Discord is %s for a moment', async (how) => {
    const { state, start } = await desk();
    state.failures.push({ method: 'PUT', path: /commands$/, how });
    await start();
    expect(state.commands).toHaveLength(6);
  });

  test('for one server while somebody develops, and nowhere else', async () => {
    const { adapter, discord } = await opened('command', { devGuild: '200000000000000001' });
    const { state } = discord;
    await adapter.start(async () => undefined);
    expect(state.commands).toEqual([]);
    expect(state.guildCommands).toHaveLength(6);
    await adapter.stop();
    await adapter.start(async () => undefined);
    expect(state.calls.filter((call) => call.startsWith('PUT '))).toHaveLength(1);
  });
});

test('whatever Discord adds to a command, and in whatever order, it is the same', () => {
  const added = commands.map((one) => ({
    ...one,
    id: '1',
    version: '2',
    nsfw: false,
    default_permission: true,
    guild_id: null,
  }));
  const [ours] = commands;
  const second = { ...ours, name: 'another' };
  expect(commandsHash(added)).toBe(commandsHash(commands));
  expect(commandsHash([second, ours])).toBe(commandsHash([ours, second]));
});

test('/factcheck can be used everywhere, installed by a server or by a person', () => {
  expect(commands[0]).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
});

test('the invitation asks for what answering needs and for nothing else', async () => {
  const url = new URL(inviteUrl('42'));
  expect(url.searchParams.get('client_id')).toBe('42');
  expect(url.searchParams.get('scope')).toBe('bot applications.commands');
  const view = 1n << 10n;
  const send = 1n << 11n;
  const embed = 1n << 14n;
  const history = 1n << 16n;
  const inThreads = 1n << 38n;
  expect(BigInt(url.searchParams.get('permissions') ?? 0)).toBe(
    view | send | embed | history | inThreads,
  );
  const { state, log, start } = await desk();
  await start();
  expect(log.lines).toContainEqual(
    expect.objectContaining({ facts: { url: inviteUrl(state.applicationId) } }),
  );
});
