import { createFakeDiscord } from '../test/support/discord/fake.ts';
import {
  commandData,
  mention,
  messageData,
  pressData,
  typingData,
} from '../test/support/discord/payloads.ts';

/** What the desk's process is told: where Discord is, then how each share of the interactions went. */
export type FromPeer =
  | { kind: 'ready'; apiUrl: string; token: string }
  | { kind: 'went'; done: number; acknowledged: number[]; refused: string[] };

/** What the peer is told: to send so many, so many at once, asking about these claims. */
export interface ToPeer {
  count: number;
  atOnce: number;
  claims: string[];
}

const discord = await createFakeDiscord();
const { state, gateway } = discord;
const tell = (message: FromPeer) => process.send?.(message);

/** Resolves for a call's beginning when such a request comes in. */
const awaited = new Map<string, () => void>();
const call = (begins: string) => new Promise<void>((resolve) => awaited.set(begins, resolve));
state.heard = (said) => {
  const key = [...keysOf(said)].find((one) => awaited.has(one));
  if (key === undefined) return;
  awaited.get(key)?.();
  awaited.delete(key);
};

/** A request by the token in its path: the acknowledgement, or the answer. */
function* keysOf(said: string): Generator<string> {
  const [, token] = /token-of-(\d+)/.exec(said) ?? [];
  if (token) yield `${said.includes('/callback') ? 'callback' : 'answer'} ${token}`;
  else if (said.startsWith('POST /channels/')) yield 'said';
}

const card = {
  id: '999999999999999999',
  channel: state.channel,
  body: {},
  audience: 'asker' as const,
  waiting: false,
  deleted: false,
};

/** One interaction of four kinds in turn; resolves with the milliseconds to its acknowledgement when it is answered. */
async function one(n: number, claim: string): Promise<number> {
  const began = performance.now();
  if (n % 10 === 9) {
    const answered = call('said');
    gateway.dispatch('MESSAGE_CREATE', messageData(mention(claim, state), state));
    await answered;
    return performance.now() - began;
  }
  const typing = n % 10 > 6;
  const press = n % 10 > 4;
  const make = () => {
    if (typing) return typingData('factcheck', 'question', claim.slice(0, 12), state);
    return press ? pressData('1|browse|newest|1|', card, state) : commandData(claim, state);
  };
  const data = make();
  const acknowledged = call(`callback ${data.id}`).then(() => performance.now() - began);
  const answered = typing ? acknowledged : call(`answer ${data.id}`);
  gateway.dispatch('INTERACTION_CREATE', data);
  await answered;
  return acknowledged;
}

/** What the fake remembers, it remembers for tests; here it would only grow. */
function forget(): void {
  state.messages.length = 0;
  state.sent.length = 0;
  state.calls.length = 0;
  state.interactions.clear();
  state.nonces.clear();
}

process.on('message', async ({ count, atOnce, claims }: ToPeer) => {
  for (let done = 0; done < count; done += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => done + i);
    // Mentions have no token to tell them apart, so one of them is under way at a time.
    const mentions = batch.filter((n) => n % 10 === 9).slice(1);
    const acknowledged = await Promise.all(
      batch.map((n) => one(mentions.includes(n) ? n - 1 : n, claims[n % claims.length] ?? '')),
    );
    tell({ kind: 'went', done: done + batch.length, acknowledged, refused: state.refused });
    forget();
  }
});

tell({ kind: 'ready', apiUrl: discord.apiUrl, token: state.token });
