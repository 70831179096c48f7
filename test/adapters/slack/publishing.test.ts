import { describe, expect, test } from 'vitest';
import { needsRole, publishes } from '../../../src/adapters/slack/ids.ts';
import { publishingOrder } from '../../../src/core/act-publishing.ts';
import { publishingConversation } from '../../contracts/publishing-conversation.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { moderator, openNewsroom } from '../../support/newsroom.ts';
import { until } from '../../support/slack/bench.ts';
import { onSlack } from '../../support/slack/moderator.ts';
import { channel, commandBody, eventBody, pressBody } from '../../support/slack/payloads.ts';
import { readMessage } from '../../support/slack/read.ts';
import { started } from '../../support/slack/started.ts';

describe('from Slack', () => publishingConversation(onSlack));

describe('/factcheck', () => {
  const commands: [string, object, 'form' | 'message'][] = [
    [
      'post vaccines and autism',
      { kind: 'pick', lead: 'post', text: 'vaccines and autism' },
      'form',
    ],
    ['posts', { kind: 'posts', which: 'all', page: 1 }, 'form'],
    ['changes', { kind: 'changes' }, 'form'],
    ['desk', { kind: 'desk' }, 'message'],
    ['follows', { kind: 'home' }, 'message'],
    ['postpone the vote?', { kind: 'ask', question: 'postpone the vote?' }, 'message'],
    ['posts are fake', { kind: 'ask', question: 'posts are fake' }, 'message'],
  ];
  test.each(commands)('%s', async (text, act, where) => {
    const { deliver, slack, state, came } = await started('http', 'slash');
    await deliver('command', commandBody(text, slack.responseUrl(channel), state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came[0]?.act).toEqual(act);
    expect(state.sent[0]?.by).toBe(where === 'form' ? 'view' : 'response_url');
  });

  test('post alone opens the form in which a claim is picked', async () => {
    const { deliver, slack, state, came } = await started('http', 'slash');
    await deliver('command', commandBody('post', slack.responseUrl(channel), state));
    await until(() => state.views.size === 1, 'the form');
    expect(came).toEqual([]);
    expect(JSON.stringify([...state.views.values()])).toContain('Publish a fact-check');
    expect(state.problems).toEqual([]);
  });
});

test('every act of publishing asks anew who it is, and opens a form; watching needs neither', () => {
  const kinds = Object.keys(publishingOrder);
  const tokens = kinds.map((kind) => `1|${kind}|x`);
  const asked = tokens.filter((token) => needsRole({ kind: 'pressed', token }));
  expect(asked).toEqual(tokens.filter((token) => token !== '1|watch|x'));
  const inMessages = ['watch', 'home', 'desk'];
  expect(tokens.filter(publishes)).toEqual(
    kinds.filter((kind) => !inMessages.includes(kind)).map((kind) => `1|${kind}|x`),
  );
});

describe('under an answer', () => {
  const moon = aFactCheck({ id: 'moon', claim: 'The moon landing was staged.', corrections: [] });

  async function asked() {
    const newsroom = await openNewsroom([moon]);
    const { slack } = newsroom;
    const { state, hub } = slack;
    const answer = async () => {
      const before = state.sent.length;
      const question = commandBody('moon landing staged', slack.responseUrl(channel), state);
      await hub.deliver('slash_commands', question);
      await until(() => state.sent.length > before, 'an answer');
      const sent = state.sent[before];
      if (!sent) throw new Error('no answer');
      return { sent, ...readMessage(sent.payload) };
    };
    return { ...newsroom, state, hub, answer };
  }

  test('a moderator begins a post, which opens a form', async () => {
    const { slack, state, hub, answer, wrongs } = await asked();
    const { sent, buttons } = await answer();
    const button = buttons.find(({ text }) => text.text === 'Post to channels');
    if (!button) throw new Error('nothing to post with');
    const { action_id, value } = button;
    await hub.deliver(
      'interactive',
      pressBody(sent, { action_id, value }, slack.responseUrl(channel), state),
    );
    await until(() => state.sent.some(({ by }) => by === 'view'), 'the draft');
    expect(readMessage(state.sent.at(-1)?.payload).text).toContain('Post: The moon landing');
    expect([...state.views.values()].at(-1)?.payload).toMatchObject({
      submit: { text: 'Preview' },
    });
    expect(wrongs()).toEqual([]);
  });

  test('anybody else asks to be told, and is, in a direct message', async () => {
    const { slack, state, hub, moderates, answer, publish, wrongs } = await asked();
    moderates(false);
    const { sent, buttons } = await answer();
    const labels = buttons.map(({ text }) => text.text);
    expect(labels).not.toContain('Post to channels');
    const watch = buttons.find(({ text }) => text.text === 'Tell me if this changes');
    if (!watch) throw new Error('nothing to watch with');
    const { action_id, value } = watch;
    await hub.deliver(
      'interactive',
      pressBody(sent, { action_id, value }, slack.responseUrl(channel), state),
    );
    await until(() => state.sent.length === 2, 'an answer');
    const told = () =>
      state.sent.filter(
        ({ channel: to, by }) => by === 'postMessage' && to === `D${moderator.slack}`,
      );
    await publish({
      ...moon,
      revision: 2,
      rating: { label: 'Mostly true' },
      verdict: 'mostly-true',
    });
    await until(() => told().length === 1, 'the message');
    expect(readMessage(told()[0]?.payload).text).toContain('it is now “Mostly true”');
    expect(wrongs()).toEqual([]);
  });

  test('the home shows what somebody follows, and lets them leave it', async () => {
    const { slack, state, hub, moderates, answer, wrongs } = await asked();
    moderates(false);
    const { sent } = await answer();
    const watch = { action_id: 'act:9', value: '1|watch|moon|yes' };
    await hub.deliver('interactive', pressBody(sent, watch, slack.responseUrl(channel), state));
    await until(() => state.sent.length === 2, 'an answer');
    const home = eventBody({ type: 'app_home_opened', tab: 'home', channel: 'D1' }, state);
    await hub.deliver('events_api', home);
    await until(() => state.sent.some(({ by }) => by === 'home'), 'the home');
    const { text, buttons } = readMessage(state.sent.at(-1)?.payload);
    expect(text).toContain('Fact-checks you asked to be told about');
    expect(text).toContain('The moon landing was staged.');
    expect(buttons.map((one) => one.text.text)).toContain('Do not tell me');
    expect(wrongs()).toEqual([]);
  });
});
