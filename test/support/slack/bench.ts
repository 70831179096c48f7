import { createSlack, type SlackOptions } from '../../../src/adapters/slack/adapter.ts';
import type { Handle, Log } from '../../../src/core/ports.ts';
import type { Bench, Seen } from '../../contracts/adapter.ts';
import { untilWithin } from '../until.ts';
import { createFakeSlack, type FakeSlack } from './fake.ts';
import { channel, commandBody, directBody, mentionBody, pressBody } from './payloads.ts';
import { readMessage, seen } from './read.ts';
import { viewPressBody } from './shortcuts.ts';
import { signedPost, signingSecret } from './signed.ts';
import type { Sent } from './state.ts';

export type Mode = 'socket' | 'http';
export type Way = 'slash' | 'mention' | 'direct';
type Kind = 'event' | 'command' | 'interaction';

/** A log that keeps its lines. */
export interface Kept extends Log {
  lines: { level: string; facts: object; message: string }[];
}

export function createLog(): Kept {
  const lines: Kept['lines'] = [];
  const keep = (level: string) => (facts: object, message: string) => {
    lines.push({ level, facts, message });
  };
  return {
    lines,
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  };
}

const envelope = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;

/** Requests go back and forth over loopback meanwhile. */
export const until = untilWithin(8000);

type Slack = ReturnType<typeof createSlack>;

export interface SlackBench extends Bench {
  adapter: Slack;
  slack: FakeSlack;
  log: Kept;
  /** Hands a payload to the desk as this mode does; resolves when it was acknowledged, with what was said in it. */
  deliver(kind: Kind, payload: object): Promise<unknown>;
  /** The same, and waits for what comes of it. */
  exchange(kind: Kind, payload: object): Promise<Seen | undefined>;
  /** Where signed requests go, in HTTP mode. */
  url(): string;
  /** Another adapter on the same workspace, as after a restart. */
  another(): Slack;
}

/** An adapter with a workspace at its other end, in which one person asks in one way. */
export async function openBench(
  mode: Mode,
  way: Way,
  options: Partial<SlackOptions> = {},
): Promise<SlackBench> {
  const slack = await createFakeSlack();
  const { state, hub } = slack;
  const log = createLog();
  let silences = 0;

  function create(): Slack {
    const { botToken, appToken } = state;
    const door = mode === 'socket' ? { appToken } : { signingSecret, port: 0 };
    const adapter = createSlack({
      botToken,
      apiUrl: slack.apiUrl,
      log,
      pace: 0,
      slowAfter: 60_000,
      ...door,
      ...options,
    });
    const watched =
      (handle: Handle): Handle =>
      async (incoming) => {
        const reply = await handle(incoming);
        if (!reply) silences += 1;
        return reply;
      };
    return { ...adapter, start: (handle) => adapter.start(watched(handle)) };
  }

  function url(): string {
    const facts = log.lines.findLast((line) => 'url' in line.facts)?.facts;
    if (!facts || !('url' in facts)) throw new Error('the desk does not listen');
    return String(facts.url);
  }

  async function deliver(kind: Kind, payload: object): Promise<unknown> {
    if (mode === 'socket') {
      return hub.deliver(envelope[kind], payload);
    }
    const response = await signedPost(url(), kind, payload);
    if (!response.ok) throw new Error(`the desk answered ${response.status}`);
    const said = await response.text();
    return said ? JSON.parse(said) : undefined;
  }

  /** Hands over a payload and waits for what comes of it. */
  async function exchange(kind: Kind, payload: object): Promise<Seen | undefined> {
    const before = { sent: state.sent.length, silences };
    await deliver(kind, payload);
    await until(() => state.sent.length > before.sent || silences > before.silences, 'an answer');
    const answer = state.sent[before.sent];
    return answer && seen(answer.payload, answer.audience);
  }

  function last(): Sent {
    const sent = state.sent.at(-1);
    if (!sent) throw new Error('nothing was sent yet');
    return sent;
  }

  function pressed(sent: Sent, button: { action_id: string; value?: string | undefined }) {
    if (sent.view) return exchange('interaction', viewPressBody(sent, button, state));
    return exchange('interaction', pressBody(sent, button, slack.responseUrl(sent.channel), state));
  }

  return {
    adapter: create(),
    another: create,
    slack,
    log,
    deliver,
    exchange,
    url,
    peer: {
      ask(text) {
        if (way === 'mention') return exchange('event', mentionBody(text, state));
        if (way === 'direct') return exchange('event', directBody(text, state));
        return exchange('command', commandBody(text, slack.responseUrl(channel), state));
      },
      async press(label) {
        const sent = last();
        const button = readMessage(sent.payload).buttons.find(({ text }) => text.text === label);
        if (!button) throw new Error(`there is no button ${label}`);
        return pressed(sent, button);
      },
      pressToken: (token) => pressed(last(), { action_id: 'act:0', value: token }),
      violations: slack.violations,
      smuggled: slack.smuggled,
    },
    close: slack.close,
  };
}
