import { describe, expect, test } from 'vitest';
import { optionsProblems } from '../../../src/adapters/slack/limits.ts';
import type { Picker, Reply } from '../../../src/core/message.ts';
import { until } from '../../support/slack/bench.ts';
import { channel, commandBody, mentionBody } from '../../support/slack/payloads.ts';
import {
  globalShortcutBody,
  messageShortcutBody,
  submissionBody,
  suggestionBody,
  viewPressBody,
} from '../../support/slack/shortcuts.ts';
import { gate, say, started } from '../../support/slack/started.ts';

const card = say('False: The moon is made of cheese', {
  about: 'moon-cheese',
  actions: [
    { label: 'Sections', act: { kind: 'show', id: 'moon-cheese', part: 'sections', page: 1 } },
    { label: 'Was this right?', act: { kind: 'feedback', id: 'moon-cheese', said: 'unsaid' } },
    { label: 'Share', act: { kind: 'share', id: 'moon-cheese' } },
  ],
});
const shared: Reply = { ...card, audience: 'everyone', actions: [] };
const seenIn = (blocks: unknown): string => JSON.stringify(blocks);

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  test('"Fact-check this" opens a form at once, and the answer comes into it', async () => {
    const { passed, release } = gate();
    const { deliver, slack, state, came } = await started(mode, 'slash', async () => {
      await passed;
      return card;
    });
    const body = messageShortcutBody(
      { text: 'The moon is <https://example.org/moon|made of cheese> &amp; so on' },
      slack.responseUrl(channel),
      state,
    );
    await deliver('interaction', body);
    await until(() => state.views.size === 1, 'a form');
    const [view] = state.views.values();
    expect(seenIn(view?.payload)).toContain('Looking through the library');
    expect(state.sent).toEqual([]);
    release();
    await until(() => state.sent.length === 1, 'an answer');
    expect(seenIn(view?.payload)).toContain('The moon is made of cheese');
    expect(came[0]?.act).toEqual({
      kind: 'check',
      of: 'message',
      text: 'The moon is made of cheese & so on',
    });
    expect(came[0]?.heardBy).toBe('asker');
  });

  test('"Look up a fact-check" asks what is typed, and shows what is found in the same form', async () => {
    const { deliver, exchange, state, came } = await started(mode, 'slash', async () => card);
    await deliver('interaction', globalShortcutBody(state));
    await until(() => state.views.size === 1, 'a form');
    const acknowledged = await deliver('interaction', submissionBody('is it cheese?', state));
    expect(acknowledged).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]).toMatchObject({
      act: { kind: 'ask', question: 'is it cheese?' },
      place: { kind: 'direct' },
    });
    const sent = state.sent[0];
    if (!sent) throw new Error('nothing came');
    const find = {
      type: 'external_select',
      action_id: 'find:',
      selected_option: { value: '1|show|moon-cheese|card|1' },
    };
    await exchange('interaction', viewPressBody(sent, find, state));
    expect(came[1]?.act).toEqual({ kind: 'pressed', token: '1|show|moon-cheese|card|1' });
  });

  test('claims are suggested while somebody types, whatever they hold', async () => {
    const typed: string[] = [];
    const { deliver, state } = await started(mode, 'slash', undefined, {
      suggest: async (text) => {
        typed.push(text);
        return [
          { id: 'moon-cheese', label: `<!channel> & ${'cheese '.repeat(40)}` },
          { id: 'empty', label: ' ' },
        ];
      },
    });
    const options = await deliver('interaction', suggestionBody('find:', 'moon', state));
    expect(typed).toEqual(['moon']);
    expect(optionsProblems(options)).toEqual([]);
    expect(options).toMatchObject({
      options: [{ value: '1|show|moon-cheese|card|1' }, { value: '1|show|empty|card|1' }],
    });
  });

  test('suggestions that fail are none, and that is acknowledged', async () => {
    const { deliver, state, log } = await started(mode, 'slash', undefined, {
      suggest: async () => {
        throw new Error('no index');
      },
    });
    expect(await deliver('interaction', suggestionBody('find:', 'x', state))).toEqual({
      options: [],
    });
    expect(log.lines.some(({ level }) => level === 'warn')).toBe(true);
  });
});

describe('a form', () => {
  test('shows what a message forwards, too', async () => {
    const { exchange, slack, state, came } = await started('http', 'slash');
    const attachments = [
      { title: 'Moon news', text: 'It is cheese', from_url: 'https://a.example' },
    ];
    const url = slack.responseUrl(channel);
    await exchange('interaction', messageShortcutBody({ text: '', attachments }, url, state));
    expect(came[0]?.act).toMatchObject({ text: 'Moon news\nIt is cheese\nhttps://a.example' });
  });

  test('that does not open leaves the answer to a message for the asker alone', async () => {
    const { exchange, slack, state } = await started('http', 'slash', async () => card);
    const url = slack.responseUrl(channel);
    const late = messageShortcutBody({ text: 'x' }, url, state, { trigger_id: 'late-1' });
    await exchange('interaction', late);
    expect(state.sent[0]).toMatchObject({ by: 'response_url', audience: 'asker' });
  });

  test('that was closed before the answer came is no failure', async () => {
    const { passed, release } = gate();
    const { adapter, deliver, slack, state, log } = await started('http', 'slash', async () => {
      await passed;
      return card;
    });
    const url = slack.responseUrl(channel);
    await deliver('interaction', messageShortcutBody({ text: 'x' }, url, state));
    await until(() => state.views.size === 1, 'a form');
    state.views.clear();
    release();
    await adapter.stop();
    expect(state.sent).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('turns its pages, and leads back', async () => {
    const { peer, slack, state, came, exchange } = await started('http', 'slash', async () => card);
    await exchange(
      'interaction',
      messageShortcutBody({ text: 'x' }, slack.responseUrl(channel), state),
    );
    await peer.press('Sections');
    expect(came[1]?.act).toEqual({ kind: 'pressed', token: '1|show|moon-cheese|sections|1' });
    expect(came[1]?.place).toMatchObject({ channel, kind: 'channel' });
    expect(state.sent.map(({ by, view }) => [by, view])).toEqual([
      ['view', state.sent[0]?.view],
      ['view', state.sent[0]?.view],
    ]);
  });

  test('shares into the channel that it was opened from, also where the desk is no member', async () => {
    let reply = card;
    const { peer, slack, state, exchange } = await started('http', 'slash', async () => reply);
    await exchange(
      'interaction',
      messageShortcutBody({ text: 'x' }, slack.responseUrl(channel), state),
    );
    reply = shared;
    await peer.press('Share');
    await until(() => state.sent.length === 3, 'what was shared, in the channel and in the form');
    expect(state.sent[1]).toMatchObject({ by: 'response_url', channel, audience: 'everyone' });
  });

  test('shares into the thread that it was opened from', async () => {
    let reply = card;
    const { peer, slack, state, exchange } = await started('http', 'slash', async () => reply);
    const url = slack.responseUrl(channel);
    await exchange('interaction', messageShortcutBody({ text: 'x', thread_ts: '9.1' }, url, state));
    reply = shared;
    await peer.press('Share');
    await until(() => state.sent.length === 3, 'what was shared, in the thread and in the form');
    expect(state.sent[1]).toMatchObject({ by: 'postMessage', channel, thread: '9.1' });
  });

  test('opens for what is read page by page, wherever the button stands', async () => {
    const { peer, state } = await started('http', 'mention', async () => card);
    await peer.ask('moon?');
    await peer.press('Sections');
    expect(state.sent.map(({ by }) => by)).toEqual(['postMessage', 'view']);
  });
});

describe('settings', () => {
  const pickers: Picker[] = [
    {
      act: { kind: 'set', name: 'answers', value: '' },
      label: 'Who reads',
      of: 'options',
      chosen: ['private'],
      options: [
        { value: 'private', label: 'The asker' },
        { value: 'public', label: 'Everyone' },
      ],
      most: 1,
    },
    {
      act: { kind: 'set', name: 'feed', value: '' },
      label: 'Channel',
      of: 'channel',
      chosen: ['C9'],
      options: [],
      most: 1,
    },
    {
      act: { kind: 'set', name: 'topics', value: '' },
      label: 'Topics',
      of: 'words',
      chosen: ['health'],
      options: [],
      most: 1,
    },
    {
      act: { kind: 'set', name: 'moderators', value: '' },
      label: 'Group',
      of: 'group',
      chosen: ['S1'],
      options: [],
      most: 1,
    },
  ];
  const settings = say('Settings', { pickers });

  test('open as a form, with who asks and what they may', async () => {
    const { exchange, slack, state, came } = await started('http', 'slash', async () => settings);
    const body = {
      ...commandBody('settings', slack.responseUrl(channel), state),
      user_id: 'UADMIN',
    };
    await exchange('command', body);
    expect(state.sent[0]?.by).toBe('view');
    expect(came[0]).toMatchObject({ act: { kind: 'settings' }, actor: { role: 'admin' } });
    expect(state.problems).toEqual([]);
  });

  const choices: [string, string, object][] = [
    ['answers', 'public', { selected_option: { value: 'public' } }],
    ['feed', 'C2', { selected_conversation: 'C2' }],
    ['topics', 'health, moon', { value: 'health, moon' }],
    ['topics', '', { value: null }],
    ['moderators', 'S2', { selected_option: { value: 'S2' } }],
  ];
  test.each(choices)('what is chosen for %s comes back: %s', async (name, chosen, pressed) => {
    const { exchange, slack, state, came } = await started('http', 'slash', async () => settings);
    await exchange('command', commandBody('settings', slack.responseUrl(channel), state));
    const [sent] = state.sent;
    if (!sent) throw new Error('nothing came');
    const token = `1|set|${name}|`;
    const element = { action_id: `pick:${token}`, ...pressed };
    await exchange('interaction', viewPressBody(sent, element, state));
    expect(came[1]?.act).toEqual({ kind: 'pressed', token, chosen: [chosen] });
  });

  test('user groups are offered by their names', async () => {
    const { deliver, state } = await started('http', 'slash');
    state.groups.set('S1', { name: 'Editors', users: [] });
    state.groups.set('S2', { name: 'Others', users: [] });
    const body = suggestionBody('pick:1|set|moderators|', 'edit', state);
    expect(await deliver('interaction', body)).toMatchObject({ options: [{ value: 'S1' }] });
  });
});

describe('before sharing where another organisation reads', () => {
  test('it is said and asked; who means it shares', async () => {
    let reply = card;
    const { peer, state, came } = await started('http', 'slash', async () => reply);
    state.shared.add(channel);
    await peer.ask('moon?');
    reply = shared;
    const asked = await peer.press('Share');
    expect(asked?.audience).toBe('asker');
    expect(asked?.text).toContain('another organisation');
    expect(came).toHaveLength(1);
    const done = await peer.press('Share here');
    expect(done?.audience).toBe('everyone');
    expect(came[1]?.act).toEqual({ kind: 'pressed', token: '1|share|moon-cheese' });
  });

  test('it is asked, too, where Slack does not tell who reads', async () => {
    const { peer, state, came } = await started('http', 'slash', async () => card);
    state.hidden.add(channel);
    await peer.ask('moon?');
    expect((await peer.press('Share'))?.text).toContain('cannot see');
    expect(came).toHaveLength(1);
  });

  test('it is asked in a form, which then shares', async () => {
    let reply = card;
    const { peer, slack, state, exchange } = await started('http', 'slash', async () => reply);
    state.shared.add(channel);
    await exchange(
      'interaction',
      messageShortcutBody({ text: 'x' }, slack.responseUrl(channel), state),
    );
    reply = shared;
    expect((await peer.press('Share'))?.text).toContain('another organisation');
    await peer.press('Share here');
    await until(() => state.sent.length === 4, 'what was shared');
    expect(state.sent[2]).toMatchObject({ by: 'response_url', audience: 'everyone' });
  });
});

describe('feedback', () => {
  test('is two buttons below the answer, and thanks do not take its place', async () => {
    const { peer, state, came } = await started('http', 'slash', async () => card);
    await peer.ask('moon?');
    await peer.press('Wrong answer');
    expect(came[1]?.act).toEqual({ kind: 'pressed', token: '1|feedback|moon-cheese|wrong' });
    expect(state.sent[1]?.payload).toMatchObject({ replace_original: false });
  });

  test.each(['slash', 'mention'] as const)(
    'is one button where a workspace refuses newer blocks, asked by %s',
    async (way) => {
      const { peer, state, log } = await started('http', way, async () => card);
      state.unknownBlocks.add('context_actions');
      const seen = await peer.ask('moon?');
      expect(seen?.buttons).toContain('Was this right?');
      expect(state.sent).toHaveLength(1);
      await peer.ask('moon?');
      expect(log.lines.filter(({ message }) => message.includes('newer blocks'))).toHaveLength(1);
    },
  );

  test('and a warning goes without its frame where a workspace knows none', async () => {
    const withdrawn = say('Withdrawn', {
      blocks: [{ kind: 'notice', tone: 'warning', text: 'Withdrawn.' }],
    });
    const { peer, state } = await started('http', 'slash', async () => withdrawn);
    state.unknownBlocks.add('alert');
    expect((await peer.ask('moon?'))?.text).toContain('Withdrawn.');
    expect(state.sent[0]?.payload.blocks).toMatchObject([{ type: 'section' }]);
    expect(state.sent).toHaveLength(1);
  });
});

test('a question in the thread of an answer follows on it; one beside it does not', async () => {
  const { exchange, state, came } = await started('http', 'mention', async () => card);
  const first = mentionBody('moon?', state, { ts: '5.1' });
  await exchange('event', first);
  await exchange('event', mentionBody('and in 2024?', state, { ts: '5.2', thread_ts: '5.1' }));
  await exchange('event', mentionBody('and in 2024?', state, { ts: '5.3' }));
  expect(came.map(({ act }) => act)).toEqual([
    { kind: 'ask', question: 'moon?' },
    { kind: 'follow', after: 'moon-cheese', question: 'and in 2024?' },
    { kind: 'ask', question: 'and in 2024?' },
  ]);
});

describe('a form that is slow to go on', () => {
  const confirm = say('Preview', {
    actions: [
      { label: 'Post it now', act: { kind: 'confirm', publication: 'abcdefghij', version: 1 } },
    ],
  });

  test('takes away what was pressed, and shows what came of it', async () => {
    const { passed, release } = gate();
    const slow = { slowAfter: 0 };
    const { deliver, slack, state } = await started(
      'http',
      'slash',
      async ({ act }) => {
        if (act.kind !== 'pressed') return confirm;
        await passed;
        return say('Posted.');
      },
      slow,
    );
    await deliver('command', commandBody('posts', slack.responseUrl(channel), state));
    const views = () => state.sent.filter(({ by }) => by === 'view');
    const shows = (words: string) => () => JSON.stringify(views().at(-1)?.payload).includes(words);
    await until(() => views().length > 0 && shows('Post it now')(), 'the preview');
    const [view] = views();
    const button = { action_id: 'act:0', value: '1|confirm|abcdefghij|1' };
    if (!view) throw new Error('no view');
    await deliver('interaction', viewPressBody(view, button, state));
    await until(shows('One moment'), 'a word');
    expect(shows('Post it now')()).toBe(false);
    release();
    await until(shows('Posted.'), 'the receipt');
    expect(state.problems).toEqual([]);
  });
});
