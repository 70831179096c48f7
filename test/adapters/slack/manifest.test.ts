import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listens } from '../../../src/adapters/slack/wire.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { openBench, type SlackBench } from '../../support/slack/bench.ts';

/** The scope that each method and event needs, as its page at docs.slack.dev says; undefined: none. */
const methodScopes: Readonly<Record<string, string | undefined>> = {
  'auth.test': undefined,
  'apps.connections.open': undefined,
  'chat.getPermalink': undefined,
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'users.info': 'users:read',
};
const eventScopes: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
};

describe('the app manifest', () => {
  let bench: SlackBench;
  let manifest: {
    features: {
      app_home: object;
      slash_commands: { command: string; description: string; usage_hint: string }[];
    };
    oauth_config: { scopes: { bot: string[]; user?: string[] } };
    settings: { event_subscriptions: { bot_events: string[] }; interactivity: object };
  };
  let called: string[];

  beforeAll(async () => {
    manifest = JSON.parse(
      await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8'),
    );
    bench = await openBench('socket', 'mention');
    await bench.adapter.start(async () => fullReply());
    await bench.peer.ask('is the moon made of cheese?');
    await bench.peer.press('Not my claim');
    const receipt = await bench.adapter.post(bench.place, fullReply({ audience: 'everyone' }));
    await bench.adapter.edit(receipt, fullReply());
    called = [...new Set(bench.slack.state.calls)];
  });
  afterAll(async () => {
    await bench.adapter.stop();
    await bench.close();
  });

  test('names the commands and events that the code listens to', () => {
    const { slash_commands } = manifest.features;
    expect(slash_commands.map(({ command }) => command)).toEqual(listens.commands);
    const { bot_events } = manifest.settings.event_subscriptions;
    expect(bot_events.map((event) => event.split('.')[0])).toEqual(listens.events);
  });

  test('asks for the scopes of what is used, and for no other', () => {
    for (const method of called) expect(Object.keys(methodScopes)).toContain(method);
    const needed = [
      'commands',
      ...called.flatMap((method) => methodScopes[method] ?? []),
      ...manifest.settings.event_subscriptions.bot_events.flatMap(
        (event) => eventScopes[event] ?? event,
      ),
    ];
    const { bot, user } = manifest.oauth_config.scopes;
    expect([...bot].sort()).toEqual([...new Set(needed)].sort());
    expect(user).toBeUndefined();
  });

  test('lets people press buttons and write to the desk', () => {
    expect(manifest.settings.interactivity).toMatchObject({ is_enabled: true });
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test('carries no secret and no address', async () => {
    const text = JSON.stringify(manifest);
    expect(text).not.toMatch(/xox|xapp|https?:/);
  });
});
