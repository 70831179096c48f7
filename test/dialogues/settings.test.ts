import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../src/core/act.ts';
import { channel, dialogue, direct } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aPlatform } from '../support/press.ts';

const library = [aFactCheck({ topics: ['space', 'food'] })];
const moderator = { role: 'moderator' } as const;
const set = (name: SettingName, value: string) => ({ kind: 'set', name, value }) as const;
const refused = 'You cannot do that here, but a moderator can do it for you.';

async function settled(over: Parameters<typeof dialogue>[0] = {}) {
  const discord = aPlatform('discord');
  discord.channel('300000000000000001');
  discord.person('U1', 'moderator');
  const platforms = [discord];
  const desk = await dialogue({ library, place: channel, actor: moderator, platforms, ...over });
  const picked = (name: SettingName) =>
    desk.reply().pickers?.find((picker) => picker.act.kind === 'set' && picker.act.name === name)
      ?.chosen;
  return { ...desk, picked };
}

describe('settings', () => {
  test('are shown to moderators, as nothing was chosen yet', async () => {
    const { act, title, picked } = await settled();
    await act({ kind: 'settings' });
    expect(title()).toBe('Settings of the desk here');
    expect(picked('answers')).toEqual(['private']);
    expect(picked('language')).toEqual(['place']);
    expect(picked('feed')).toEqual([]);
    expect(picked('moderators')).toEqual([]);
    expect(picked('topics')).toEqual([]);
  });

  test('are not shown to anybody else, nor changed by a token that was passed on', async () => {
    const { act, pressToken, text, store } = await settled({ actor: {} });
    await act({ kind: 'settings' });
    expect(text()).toBe(refused);
    await pressToken('1|set|answers|public');
    expect(text()).toBe(refused);
    expect(await store.settings.all('discord/guild')).toEqual({});
  });

  test('are changed, kept, and it is kept who changed them', async () => {
    const { act, picked, reads, store } = await settled();
    await act(set('answers', 'public'));
    reads('Saved.');
    expect(picked('answers')).toEqual(['public']);
    await act(set('feed', '300000000000000001'));
    expect(picked('feed')).toEqual(['300000000000000001']);
    expect(await store.audit.recent(1)).toEqual([
      {
        at: new Date('2026-11-24T12:00:00Z'),
        actor: 'U1',
        act: 'settings',
        subject: 'feed: 300000000000000001',
        from: 'discord/guild/general',
      },
    ]);
  });

  test('are taken back', async () => {
    const { act, picked, bot } = await settled();
    await act(set('answers', 'public'));
    expect(await bot.heardAt(channel)).toBe('everyone');
    await act(set('answers', 'private'));
    expect(await bot.heardAt(channel)).toBe('asker');
    await act(set('language', 'en'));
    await act(set('language', 'place'));
    expect(picked('language')).toEqual(['place']);
  });

  test('that cannot be are refused, and nothing is changed', async () => {
    const { act, text, store } = await settled();
    const wrong: [SettingName, string][] = [
      ['answers', 'sometimes'],
      ['language', 'tlh'],
      ['feed', '<#1>'],
      ['moderators', '../../x'],
    ];
    for (const [name, value] of wrong) {
      await act(set(name, value));
      expect(text()).toBe('That cannot be chosen, so nothing was changed.');
    }
    expect(await store.settings.all('discord/guild')).toEqual({});
  });

  test('of topics take those that the library has, and name the others', async () => {
    const { act, picked, reads } = await settled();
    await act(set('topics', ' Space, cats ,food, space,'));
    expect(picked('topics')).toEqual(['space', 'food']);
    reads('The library has no fact-checks on: cats. The rest is saved.');
    await act(set('topics', ''));
    expect(picked('topics')).toEqual([]);
    reads('Saved.');
  });

  test('belong to a guild or workspace', async () => {
    const { act, text } = await settled({ place: direct });
    await act({ kind: 'settings' });
    expect(text()).toBe('There is nothing to set here; settings belong to a server or workspace.');
    await act(set('answers', 'public'));
    expect(text()).toBe('There is nothing to set here; settings belong to a server or workspace.');
  });
});

describe('whoever is in the group that moderators chose', () => {
  test('may change settings while they are in it, but not pass that on', async () => {
    const chosen = async () => {
      const store = memoryStore();
      await store.settings.set('discord/guild', 'moderators', 'R7');
      return store;
    };
    const inGroup = await settled({ store: await chosen(), actor: { groups: ['R1', 'R7'] } });
    await inGroup.act(set('answers', 'public'));
    expect(inGroup.picked('answers')).toEqual(['public']);
    await inGroup.act(set('moderators', 'R1'));
    expect(inGroup.text()).toBe(refused);
    const outside = await settled({ store: await chosen(), actor: { groups: ['R1'] } });
    await outside.act(set('answers', 'private'));
    expect(outside.text()).toBe(refused);
  });
});

describe('what everybody reads', () => {
  const dated = [aFactCheck({ checkedAt: '2024-03-01', publishedAt: '2024-03-01' })];
  const say = { kind: 'ask', question: 'is the moon made of cheese?' } as const;

  test('is in the language of the place, what one person reads in theirs', async () => {
    const { bot, store } = await settled({ library: dated });
    const incoming = {
      place: channel,
      actor: { id: 'U1', role: 'asker', locale: 'en-US' },
      placeLocale: 'en-GB',
      act: say,
    } as const;
    const read = async (id: string, heardBy: 'asker' | 'everyone') =>
      JSON.stringify(await bot.handle({ ...incoming, id, heardBy }));
    expect(await read('1', 'asker')).toContain('March 1, 2024');
    expect(await read('2', 'everyone')).toContain('1 March 2024');
    const shared = { ...incoming, id: '3', heardBy: 'asker' } as const;
    const share = await bot.handle({ ...shared, act: { kind: 'share', id: 'moon-cheese' } });
    expect(JSON.stringify(share)).toContain('1 March 2024');
    await store.settings.set('discord/guild', 'language', 'en-US');
    expect(await read('4', 'everyone')).toContain('March 1, 2024');
  });
});

test('a store that fails leaves every answer private, and questions answered', async () => {
  const store = memoryStore();
  const broken = { ...store.settings, all: () => Promise.reject(new Error('gone')) };
  const { bot, say, verdict, log } = await settled({ store: { ...store, settings: broken } });
  expect(await bot.heardAt(channel)).toBe('asker');
  await say('is the moon made of cheese?');
  verdict('False');
  expect(log.errors[0]?.message).toBe('the settings of a place could not be read');
});
