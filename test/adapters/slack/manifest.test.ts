import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { botScopes, optionalScopes } from '../../../src/adapters/slack/scopes.ts';
import { listens } from '../../../src/adapters/slack/wire.ts';

/** The scopes that each method and event needs, as its page at docs.slack.dev says. */
const methodScopes: Readonly<Record<string, readonly string[]>> = {
  'auth.revoke': [],
  'auth.test': [],
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'chat.getPermalink': [],
  // Also in public channels that the desk is not in.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.unfurl': ['links:write'],
  // Of public channels and of private ones.
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'functions.completeSuccess': [],
  'usergroups.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
};
const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  link_shared: ['links:read'],
  'message.im': ['im:history'],
};

const families = 'chat|views|users|usergroups|conversations|assistant\\.threads|auth|functions';

/** Every method of the Web API that stands in the adapter's sources. */
async function methodsCalled(): Promise<Set<string>> {
  const folder = new URL('../../../src/adapters/slack/', import.meta.url);
  const called = new Set<string>();
  for (const file of await readdir(folder)) {
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const [, method = ''] of source.matchAll(
      new RegExp(`(?<![\\w'])((?:${families})\\.\\w+)\\(`, 'g'),
    )) {
      if (!method.endsWith('.includes')) called.add(method);
    }
  }
  return called;
}

describe('the app manifest', () => {
  let manifest: {
    features: {
      app_home: object;
      slash_commands: { command: string; description: string; usage_hint: string }[];
      shortcuts: { type: string; callback_id: string; name: string; description: string }[];
    };
    oauth_config: { scopes: { bot: string[]; bot_optional: string[]; user?: string[] } };
    settings: { event_subscriptions: { bot_events: string[] }; interactivity: object };
  };
  let documentation: string;

  beforeAll(async () => {
    manifest = JSON.parse(
      await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8'),
    );
    documentation = await readFile(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
  });

  test('names the commands and events that the code listens to', () => {
    const { slash_commands } = manifest.features;
    expect(slash_commands.map(({ command }) => command)).toEqual(listens.commands);
    const { bot_events } = manifest.settings.event_subscriptions;
    expect(bot_events.map((event) => event.split('.')[0])).toEqual(listens.events);
    const named = (type: string) =>
      manifest.features.shortcuts
        .filter((shortcut) => shortcut.type === type)
        .map(({ callback_id }) => callback_id);
    expect(named('message')).toEqual(listens.messageShortcuts);
    expect(named('global')).toEqual(listens.globalShortcuts);
  });

  test('asks for the scopes of what the code calls and hears, and for no other', async () => {
    const called = await methodsCalled();
    const needed = new Set(['commands']);
    for (const method of called) {
      expect(Object.keys(methodScopes), method).toContain(method);
      for (const scope of methodScopes[method] ?? []) needed.add(scope);
    }
    for (const event of manifest.settings.event_subscriptions.bot_events) {
      expect(Object.keys(eventScopes)).toContain(event);
      for (const scope of eventScopes[event] ?? []) needed.add(scope);
    }
    const { bot, bot_optional, user } = manifest.oauth_config.scopes;
    expect([...bot].sort()).toEqual([...needed].sort());
    expect(bot).toEqual(botScopes);
    expect(bot_optional).toEqual(optionalScopes);
    // Slack takes no other.
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
    expect(user).toBeUndefined();
  });

  test('has each of its scopes explained', () => {
    for (const scope of manifest.oauth_config.scopes.bot) {
      expect(documentation).toContain(`| \`${scope}\` |`);
    }
  });

  test('keeps to what Slack takes', () => {
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
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
