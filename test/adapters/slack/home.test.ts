import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/core/message.ts';
import { until } from '../../support/slack/bench.ts';
import {
  asker,
  channel,
  commandBody,
  directBody,
  eventBody,
  mentionBody,
} from '../../support/slack/payloads.ts';
import { viewPressBody } from '../../support/slack/shortcuts.ts';
import { gate, say, started } from '../../support/slack/started.ts';

const help = say('What this desk does', {
  actions: [
    { label: 'The moon is <b>cheese</b>', act: { kind: 'ask', question: 'The moon is cheese' } },
    { label: 'Browse', act: { kind: 'browse', by: 'menu', value: '', page: 1 } },
  ],
});
const newest = say('Newest fact-checks', {
  blocks: [
    {
      kind: 'list',
      label: 'Newest fact-checks',
      items: Array.from({ length: 8 }, (_, n) => ({
        title: `Claim ${n}`,
        action: { label: 'Open', act: { kind: 'show', id: `claim-${n}`, part: 'card', page: 1 } },
      })),
    },
  ],
});

const follows = say('You follow nothing.');
const queue = say('One post waits.', {
  actions: [{ label: 'All posts', act: { kind: 'posts', which: 'all', page: 1 } }],
});

const opened = (tab: 'home' | 'messages', state: Parameters<typeof eventBody>[1]) =>
  eventBody({ type: 'app_home_opened', tab, channel: 'D1' }, state);

describe('the home of the desk', () => {
  const open = () =>
    started('socket', 'direct', async ({ act, actor }) => {
      if (act.kind === 'home') return actor.role === 'admin' ? queue : follows;
      return act.kind === 'browse' ? newest : help;
    });

  test('has a field to ask in, what is newest, and what the desk is', async () => {
    const { exchange, state } = await open();
    const seen = await exchange('event', opened('home', state));
    expect(state.sent[0]).toMatchObject({ by: 'home', view: `H${asker}` });
    expect(seen?.text.split('\n').filter(Boolean)).toEqual([
      'Ask about a claim',
      'You follow nothing.',
      'Newest fact-checks',
      ...Array.from({ length: 8 }, (_, n) => `Claim ${n}`),
      'What this desk does',
    ]);
    expect(state.problems).toEqual([]);
  });

  test('shows a moderator what waits, and begins a post', async () => {
    const { exchange, deliver, state } = await open();
    state.admins.add(asker);
    const seen = await exchange('event', opened('home', state));
    expect(seen?.text).toContain('One post waits.');
    const [home] = state.sent;
    if (!home) throw new Error('no home');
    const begin = { type: 'button', action_id: 'begin:' };
    await deliver('interaction', viewPressBody(home, begin, state));
    await until(() => state.calls.includes('views.open'), 'the form');
    expect([...state.views.values()].at(-1)?.payload).toMatchObject({
      title: { text: 'Publish a fact-check' },
    });
    expect(state.problems).toEqual([]);
  });

  test('offers nobody else to post', async () => {
    const { exchange, state } = await open();
    const seen = await exchange('event', opened('home', state));
    expect(seen?.buttons).not.toContain('Publish a fact-check');
  });

  test('answers in a form: a question that is typed, a claim that is opened', async () => {
    const { exchange, peer, state, came } = await open();
    await exchange('event', opened('home', state));
    const [home] = state.sent;
    if (!home) throw new Error('no home');
    const field = { type: 'plain_text_input', action_id: 'search:', value: 'is it cheese?' };
    await exchange('interaction', viewPressBody(home, field, state));
    expect(state.sent[1]?.by).toBe('view');
    expect(came.at(-1)?.act).toEqual({ kind: 'ask', question: 'is it cheese?' });
    await exchange('event', opened('home', state));
    await peer.press('Open');
    expect(state.sent.at(-1)?.by).toBe('view');
    expect(came.at(-1)?.act).toEqual({ kind: 'pressed', token: '1|show|claim-0|card|1' });
  });

  test('a conversation that is opened offers claims to begin with', async () => {
    const { deliver, state } = await open();
    await deliver('event', opened('messages', state));
    await until(() => state.assistant.length === 1, 'prompts');
    expect(state.assistant[0]).toEqual({
      method: 'assistant.threads.setSuggestedPrompts',
      fields: {
        channel_id: 'D1',
        title: 'Claims to begin with',
        prompts: [
          { title: 'The moon is &lt;b&gt;cheese&lt;/b&gt;', message: 'The moon is cheese' },
        ],
      },
    });
  });
});

describe('a search that takes long', () => {
  const slow = (way: 'slash' | 'mention' | 'direct') => {
    const { passed, release } = gate();
    const handle = async (): Promise<Reply> => {
      await passed;
      return say('Found.');
    };
    return { release, bench: started('http', way, handle, { slowAfter: 0 }) };
  };

  test('says so to who gave a command, and the answer takes its place', async () => {
    const { release, bench } = slow('slash');
    const { deliver, slack, state } = await bench;
    await deliver('command', commandBody('slow?', slack.responseUrl(channel), state));
    await until(() => state.sent.length === 1, 'a word');
    release();
    await until(() => state.sent.length === 2, 'an answer');
    const payloads = state.sent.map(({ payload }) => payload);
    expect(payloads[0]).toMatchObject({
      text: 'Looking through the library…',
      response_type: 'ephemeral',
    });
    expect(payloads[1]).toMatchObject({ text: 'Found.', replace_original: true });
  });

  test('says so in the thread of a mention, and the answer takes its place', async () => {
    const { release, bench } = slow('mention');
    const { deliver, state } = await bench;
    await deliver('event', mentionBody('slow?', state));
    await until(() => state.sent.length === 1, 'a word');
    release();
    await until(() => state.calls.includes('chat.update'), 'an answer');
    await until(() => state.sent[0]?.payload.text === 'Found.', 'the answer in its place');
    expect(state.sent).toHaveLength(1);
  });

  test('shows a status in a direct conversation, which goes when the answer comes', async () => {
    const { release, bench } = slow('direct');
    const { deliver, state } = await bench;
    await deliver('event', directBody('slow?', state));
    await until(() => state.assistant.length === 1, 'a status');
    release();
    await until(() => state.sent.length === 1, 'an answer');
    expect(state.assistant.map(({ fields }) => fields.status)).toEqual([
      'is looking through the library…',
      '',
    ]);
  });
});

describe('a link to a fact-check', () => {
  const card = say('False: the moon is made of cheese', {
    actions: [{ label: 'Sections', act: { kind: 'show', id: 'moon', part: 'sections', page: 1 } }],
  });
  const link = (over: object, state: Parameters<typeof eventBody>[1]) =>
    eventBody(
      {
        type: 'link_shared',
        channel,
        message_ts: '8.1',
        links: [
          { url: 'https://example.org/moon', domain: 'example.org' },
          { url: 'https://example.org/other', domain: 'example.org' },
        ],
        ...over,
      },
      state,
    );
  const cardAt = async (url: string) => (url.endsWith('/moon') ? card : undefined);

  test.each([
    ['in a message', {}],
    ['that is being written', { unfurl_id: 'C1.1', source: 'composer' }],
  ])('%s shows its card without buttons; others show nothing', async (_, over) => {
    const { exchange, state, came } = await started('http', 'slash', undefined, { cardAt });
    const seen = await exchange('event', link(over, state));
    expect(seen).toMatchObject({ text: 'False: the moon is made of cheese', buttons: [] });
    expect(state.sent).toHaveLength(1);
    expect(state.problems).toEqual([]);
    expect(came).toEqual([]);
  });

  test('of which the library knows none is left alone', async () => {
    const { adapter, deliver, state } = await started('http', 'slash');
    await deliver('event', link({}, state));
    await adapter.stop();
    expect(state.calls).not.toContain('chat.unfurl');
  });
});

test('a workspace that answers everyone has answers to commands read by everyone', async () => {
  const { peer, came } = await started('http', 'slash', undefined, {
    heardAt: async () => 'everyone',
  });
  expect((await peer.ask('moon?'))?.audience).toBe('everyone');
  expect(came[0]?.heardBy).toBe('everyone');
});
