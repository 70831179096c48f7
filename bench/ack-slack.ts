import { createServer } from 'node:net';
import { labels } from '../src/adapters/slack/labels.ts';
import { createFakeSlack } from '../test/support/slack/fake.ts';
import {
  channel,
  commandBody,
  directBody,
  mentionBody,
  pressBody,
} from '../test/support/slack/payloads.ts';
import { messageShortcutBody, suggestionBody } from '../test/support/slack/shortcuts.ts';
import { signedPost, signingSecret } from '../test/support/slack/signed.ts';
import type { Sent } from '../test/support/slack/state.ts';
import { servePeer, type Went } from './ack-peer.ts';

const byHttp = process.argv[2] === 'http';
const slack = await createFakeSlack();
const { state, hub } = slack;

/** Called when the answer comes that is known by these words. */
const awaited = new Map<string, () => void>();
const answer = (key: string) => new Promise<void>((resolve) => awaited.set(key, resolve));

/** By what an answer is known: the `response_url`, what opened the form, the thread or the conversation. */
function keyOf({ url, view, thread, channel: at }: Sent): string {
  return url ?? (view ? state.views.get(view)?.trigger : thread) ?? at;
}
state.heard = (sent) => {
  const key = keyOf(sent);
  // Only says that the search goes on.
  if (sent.payload.text === labels.looking) return;
  awaited.get(key)?.();
  awaited.delete(key);
  inUse.delete(sent.channel);
};

/** A port for the desk's own server; free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address && typeof address === 'object' ? address.port : 0;
}

const port = await freePort();
const envelope = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;
type Kind = keyof typeof envelope;

/** Hands over a payload; resolves when it is acknowledged. */
async function deliver(kind: Kind, payload: object): Promise<void> {
  if (!byHttp) {
    await hub.deliver(envelope[kind], payload);
    return;
  }
  const said = await signedPost(`http://127.0.0.1:${port}/slack/events`, kind, payload);
  if (!said.ok) throw new Error(`the desk answered ${said.status}`);
  await said.arrayBuffer();
}

/** Of ten so many of each kind. */
const kinds = [
  ...['command', 'command', 'command', 'mention', 'mention'],
  ...['direct', 'shortcut', 'button', 'typing', 'typing'],
] as const;

const card: Sent = { by: 'response_url', channel, ts: '1.1', audience: 'asker', payload: {} };

/** Places in which somebody waits for an answer. */
const inUse = new Set<string>();

function placeOf(kind: 'C' | 'D', n: number): string {
  const id = `${kind}${n}-${performance.now()}`;
  state.channels.set(id, { member: true });
  inUse.add(id);
  return id;
}

/** What is sent, and by which words its answer is known. */
function made(what: (typeof kinds)[number], question: string, n: number): [Kind, object, string] {
  const url = slack.responseUrl(channel);
  switch (what) {
    case 'command':
      return ['command', commandBody(question, url, state), url];
    // Each in a place of its own: one place takes but one message a second.
    case 'mention': {
      const body = mentionBody(question, state, { channel: placeOf('C', n) });
      return ['event', body, body.event.ts];
    }
    case 'direct': {
      const at = placeOf('D', n);
      return ['event', directBody(question, state, { channel: at }), at];
    }
    case 'shortcut': {
      const body = messageShortcutBody({ text: question }, url, state);
      return ['interaction', body, body.trigger_id];
    }
    case 'button': {
      const value = '1|browse|newest|1|';
      return ['interaction', pressBody(card, { action_id: 'act:0', value }, url, state), url];
    }
    case 'typing':
      return ['interaction', suggestionBody('find:', question.slice(11, 24), state), ''];
  }
}

async function send(n: number, question: string): Promise<Went> {
  const what = kinds[n % kinds.length] ?? 'command';
  const [kind, payload, key] = made(what, question, n);
  const began = performance.now();
  const since = () => performance.now() - began;
  const answered = key ? answer(key).then(since) : undefined;
  await deliver(kind, payload);
  const acknowledged = since();
  return { what, acknowledged, answered: (await answered) ?? acknowledged };
}

/** What the fake remembers, it remembers for tests; here it would only grow. What is under way it still needs. */
function forget(): void {
  for (const kept of [state.calls, state.assistant, hub.acknowledged]) kept.length = 0;
  state.sent = state.sent.filter((sent) => awaited.has(keyOf(sent)));
  for (const [id, { trigger }] of state.views) {
    if (!awaited.has(trigger ?? '')) state.views.delete(id);
  }

  for (const id of state.channels.keys()) {
    if (!inUse.has(id)) state.channels.delete(id);
  }
}

servePeer({
  address: {
    apiUrl: slack.apiUrl,
    botToken: state.botToken,
    ...(byHttp ? { signingSecret, port: String(port) } : { appToken: state.appToken }),
  },
  send,
  refused: slack.violations,
  forget,
});
