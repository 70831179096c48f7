import { createFakeDiscord } from '../test/support/discord/fake.ts';
import {
  commandData,
  mention,
  menuData,
  messageData,
  pressData,
  typingData,
} from '../test/support/discord/payloads.ts';
import type { Kept } from '../test/support/discord/state.ts';
import { servePeer, type Went } from './ack-peer.ts';

const discord = await createFakeDiscord();
const { state, gateway } = discord;

/** Called when the request comes in that begins with these words. */
const awaited = new Map<string, () => void>();
const call = (key: string) => new Promise<void>((resolve) => awaited.set(key, resolve));

/** What a request is: the acknowledgement or the answer to an interaction, by its token, or the answer to a message. */
function keyOf(said: string, body: Record<string, unknown>): string | undefined {
  const [, token] = /token-of-(\d+)/.exec(said) ?? [];
  if (token) return `${said.endsWith('/callback') ? 'callback' : 'answer'} ${token}`;
  const { message_reference: reference } = body;
  return typeof reference === 'object' && reference !== null && 'message_id' in reference
    ? `answer ${reference.message_id}`
    : undefined;
}
state.heard = (said, body) => {
  const key = keyOf(said, body);
  if (key === undefined) return;
  awaited.get(key)?.();
  awaited.delete(key);
};

/** A card of the desk's that only its reader sees. */
const card: Kept = {
  id: '999999999999999999',
  channel: state.channel,
  body: {},
  audience: 'asker',
  waiting: false,
  deleted: false,
};

/** Of ten interactions so many of each kind. */
const kinds = [
  ...['command', 'command', 'command', 'command'],
  ...['menu', 'list button', 'card button', 'typing', 'typing', 'mention'],
] as const;

function dataOf(what: (typeof kinds)[number], question: string) {
  switch (what) {
    case 'command':
      return commandData(question, state);
    case 'menu':
      return menuData({ content: `${question}\nAnd so it is. They all say so.` }, state);
    case 'list button':
      return pressData('1|browse|newest|1|', card, state);
    case 'card button':
      return pressData('1|show|load-1|card|1', card, state);
    case 'typing':
      return typingData('factcheck', 'question', question.slice(11, 24), state);
    case 'mention':
      return messageData(mention(question, state), state);
  }
}

async function send(n: number, question: string): Promise<Went> {
  const what = kinds[n % kinds.length] ?? 'command';
  const data = dataOf(what, question);
  const began = performance.now();
  const since = () => performance.now() - began;
  if (what === 'mention') {
    const answered = call(`answer ${data.id}`);
    gateway.dispatch('MESSAGE_CREATE', data);
    await answered;
    return { what, answered: since() };
  }
  const acknowledged = call(`callback ${data.id}`).then(since);
  const answered = what === 'typing' ? acknowledged : call(`answer ${data.id}`).then(since);
  gateway.dispatch('INTERACTION_CREATE', data);
  return { what, acknowledged: await acknowledged, answered: await answered };
}

/** What the fake remembers, it remembers for tests; here it would only grow. What is under way it still needs. */
function forget(): void {
  for (const kept of [state.messages, state.sent, state.calls]) kept.length = 0;
  const underWay = new Set([...awaited.keys()].map((key) => `token-of-${key.split(' ')[1]}`));
  for (const token of state.interactions.keys()) {
    if (!underWay.has(token)) state.interactions.delete(token);
  }
  state.nonces.clear();
  gateway.forget();
}

servePeer({
  address: { apiUrl: discord.apiUrl, token: state.token },
  send,
  refused: () => state.refused,
  forget,
});
