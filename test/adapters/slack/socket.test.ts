import { App } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { boltLogger } from '../../../src/adapters/slack/app.ts';
import { socketDoor } from '../../../src/adapters/slack/socket.ts';
import type { OperatorError } from '../../../src/core/errors.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { createLog, until } from '../../support/slack/bench.ts';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.ts';
import { mentionBody } from '../../support/slack/payloads.ts';
import { gate, say, started } from '../../support/slack/started.ts';

/** A desk in Socket Mode that answers each question with itself, once. */
async function echo() {
  const store = memoryStore();
  const bench = await started('socket', 'mention', async ({ id, act }) => {
    if (!(await store.once(`slack/${id}`))) return;
    return say(act.kind === 'ask' ? act.question : '');
  });
  const { deliver, state } = bench;
  let asked = 0;
  /** Asks so many questions; resolves when the last is acknowledged. */
  const ask = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => deliver('event', mentionBody(`no. ${++asked}`, state))),
    );
  /** Each was answered, and none twice. */
  async function allAnsweredOnce() {
    await until(() => state.sent.length >= asked, 'every answer');
    await bench.adapter.stop();
    const said = state.sent.map(({ payload }) => payload.text).toSorted();
    expect(said).toEqual(Array.from({ length: asked }, (_, n) => `no. ${n + 1}`).toSorted());
  }
  return { ...bench, ask, allAnsweredOnce };
}

type Hub = FakeSlack['hub'];

describe('a connection that ends', () => {
  const ends: [string, (hub: Hub) => void][] = [
    ['as Slack says, to be renewed', (hub) => hub.disconnect()],
    ['as Slack warns some seconds before', (hub) => hub.disconnect('warning')],
    ['because its link was switched off', (hub) => hub.disconnect('link_disabled')],
    ['without a word', (hub) => hub.drop()],
  ];
  test.each(ends)('%s: nothing is lost, and nothing answered twice', async (_, end) => {
    const { slack, ask, allAnsweredOnce } = await echo();
    await ask(3);
    const before = ask(5);
    end(slack.hub);
    await before;
    await ask(5);
    await allAnsweredOnce();
  });

  test('five times in a row', async () => {
    const { slack, ask, allAnsweredOnce } = await echo();
    for (let n = 0; n < 5; n++) {
      const some = ask(3);
      if (n % 2) slack.hub.drop();
      else slack.hub.disconnect();
      await some;
    }
    await allAnsweredOnce();
  });

  test('before an acknowledgement reached Slack, which sends the event again', async () => {
    const { slack, ask, allAnsweredOnce } = await echo();
    slack.hub.deaf = true;
    const some = ask(4);
    await until(() => slack.state.sent.length > 0, 'an answer');
    slack.hub.drop();
    slack.hub.deaf = false;
    await some;
    await allAnsweredOnce();
  });
});

test('frames that are no envelopes are passed over', async () => {
  const { slack, ask, allAnsweredOnce } = await echo();
  for (const frame of ['{"type": "hello"', '[]', '{"type":"of tomorrow"}', '{"envelope_id":1}']) {
    slack.hub.raw(frame);
  }
  await ask(1);
  await allAnsweredOnce();
});

test('a stop while Slack is out of reach ends at once, and no connection comes after it', async () => {
  const { slack, state, adapter, log } = await echo();
  state.appToken = 'xapp-other';
  slack.hub.drop();
  await until(() => log.lines.some(({ message }) => message.includes('trying again')), 'a refusal');
  const { connections } = slack.hub;
  const had = connections();
  await adapter.stop();
  state.appToken = 'xapp-fake';
  expect(connections()).toBe(had);
});

test('what came before a stop is answered, what comes after it is left to the next desk', async () => {
  const { passed, release } = gate();
  const bench = await started('socket', 'mention', async () => {
    await passed;
    return say('Late, but here.');
  });
  const { deliver, state, adapter, slack } = bench;
  await deliver('event', mentionBody('before', state));
  const stopped = adapter.stop();
  const after = deliver('event', mentionBody('after', state));
  release();
  await stopped;
  expect(state.sent).toHaveLength(1);
  const next = bench.another();
  await next.start(async () => say('By the next.'));
  await after;
  await until(() => state.sent.length === 2, 'the other answer');
  expect(state.sent.map(({ payload }) => payload.text)).toEqual([
    'Late, but here.',
    'By the next.',
  ]);
  expect(slack.hub.connections()).toBe(2);
  await next.stop();
});

describe('a token that Slack takes no more while the desk runs', () => {
  async function door(refused: string) {
    const slack = await createFakeSlack();
    const log = createLog();
    const said: OperatorError[] = [];
    const gone = (why: OperatorError) => void said.push(why);
    const options = { logger: boltLogger(log), log, gone, pause: () => 1 };
    const socket = socketDoor(slack.state.appToken, `${slack.apiUrl}/`, options);
    new App({ receiver: socket.receiver, authorize: async () => ({}), convoStore: false });
    await socket.open();
    onTestFinished(async () => {
      await socket.close();
      await slack.close();
    });
    const refuse = () =>
      slack.state.failures.push({ method: 'apps.connections.open', how: { refused } });
    const refusals = () => log.lines.filter(({ message }) => message.includes('trying again'));
    return { ...slack, said, refuse, refusals };
  }

  test('is told after eight refusals in a row, with what to do', async () => {
    const { hub, said, refuse, refusals } = await door('invalid_auth');
    for (let n = 0; n < 8; n++) refuse();
    hub.drop();
    await until(() => said.length === 1, 'an end');
    expect(said[0]?.message).toMatch(/app-level token \(invalid_auth\).*SLACK_APP_TOKEN/);
    expect(refusals()).toHaveLength(7);
    expect(hub.connections()).toBe(1);
  });

  test.each([
    ['account_inactive', 7],
    ['internal_error', 20],
  ])('%s %i times and then a connection is no end', async (word, times) => {
    const { hub, said, refuse } = await door(word);
    for (let n = 0; n < times; n++) refuse();
    hub.drop();
    await until(() => hub.connections() === 2, 'a connection');
    expect(said).toEqual([]);
  });
});
