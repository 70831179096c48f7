import { describe, expect, test } from 'vitest';
import { createPace } from '../../../src/adapters/slack/pace.ts';
import { createRespond, Spent } from '../../../src/adapters/slack/respond.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { until } from '../../support/slack/bench.ts';
import {
  channel,
  commandBody,
  directBody,
  mentionBody,
  pressBody,
} from '../../support/slack/payloads.ts';
import {
  globalShortcutBody,
  messageShortcutBody,
  submissionBody,
} from '../../support/slack/shortcuts.ts';
import { sign, signedPost } from '../../support/slack/signed.ts';
import { gate, say, started } from '../../support/slack/started.ts';
import type { Sent } from '../../support/slack/state.ts';

/** A desk that answers each thing once, as the conversation does with the store. */
async function once(mode: 'socket' | 'http') {
  const store = memoryStore();
  const bench = await started(mode, 'mention', async ({ id }) =>
    (await store.once(`slack/${id}`)) ? say('Heard.') : undefined,
  );
  /** The desk still answers, and has said nothing else in the meantime. */
  async function answersNext(sent = 0) {
    await bench.deliver('event', mentionBody('and now?', bench.state));
    await until(() => bench.state.sent.length === sent + 1, 'an answer');
    expect(bench.state.sent.at(-1)?.payload).toMatchObject({ text: 'Heard.' });
    expect(bench.state.problems).toEqual([]);
  }
  return { ...bench, answersNext };
}

const errors = (log: { lines: { level: string; message: string }[] }) =>
  log.lines.filter(({ level }) => level === 'error').map(({ message }) => message);

describe('what is not from Slack', () => {
  const broken: [string, string, number, string?][] = [
    ['broken JSON', '{"type": "event_callback", "event": {', 400],
    ['no JSON at all', 'hello', 400],
    ['an empty body', '', 400],
    ['a list', '[1, 2]', 404],
    [
      'a form with a broken payload',
      'payload=%7B%22type',
      400,
      'application/x-www-form-urlencoded',
    ],
  ];
  test.each(broken)(
    '%s that is signed is refused, and the next question answered',
    async (...all) => {
      const [, body, status, type] = all;
      const { url, answersNext, came } = await once('http');
      const answer = await sign(url(), body, type);
      expect(answer.status).toBeGreaterThanOrEqual(status === 404 ? 400 : status);
      expect(answer.status).toBeLessThan(500);
      expect(came).toEqual([]);
      await answersNext();
    },
  );

  const forged: [string, { secret?: string; seconds?: number; signature?: string }][] = [
    ['another secret', { secret: 'f'.repeat(32) }],
    ['a time five minutes ago', { seconds: -301 }],
    ['a signature cut short', { signature: 'v0=abc' }],
    ['a signature of another length', { signature: `v0=${'a'.repeat(65)}` }],
    ['a signature of nothing', { signature: '' }],
  ];
  test.each(forged)('%s: 401, nothing comes of it, and the next is answered', async (_, how) => {
    const { url, state, answersNext, came } = await once('http');
    for (const kind of ['event', 'command', 'interaction'] as const) {
      const body = kind === 'event' ? mentionBody('forged', state) : { type: 'block_actions' };
      expect((await signedPost(url(), kind, body, how)).status).toBe(401);
    }
    expect(came).toEqual([]);
    await answersNext();
  });

  test('a request that was signed and comes again within five minutes is answered once', async () => {
    const { url, state, answersNext } = await once('http');
    const body = mentionBody('again?', state);
    for (let n = 0; n < 3; n++) expect((await signedPost(url(), 'event', body)).status).toBe(200);
    await until(() => state.sent.length === 1, 'an answer');
    await answersNext(1);
  });
});

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  test('an event that Slack sends again, also while the first is answered, is answered once', async () => {
    const store = memoryStore();
    const { passed, release } = gate();
    const bench = await started(mode, 'mention', async ({ id }) => {
      if (!(await store.once(`slack/${id}`))) return;
      await passed;
      return say('Once.');
    });
    const { deliver, state, came, adapter } = bench;
    const body = mentionBody('again?', state);
    for (let n = 0; n < 4; n++) await deliver('event', body);
    await until(() => came.length === 4, 'all of them');
    release();
    await until(() => state.sent.length === 1, 'an answer');
    await deliver('event', body);
    await adapter.stop();
    expect(state.sent).toHaveLength(1);
  });

  test('100 kB of text are taken by every way, and what comes back fits', async () => {
    const long = 'Is this so? '.repeat(9000);
    const bench = await started(mode, 'mention', async () => say(long));
    const { deliver, slack, state, log } = bench;
    const url = () => slack.responseUrl(channel);
    await deliver('interaction', globalShortcutBody(state));
    await until(() => state.views.size === 1, 'a form');
    const ways: ['event' | 'command' | 'interaction', object][] = [
      ['event', mentionBody(long, state)],
      ['event', directBody(long, state)],
      ['command', commandBody(long, url(), state)],
      ['interaction', submissionBody(long, state)],
      ['interaction', messageShortcutBody({ text: long }, url(), state)],
    ];
    for (const [kind, body] of ways) await deliver(kind, body);
    await until(() => state.sent.length === ways.length, 'every answer');
    expect(state.problems).toEqual([]);
    expect(errors(log)).toEqual([]);
  });

  test('an element of an unknown name is acknowledged, and comes to the desk as an old button', async () => {
    const { deliver, slack, state, came, answersNext } = await once(mode);
    const sent: Sent = { by: 'postMessage', channel, ts: '1.1', audience: 'everyone', payload: {} };
    const press = (element: object) =>
      deliver('interaction', {
        ...pressBody(sent, { action_id: 'x' }, slack.responseUrl(channel), state),
        actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...element }],
      });
    await press({ action_id: 'of-another-app', value: 'what?' });
    await until(() => came.length === 1, 'the press');
    expect(came[0]?.act).toEqual({ kind: 'pressed', token: 'what?' });
    await press({ action_id: 'without-a-value' });
    await press({ action_id: 'open:3', url: 'https://example.org' });
    await until(() => state.sent.length === 2, 'two answers');
    await answersNext(2);
    expect(came).toHaveLength(3);
  });
});

describe('what Slack takes no more', () => {
  test('a channel that was deleted: one line in the log, and the next is answered', async () => {
    const { deliver, state, log, answersNext } = await once('socket');
    state.channels.set(channel, { gone: true });
    await deliver('event', mentionBody('still there?', state));
    await until(() => errors(log).length === 1, 'a line in the log');
    expect(errors(log)).toEqual(['a Slack answer was not sent']);
    expect(log.lines.find(({ level }) => level === 'error')?.facts).toMatchObject({ channel });
    state.channels.set(channel, { member: true });
    await answersNext();
  });

  test('a token that was revoked while the desk runs: a line for each answer, none comes late', async () => {
    const { deliver, state, log, answersNext } = await once('socket');
    state.trouble = 'revoked';
    await deliver('event', mentionBody('one?', state));
    await until(() => errors(log).length === 1, 'a line in the log');
    expect(JSON.stringify(log.lines.at(-1)?.facts)).toContain('token_revoked');
    delete state.trouble;
    await answersNext();
  });

  test('a token that is told to be revoked by an event: it is said what to do', async () => {
    const { deliver, state, log } = await once('socket');
    await deliver('event', {
      ...mentionBody('', state),
      event: { type: 'tokens_revoked', tokens: { bot: [state.botUser] }, event_ts: '1.1' },
    });
    await until(() => errors(log).length === 1, 'a line in the log');
    expect(errors(log)[0]).toContain('install it again');
  });
});

describe('a response_url', () => {
  const message = {
    text: 'x',
    blocks: [],
    unfurl_links: false as const,
    unfurl_media: false as const,
  };
  const how = { everyone: false, replaces: false };

  test('is used five times and no more, and not after half an hour', async () => {
    let now = 0;
    const asked: string[] = [];
    const respond = createRespond(
      async (url) => {
        asked.push(String(url));
        return new Response('ok');
      },
      () => now,
    );
    for (let n = 0; n < 5; n++) await respond('https://slack.example/1', message, how);
    await expect(respond('https://slack.example/1', message, how)).rejects.toThrow(Spent);
    await respond('https://slack.example/2', message, how);
    now = 30 * 60_000 + 1;
    await expect(respond('https://slack.example/2', message, how)).rejects.toThrow(Spent);
    expect(asked).toHaveLength(6);
  });

  test('that is spent leaves the sixth answer to a message that the asker alone reads', async () => {
    const { deliver, slack, state } = await started('http', 'slash');
    const url = slack.responseUrl(channel);
    const sent: Sent = { by: 'response_url', channel, ts: '1.1', audience: 'asker', payload: {} };
    for (let n = 1; n <= 6; n++) {
      const button = { action_id: 'act:0', value: `1|show|moon-cheese|card|${n}` };
      await deliver('interaction', pressBody(sent, button, url, state));
      await until(() => state.sent.length === n, 'an answer');
    }
    expect(state.sent.map(({ by }) => by)).toEqual([
      ...Array.from({ length: 5 }, () => 'response_url'),
      'postEphemeral',
    ]);
    expect(state.sent.every(({ audience }) => audience === 'asker')).toBe(true);
  });
});

describe('one message a second for each channel', () => {
  test('those of one channel go out in order with time between, those of another do not wait', async () => {
    const pace = createPace(60);
    const went: string[] = [];
    const began = performance.now();
    const at = new Map<string, number>();
    const go = async (place: string, name: string) => {
      await pace(place);
      went.push(name);
      at.set(name, performance.now() - began);
    };
    await Promise.all([go('C1', 'a'), go('C1', 'b'), go('C1', 'c'), go('C2', 'd')]);
    expect(went.filter((name) => name !== 'd')).toEqual(['a', 'b', 'c']);
    expect(went.indexOf('d')).toBeLessThan(went.indexOf('b'));
    // A timer may be early by less than a millisecond, never by a turn.
    expect(at.get('c')).toBeGreaterThanOrEqual(118);
  });

  test('holds for answers in threads of one channel', async () => {
    const { deliver, state } = await started('http', 'mention', undefined, { pace: 150 });
    const began = performance.now();
    for (let n = 0; n < 3; n++) await deliver('event', mentionBody(`${n}?`, state));
    await until(() => state.sent.length === 3, 'three answers');
    expect(performance.now() - began).toBeGreaterThanOrEqual(295);
  });
});
