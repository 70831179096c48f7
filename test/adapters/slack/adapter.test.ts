import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createSlack, type SlackOptions } from '../../../src/adapters/slack/adapter.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import type { Incoming, Reply } from '../../../src/core/message.ts';
import type { Handle } from '../../../src/core/ports.ts';
import {
  createLog,
  type Mode,
  openBench,
  type SlackBench,
  until,
  type Way,
} from '../../support/slack/bench.ts';
import {
  channel,
  commandBody,
  directBody,
  mentionBody,
  pressBody,
} from '../../support/slack/payloads.ts';
import { signedPost } from '../../support/slack/signed.ts';
import type { Failure } from '../../support/slack/state.ts';

const say = (text: string, over: Partial<Reply> = {}): Reply => ({
  title: text,
  blocks: [{ kind: 'text', style: 'plain', text }],
  actions: [],
  audience: 'asker',
  locale: 'en',
  ...over,
});
const withButton = say('Here.', { actions: [{ label: 'Help', act: { kind: 'help' } }] });

let open: SlackBench[] = [];
afterEach(async () => {
  for (const bench of open) {
    await bench.adapter.stop();
    await bench.close();
  }
  open = [];
});

async function started(mode: Mode, way: Way, handle: Handle = async () => withButton) {
  const bench = await openBench(mode, way);
  open.push(bench);
  const came: Incoming[] = [];
  await bench.adapter.start(async (incoming) => {
    came.push(incoming);
    return handle(incoming);
  });
  return { ...bench, came, state: bench.slack.state };
}

/** A promise and the key to it. */
function gate() {
  let release = () => {};
  const passed = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { passed, release: () => release() };
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  test('everything is acknowledged before it is answered', async () => {
    const { passed, release } = gate();
    const { deliver, slack, state, came } = await started(mode, 'slash', async () => {
      await passed;
      return withButton;
    });
    const url = slack.responseUrl(channel);
    await deliver('command', commandBody('slow?', url, state));
    await deliver('event', mentionBody('slow?', state));
    await deliver('event', directBody('slow?', state));
    const sent = {
      by: 'postMessage',
      channel,
      ts: '1.1',
      audience: 'everyone',
      payload: {},
    } as const;
    await deliver(
      'interaction',
      pressBody(sent, { action_id: 'act:0', value: '1|help' }, url, state),
    );
    await until(() => came.length === 4, 'four questions');
    expect(state.sent).toEqual([]);
    release();
    await until(() => state.sent.length === 4, 'four answers');
  });

  test('an event that comes again has the same id', async () => {
    const { deliver, state, came } = await started(mode, 'mention');
    const body = mentionBody('twice?', state);
    await deliver('event', body);
    await deliver('event', body);
    await until(() => came.length === 2, 'both');
    expect(came.map(({ id }) => id)).toEqual([body.event_id, body.event_id]);
  });

  test('bots, edits and the desk itself are not answered', async () => {
    const { deliver, peer, state, came } = await started(mode, 'mention');
    await deliver('event', directBody('I am a bot', state, { bot_id: 'B9' }));
    await deliver(
      'event',
      directBody('it is me', state, { user: state.botUser, bot_id: state.botId }),
    );
    await deliver('event', directBody('changed', state, { subtype: 'message_changed' }));
    await deliver('event', mentionBody('changed', state, { edited: { user: 'U1', ts: '1.1' } }));
    await peer.ask('and now a person');
    expect(came.map(({ act }) => act)).toEqual([{ kind: 'ask', question: 'and now a person' }]);
  });

  test('a button works on a desk that was started after it was shown', async () => {
    const bench = await started(mode, 'mention');
    await bench.peer.ask('first');
    await bench.adapter.stop();
    const came: Incoming[] = [];
    const adapter = bench.another();
    await adapter.start(async (incoming) => {
      came.push(incoming);
      return say('After the restart.');
    });
    expect((await bench.peer.press('Help'))?.text).toBe('After the restart.');
    expect(came[0]?.act).toEqual({ kind: 'pressed', token: '1|help' });
    await adapter.stop();
  });

  test('a stop lasts until everything is answered', async () => {
    const { passed, release } = gate();
    const { adapter, deliver, state } = await started(mode, 'mention', async () => {
      await passed;
      return withButton;
    });
    await deliver('event', mentionBody('slow?', state));
    const stopped = adapter.stop().then(() => state.sent.length);
    const early = await Promise.race([stopped, sleep(300, 'still waiting')]);
    expect(early).toBe('still waiting');
    release();
    expect(await stopped).toBe(1);
  });

  test('a desk that fails on one question answers the next', async () => {
    const { deliver, peer, state, log } = await started(mode, 'mention', async ({ act }) => {
      if (act.kind === 'ask' && act.question === 'boom') throw new Error('boom');
      return say('Fine.');
    });
    await deliver('event', mentionBody('boom', state));
    await until(() => log.lines.some(({ level }) => level === 'error'), 'a line in the log');
    expect((await peer.ask('and now?'))?.text).toBe('Fine.');
  });
});

describe('nothing is sent twice', () => {
  test('an answer that Slack turned away for a moment comes when its turn is there, once', async () => {
    const { peer, state } = await started('http', 'mention');
    state.failures.push({ method: 'chat.postMessage', how: 'limited' });
    expect((await peer.ask('busy?'))?.text).toBe('Here.');
    expect(state.sent).toHaveLength(1);
    expect(state.calls.filter((call) => call === 'chat.postMessage')).toHaveLength(2);
  });

  const failures: Failure['how'][] = ['accepted-500', 'reset', 'limited-for-long'];
  test.each(failures)(
    'an answer that meets %s is logged, and the next one goes out',
    async (how) => {
      const { deliver, peer, state, log } = await started('http', 'mention');
      state.failures.push({ method: 'chat.postMessage', how });
      await deliver('event', mentionBody('lost?', state));
      await until(() => log.lines.some(({ level }) => level === 'error'), 'a line in the log');
      const before = state.sent.length;
      expect((await peer.ask('next'))?.text).toBe('Here.');
      expect(state.sent).toHaveLength(before + 1);
      expect(before).toBe(how === 'limited-for-long' ? 0 : 1);
    },
  );

  test('where a response_url is used up, the answer comes as a message to the asker alone', async () => {
    const { deliver, slack, state } = await started('http', 'slash');
    await deliver('command', commandBody('late?', `${slack.responseUrl(channel)}-gone`, state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(state.sent[0]).toMatchObject({ by: 'postEphemeral', audience: 'asker', channel });
  });
});

describe('the socket', () => {
  test('what comes while Slack renews the connection is answered, once', async () => {
    const { deliver, slack, state, came } = await started('socket', 'mention');
    slack.hub.disconnect();
    await until(() => slack.hub.connections() === 2, 'a second connection');
    await deliver('event', mentionBody('still there?', state));
    await until(() => state.sent.length === 1, 'an answer');
    expect(came).toHaveLength(1);
  });

  test('a lost connection is made again, also where Slack refuses for a while', async () => {
    const { peer, slack, state, log } = await started('socket', 'mention');
    const { appToken } = state;
    state.appToken = 'xapp-other';
    slack.hub.drop();
    await until(
      () => log.lines.some(({ message }) => message.includes('trying again')),
      'a refusal',
    );
    state.appToken = appToken;
    expect((await peer.ask('back?'))?.text).toBe('Here.');
  });
});

describe('requests by HTTP', () => {
  const forged: [string, { secret?: string; seconds?: number }][] = [
    ['signed with another secret', { secret: 'f'.repeat(32) }],
    ['older than five minutes', { seconds: -301 }],
  ];
  test.each(forged)('%s are refused', async (_, how) => {
    const { url, slack, state, came } = await started('http', 'slash');
    const body = commandBody('forged', slack.responseUrl(channel), state);
    expect((await signedPost(url(), 'command', body, how)).status).toBe(401);
    expect(came).toEqual([]);
  });

  test('without a signature they are refused, and other addresses are not there', async () => {
    const { url, came } = await started('http', 'slash');
    expect((await fetch(url(), { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(new URL('/', url()))).status).toBe(404);
    expect(came).toEqual([]);
  });
});

describe('who reads an answer', () => {
  test('a press in a thread is answered there, for the one who pressed', async () => {
    const { peer, state } = await started('http', 'mention');
    await peer.ask('first');
    await peer.press('Help');
    expect(state.sent[1]).toMatchObject({ by: 'postEphemeral', thread: state.sent[0]?.thread });
    expect(state.sent[1]?.thread).toBeDefined();
  });

  test('what is for everyone is posted in the thread, or in the channel of a command', async () => {
    const everyone = async () => ({ ...withButton, audience: 'everyone' as const });
    const mention = await started('http', 'mention', everyone);
    await mention.peer.ask('first');
    await mention.peer.press('Help');
    expect(mention.state.sent.map(({ by, thread }) => [by, thread !== undefined])).toEqual([
      ['postMessage', true],
      ['postMessage', true],
    ]);
    const slash = await started('http', 'slash', everyone);
    expect((await slash.peer.ask('first'))?.audience).toBe('everyone');
  });

  test('a command is answered to its asker alone', async () => {
    const { peer, state } = await started('http', 'slash');
    expect((await peer.ask('first'))?.audience).toBe('asker');
    expect(state.sent[0]?.payload).toMatchObject({ replace_original: false });
  });

  test('a press turns what only the one who pressed reads into the answer, and shares beside it', async () => {
    let reply: Reply = withButton;
    const { peer, state } = await started('http', 'slash', async () => reply);
    await peer.ask('first');
    await peer.press('Help');
    expect(state.sent[1]?.payload).toMatchObject({
      response_type: 'ephemeral',
      replace_original: true,
    });
    reply = { ...withButton, audience: 'everyone' };
    await peer.press('Help');
    expect(state.sent[2]?.payload).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
    });
  });

  test('a press under what everyone reads leaves it as it is', async () => {
    let reply: Reply = { ...withButton, audience: 'everyone' };
    const { peer, state } = await started('http', 'slash', async () => reply);
    await peer.ask('first');
    reply = withButton;
    await peer.press('Help');
    expect(state.sent[1]?.payload).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
});

describe('roles', () => {
  const press = async (
    bench: Awaited<ReturnType<typeof started>>,
    user: string,
    value = '1|set|answers|public',
  ) => {
    const { deliver, slack, state, came } = bench;
    const sent = {
      by: 'postMessage',
      channel,
      ts: '1.1',
      audience: 'everyone',
      payload: {},
    } as const;
    const before = came.length;
    const button = { action_id: 'act:0', value };
    await deliver('interaction', pressBody(sent, button, slack.responseUrl(channel), state, user));
    await until(() => came.length > before, 'the press');
    return came.at(-1)?.actor;
  };

  test('an admin is one when choosing a setting, by what Slack says at that moment', async () => {
    const bench = await started('http', 'slash');
    expect(await press(bench, 'UADMIN')).toMatchObject({ role: 'admin' });
    bench.state.admins.delete('UADMIN');
    expect(await press(bench, 'UADMIN')).toMatchObject({ role: 'asker' });
  });

  test('whoever is in a user group comes with it, until taken out', async () => {
    const bench = await started('http', 'slash');
    bench.state.groups.set('S1', { name: 'Editors', users: ['UED'] });
    bench.state.groups.set('S2', { name: 'Others', users: ['UOTHER'] });
    expect(await press(bench, 'UED')).toMatchObject({ role: 'asker', groups: ['S1'] });
    bench.state.groups.set('S1', { name: 'Editors', users: [] });
    expect(await press(bench, 'UED')).toMatchObject({ role: 'asker', groups: [] });
  });

  test('nobody is looked up for a page of a fact-check', async () => {
    const bench = await started('http', 'slash');
    await press(bench, 'UADMIN', '1|show|moon-cheese|sections|1');
    expect(bench.state.calls).not.toContain('users.info');
  });

  test('nobody is looked up for a question that everyone reads the answer to', async () => {
    const { peer, state } = await started('http', 'mention');
    await peer.ask('plain');
    expect(state.calls).not.toContain('users.info');
  });

  test('of who reads the answer alone, an earlier look says what it offers', async () => {
    const { peer, state, came } = await started('http', 'slash');
    state.admins.add('UASKER');
    await peer.ask('one');
    state.admins.delete('UASKER');
    await peer.ask('two');
    expect(came.map(({ actor }) => actor.role)).toEqual(['admin', 'admin']);
    expect(state.calls.filter((call) => call === 'users.info')).toHaveLength(1);
  });

  test('an answer does not wait for what Slack does not tell', async () => {
    const { peer, state, came } = await started('http', 'slash');
    state.failures.push({ method: 'users.info', how: 'broken' });
    await peer.ask('one');
    expect(came[0]?.actor.role).toBe('asker');
  });

  test('whoever cannot be looked up is an asker, and is looked up again', async () => {
    const bench = await started('http', 'slash');
    bench.state.failures.push({ method: 'users.info', how: 'accepted-500' });
    expect(await press(bench, 'UADMIN')).toMatchObject({ role: 'asker' });
    expect(await press(bench, 'UADMIN')).toMatchObject({ role: 'admin' });
  });
});

describe('a start that cannot be says in one line what to do', () => {
  const starting = (options: Partial<SlackOptions>) =>
    createSlack({ botToken: 'xoxb-fake', log: createLog(), ...options }).start(
      async () => undefined,
    );

  async function refused(options: Partial<SlackOptions>): Promise<string> {
    const error: unknown = await starting(options).catch((reason: unknown) => reason);
    if (!(error instanceof OperatorError)) throw new Error(`not an OperatorError: ${error}`);
    const { message } = error;
    expect(message).not.toContain('\n');
    expect(message).not.toMatch(/xoxb-|xapp-/);
    return message;
  }

  test('a refused bot token', async () => {
    const { slack } = await started('http', 'slash');
    const options = { apiUrl: slack.apiUrl, appToken: 'xapp-fake', botToken: 'xoxb-wrong' };
    expect(await refused(options)).toMatch(/invalid_auth.*SLACK_BOT_TOKEN/);
  });

  test('a refused app-level token', async () => {
    const { slack } = await started('http', 'slash');
    const options = { apiUrl: slack.apiUrl, appToken: 'xapp-wrong' };
    expect(await refused(options)).toMatch(/invalid_auth.*SLACK_APP_TOKEN/);
  });

  test('no way in', async () => {
    expect(await refused({})).toMatch(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
  });

  test('Slack out of reach', async () => {
    const options = { apiUrl: 'http://127.0.0.1:9/api/', appToken: 'xapp-fake' };
    expect(await refused(options)).toMatch(
      /could not be reached at http:\/\/127.0.0.1:9\/api\/ .*SLACK_API_URL/,
    );
  });

  test('a port that is taken', async () => {
    const { slack } = await started('socket', 'slash');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const options = { apiUrl: slack.apiUrl, signingSecret: 'f'.repeat(32), port };
    expect(await refused(options)).toMatch(/EADDRINUSE.*SLACK_PORT/);
    await new Promise((resolve) => server.close(resolve));
  });
});

test("Bolt's own warnings come to our log", async () => {
  const { url, slack, state, log } = await started('http', 'slash');
  const body = commandBody('forged', slack.responseUrl(channel), state);
  await signedPost(url(), 'command', body, { secret: 'f'.repeat(32) });
  expect(log.lines.filter(({ level }) => level === 'warn')).not.toEqual([]);
});
