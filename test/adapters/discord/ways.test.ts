import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/adapters/discord/commands.ts';
import type { Act, SettingName } from '../../../src/core/act.ts';
import type { Picker } from '../../../src/core/message.ts';
import { until } from '../../support/discord/bench.ts';
import {
  deskData,
  formData,
  menuData,
  messageData,
  namedData,
  pickData,
  pressData,
  typingData,
} from '../../support/discord/payloads.ts';
import { logged, say, started } from '../../support/discord/started.ts';
import { createState, type Kept } from '../../support/discord/state.ts';

const shelves = async () => ({
  topics: [
    { name: 'climate-change', count: 3 },
    { name: 'health', count: 1 },
  ],
  publishers: [{ name: 'Example Desk', count: 4 }],
});
const claims = ['The moon is made of cheese', `A very long claim ${'and so on '.repeat(40)}`];
const suggest = async (typed: string, limit: number) =>
  claims
    .filter((claim) => claim.toLowerCase().includes(typed.toLowerCase()))
    .map((label, i) => ({ id: `check-${i}`, label }))
    .slice(0, limit);

describe('while somebody types', () => {
  async function offered(name: string, field: string, text: string, over = {}) {
    const bench = await started('command', undefined, { suggest, shelves, ...over });
    const { gateway, state } = bench;
    const data = typingData(name, field, text, state);
    gateway.dispatch('INTERACTION_CREATE', data);
    await until(
      () => state.interactions.get(data.token)?.acknowledged === 'suggested',
      'suggestions',
    );
    expect(state.refused).toEqual([]);
    expect(bench.came).toEqual([]);
    return { ...bench, choices: state.interactions.get(data.token)?.choices ?? [] };
  }

  test('a question, claims are offered, each as long as Discord shows it', async () => {
    const { choices } = await offered('factcheck', 'question', '');
    expect(choices[0]).toEqual({ name: claims[0], value: '1|show|check-0|card|1' });
    expect(choices[1]?.name).toMatch(/^A very long claim .*…$/);
    expect(choices[1]?.name.length).toBeLessThanOrEqual(100);
  });

  test('no more are offered than Discord shows, whatever the library finds', async () => {
    const everything = async () =>
      Array.from({ length: 40 }, (_, i) => ({ id: `check-${i}`, label: `Claim ${i}` }));
    const { choices } = await offered('factcheck', 'question', 'claim', { suggest: everything });
    expect(choices).toHaveLength(25);
  });

  test('a topic or a publisher, those of the library are offered', async () => {
    const { choices } = await offered('factcheck-browse', 'topic', 'Climate c');
    expect(choices).toEqual([{ name: 'climate change', value: 'climate-change' }]);
    const { choices: publishers } = await offered('factcheck-browse', 'publisher', '');
    expect(publishers).toEqual([{ name: 'Example Desk', value: 'Example Desk' }]);
  });

  test('and suggesting fails, nothing is offered and the log says why', async () => {
    const { choices, log } = await offered('factcheck', 'question', 'moon', {
      suggest: () => Promise.reject(new Error('gone')),
    });
    expect(choices).toEqual([]);
    expect(logged(log, 'suggestions could not be made')()).toBe(true);
  });
});

describe('a command', () => {
  const typed: [string, Record<string, string>, object][] = [
    ['factcheck', { question: 'is it?' }, { kind: 'ask', question: 'is it?' }],
    [
      'factcheck',
      { question: '1|show|moon-cheese|card|1' },
      { kind: 'pressed', token: '1|show|moon-cheese|card|1' },
    ],
    ['factcheck-help', {}, { kind: 'help' }],
    ['factcheck-settings', {}, { kind: 'settings' }],
    ['factcheck-browse', {}, { kind: 'browse', by: 'menu', value: '', page: 1 }],
    [
      'factcheck-browse',
      { topic: 'Climate Change' },
      { kind: 'browse', by: 'topic', value: 'climate-change', page: 1 },
    ],
    [
      'factcheck-browse',
      { publisher: ' Example Desk ' },
      { kind: 'browse', by: 'publisher', value: 'Example Desk', page: 1 },
    ],
  ];
  test.each(typed)('/%s %j', async (name, options, act) => {
    const { gateway, state, came } = await started('command');
    gateway.dispatch('INTERACTION_CREATE', namedData(name, options, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual(act);
    expect(state.sent[0]?.message.audience).toBe('asker');
  });

  const forDesk: [string, string | undefined, object][] = [
    ['post', '1|publish|moon', { kind: 'pressed', token: '1|publish|moon' }],
    ['post', '1|show|moon|card|1', { kind: 'pick', lead: '', text: '1|show|moon|card|1' }],
    ['post', 'moon <@5>', { kind: 'pick', lead: '', text: 'moon' }],
    ['post', undefined, { kind: 'pick', lead: '', text: '' }],
    ['waiting', undefined, { kind: 'home' }],
    ['list', undefined, { kind: 'posts', which: 'all', page: 1 }],
    ['changes', undefined, { kind: 'changes' }],
    ['page', undefined, { kind: 'desk' }],
  ];
  test.each(forDesk)('/factcheck-desk %s %j', async (name, claim, act) => {
    const { gateway, state, came } = await started('command');
    gateway.dispatch('INTERACTION_CREATE', deskData(name, claim, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual(act);
    expect(state.sent[0]?.message.audience).toBe('asker');
  });

  test('/factcheck-desk post suggests claims, which begin a post', async () => {
    const { gateway, state } = await started('command', undefined, {
      suggest: async () => [{ id: 'moon', label: 'The moon is cheese' }],
    });
    const typing = deskData('post', 'moo', state, { typing: true });
    gateway.dispatch('INTERACTION_CREATE', typing);
    const interaction = state.interactions.get(typing.token);
    await until(() => interaction?.choices !== undefined, 'suggestions');
    expect(interaction?.choices).toEqual([{ name: 'The moon is cheese', value: '1|publish|moon' }]);
  });

  test('/factcheck-desk is for servers, and at first for who manages messages', () => {
    expect(commands.find(({ name }) => name === 'factcheck-desk')).toMatchObject({
      contexts: [0],
      integration_types: [0],
      default_member_permissions: String(0x2000),
    });
  });

  test('has a name in German, French, Spanish and Brazilian Portuguese', () => {
    for (const command of commands) {
      const words = { ...command };
      const localised =
        'description_localizations' in words
          ? words.description_localizations
          : words.name_localizations;
      expect(Object.keys(localised ?? {})).toEqual(
        expect.arrayContaining(['de', 'fr', 'es-ES', 'pt-BR']),
      );
    }
  });
});

describe('“Fact-check this”', () => {
  test('reads a message’s words, what it forwards, and its embeds', async () => {
    const { gateway, state, came } = await started('command');
    const message = {
      content: 'Look at <@5>: https://example.org/a',
      embeds: [
        { title: 'Moon news', description: 'It is cheese.', url: 'https://example.org/a' },
        { fields: [{ name: 'Source', value: 'A mouse' }] },
      ],
      message_snapshots: [{ message: { content: 'The Earth is flat.', embeds: [] } }],
    };
    gateway.dispatch('INTERACTION_CREATE', menuData(message, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual({
      kind: 'check',
      of: 'message',
      text: [
        'Look at  : https://example.org/a',
        'Moon news',
        'It is cheese.',
        'https://example.org/a',
        'Source',
        'A mouse',
        'The Earth is flat.',
      ].join('\n'),
    });
    expect(state.sent[0]?.message.audience).toBe('asker');
  });

  const card = (...components: object[]) => [{ type: 17, components }];
  const display = (content: string) => ({ type: 10, content });
  const press = (custom_id: string) => ({ type: 2, style: 2, label: 'Open', custom_id });

  async function acted(message: object) {
    const { gateway, state, came } = await started('command');
    gateway.dispatch('INTERACTION_CREATE', menuData(message, state));
    await until(() => state.sent.length === 1, 'an answer');
    return came[0]?.act;
  }

  test('reads what another bot says on a card, and in one that was forwarded', async () => {
    const section = { type: 9, components: [display('The Earth is flat.')], accessory: press('x') };
    const message = {
      components: card(display('# Moon news'), section),
      message_snapshots: [{ message: { components: card(display('Mars is red.')) } }],
    };
    expect(await acted(message)).toEqual({
      kind: 'check',
      of: 'message',
      text: '# Moon news\nThe Earth is flat.\nMars is red.',
    });
  });

  test('of a card of the desk’s own shows that fact-check as it stands now', async () => {
    const author = { id: createState().userId, username: 'desk', bot: true };
    const rows = { type: 1, components: [press('1|show|moon|sources|1')] };
    expect(await acted({ author, components: card(display('False'), rows) })).toEqual({
      kind: 'show',
      id: 'moon',
      part: 'card',
      page: 1,
    });
    // Whoever copies the desk's buttons is not the desk.
    expect(await acted({ components: card(display('False'), rows) })).toMatchObject({
      kind: 'check',
      text: 'False',
    });
  });

  test('of a message with parts that nobody knows reads the rest', async () => {
    const message = { content: 'Mars is red.', components: [null, { type: 99, components: 7 }] };
    expect(await acted(message)).toMatchObject({ text: 'Mars is red.' });
  });

  test('of a message without words has nothing to check', async () => {
    const { gateway, state, came } = await started('command');
    gateway.dispatch('INTERACTION_CREATE', menuData({ attachments: [{ id: '1' }] }, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual({ kind: 'check', of: 'message', text: '' });
  });
});

describe('a reply', () => {
  const card = (...tokens: string[]) => [
    {
      type: 17,
      components: [
        { type: 10, content: 'False' },
        {
          type: 9,
          components: [],
          accessory: { type: 2, label: 'Open', custom_id: '1|show|other|card|1' },
        },
        {
          type: 1,
          components: tokens.map((custom_id) => ({ type: 2, label: 'x', custom_id })),
        },
      ],
    },
  ];

  async function heard(said: string, before: object | null, direct = false): Promise<Act> {
    const { gateway, state, came } = await started('mention');
    const over = { type: 19, referenced_message: before };
    gateway.dispatch('MESSAGE_CREATE', messageData(said, state, direct, over));
    await until(() => state.sent.length === 1, 'an answer');
    const act = came[0]?.act;
    if (!act || act.kind === 'pressed') throw new Error('that is no act');
    return act;
  }
  const deskId = createState().userId;
  const desk = { id: deskId, username: 'desk', bot: true };
  const somebody = { id: '7', username: 'bo' };
  const said = (text: string) => `<@${deskId}> ${text}`;

  const cards: [string, string[], string | undefined][] = [
    ['a card', ['1|reject|moon|hollow', '1|feedback|moon|unsaid', '1|share|moon'], 'moon'],
    ['a shared card', ['1|show|moon|sections|1', '1|show|moon|sources|1'], 'moon'],
    ['a list', ['1|reject|moon'], undefined],
    ['a card of another release', ['9|feedback|moon'], undefined],
  ];
  test.each(cards)('to the desk’s answer follows it up: %s', async (_, tokens, about) => {
    const before = { author: desk, content: '', components: card(...tokens) };
    const question = 'and in 2024?';
    expect(await heard(said(question), before)).toEqual(
      about ? { kind: 'follow', after: about, question } : { kind: 'ask', question },
    );
    expect(await heard(question, before, true)).toEqual(
      about ? { kind: 'follow', after: about, question } : { kind: 'ask', question },
    );
  });

  test('to somebody else’s message has that one checked', async () => {
    const before = { author: somebody, content: 'The moon is cheese.' };
    expect(await heard(said('is this true?'), before)).toEqual({
      kind: 'check',
      of: 'message',
      text: 'The moon is cheese.',
    });
  });

  test('to a message that Discord does not show says what was said beside it', async () => {
    const before = { author: somebody, content: '', embeds: [] };
    expect(await heard(said('is this true?'), before)).toEqual({
      kind: 'check',
      of: 'remark',
      text: 'is this true?',
    });
  });

  test('to a message that was deleted is a question like any other', async () => {
    expect(await heard(said('is it?'), null)).toEqual({ kind: 'ask', question: 'is it?' });
  });

  test('and what is forwarded to the desk is checked', async () => {
    const { gateway, state: there, came } = await started('direct');
    const forwarded = { message_snapshots: [{ message: { content: 'The Earth is flat.' } }] };
    gateway.dispatch('MESSAGE_CREATE', messageData('', there, true, forwarded));
    await until(() => there.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual({ kind: 'check', of: 'message', text: 'The Earth is flat.' });
  });
});

describe('where a place has chosen public answers', () => {
  test('a question by command is answered for everyone, anything else for the asker', async () => {
    const { gateway, state, came } = await started('command', undefined, {
      heardAt: async () => 'everyone',
    });
    gateway.dispatch('INTERACTION_CREATE', namedData('factcheck', { question: 'a' }, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(state.sent[0]?.message.audience).toBe('everyone');
    expect(came[0]?.heardBy).toBe('everyone');
    gateway.dispatch('INTERACTION_CREATE', namedData('factcheck-help', {}, state));
    gateway.dispatch('INTERACTION_CREATE', menuData({ content: 'b' }, state));
    await until(() => state.sent.length === 3, 'two answers');
    expect(state.sent.map(({ message }) => message.audience)).toEqual([
      'everyone',
      'asker',
      'asker',
    ]);
  });

  test('a place that takes too long to say so is answered for the asker, in time', async () => {
    const { peer, came } = await started('command', undefined, {
      heardAt: () => new Promise(() => {}),
    });
    expect((await peer.ask('is it?'))?.audience).toBe('asker');
    expect(came[0]?.heardBy).toBe('asker');
  });
});

describe('settings', () => {
  const picker = ({
    name,
    ...over
  }: { name: SettingName } & Pick<Picker, 'of'> & Partial<Picker>): Picker => ({
    act: { kind: 'set', name, value: '' },
    label: 'L',
    chosen: [],
    options: [],
    most: 1,
    ...over,
  });
  const settings = say('Settings', {
    pickers: [
      picker({
        name: 'answers',
        of: 'options',
        chosen: ['private'],
        options: [
          { value: 'private', label: 'Only you' },
          { value: 'public', label: 'Everyone' },
        ],
      }),
      picker({ name: 'feed', of: 'channel', chosen: ['300000000000000001'] }),
      picker({ name: 'moderators', of: 'group' }),
      picker({ name: 'topics', of: 'words', label: 'T'.repeat(200), chosen: ['health', 'space'] }),
    ],
  });
  async function shown() {
    const bench = await started('command', async () => settings);
    await bench.peer.ask('first');
    const [card] = bench.state.messages;
    if (!card) throw new Error('there is no card');
    const press = async (make: (message: Kept) => object) => {
      bench.gateway.dispatch('INTERACTION_CREATE', make(card));
      await until(() => bench.came.length === 2, 'the press');
      return bench.came[1];
    };
    return { ...bench, card, press };
  }

  test('are menus with what was chosen in them, and within Discord’s limits', async () => {
    const { state, card } = await shown();
    expect(state.refused).toEqual([]);
    expect(JSON.stringify(card.body)).toContain('"default":true');
    expect(JSON.stringify(card.body)).toContain('"300000000000000001"');
  });

  const picks: [3 | 6 | 8, string, string[]][] = [
    [3, '1|set|answers|', ['public']],
    [8, '1|set|feed|', ['300000000000000001']],
    [6, '1|set|moderators|', []],
  ];
  test.each(picks)('of the menu %i come back as %s with %j', async (type, token, values) => {
    const { press, state } = await shown();
    const who = { permissions: String(0x20), roles: ['8'], guildLocale: 'de' };
    const incoming = await press((card) => pickData(token, type, values, card, state, who));
    expect(incoming?.act).toEqual({ kind: 'pressed', token, chosen: values });
    expect(incoming?.actor).toMatchObject({ role: 'moderator', groups: ['8'] });
    expect(incoming?.placeLocale).toBe('de');
  });

  test('that are typed open a form that holds what was there, and come back from it', async () => {
    const { gateway, press, state, came, card } = await shown();
    let token = '';
    const incoming = await press((message) => {
      const data = pressData('form|1|set|topics|', message, state);
      token = data.token;
      return data;
    });
    expect(incoming?.act).toEqual({ kind: 'pressed', token: '1|set|topics|', opening: true });
    await until(() => state.interactions.get(token)?.form !== undefined, 'a form');
    const form = state.interactions.get(token)?.form;
    expect(form).toMatchObject({ custom_id: '1|set|topics|' });
    expect(JSON.stringify(form)).toContain('health, space');
    expect(state.refused).toEqual([]);
    gateway.dispatch('INTERACTION_CREATE', formData('1|set|topics|', 'food', card, state));
    await until(() => came.length === 3, 'the form');
    expect(came[2]?.act).toEqual({ kind: 'pressed', token: '1|set|topics|', chosen: ['food'] });
  });

  test('that somebody may not open are refused to them alone', async () => {
    let reply = settings;
    const { gateway, peer, state } = await started('command', async () => reply);
    await peer.ask('first');
    reply = say('You cannot do that.');
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    gateway.dispatch('INTERACTION_CREATE', pressData('form|1|set|topics|', card, state));
    await until(() => state.sent.length === 2, 'the refusal');
    expect(state.sent[1]?.message.audience).toBe('asker');
    expect(state.refused).toEqual([]);
  });
});
