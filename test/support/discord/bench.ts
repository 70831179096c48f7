import {
  createDiscord,
  type Discord,
  type DiscordOptions,
} from '../../../src/adapters/discord/adapter.ts';
import type { Place } from '../../../src/core/message.ts';
import type { Handle } from '../../../src/core/ports.ts';
import type { Bench, Seen } from '../../contracts/adapter.ts';
import { memoryLog } from '../log.ts';
import { untilWithin } from '../until.ts';
import { createFakeDiscord, type FakeDiscord } from './fake.ts';
import { commandData, mention, messageData, pressData, type Who } from './payloads.ts';
import { readMessage, seen } from './read.ts';
import type { State } from './state.ts';

/** How a person asks: `/factcheck` in a server or in the desk's direct messages, a mention, a direct message. */
export type Way = 'command' | 'direct-command' | 'mention' | 'direct';

/** Requests go back and forth over loopback meanwhile. */
export const until = untilWithin(8000);

export interface DiscordBench extends Bench {
  adapter: Discord;
  discord: FakeDiscord;
  log: ReturnType<typeof memoryLog>;
  /** A channel that the desk may post to. */
  place: Place;
  /** Another adapter on the same application, as after a restart. */
  another(): Discord;
  /** Presses a button of the last answer as somebody in particular. */
  pressAs(label: string, who: Who): Promise<Seen | undefined>;
}

type Sent = State['sent'][number];

/** What a desk without a library suggests, and who reads its answers. */
export const unasked = {
  suggest: async () => [],
  shelves: async () => ({ topics: [], publishers: [] }),
  heardAt: async () => 'asker' as const,
};

/** What Discord's own clients do not let anybody send. */
const canBeTyped = (text: string, most: number): boolean => text.length > 0 && text.length <= most;

/** An adapter with a Discord at its other end, in which one person asks in one way. */
export async function openBench(
  way: Way,
  over: Partial<DiscordOptions> = {},
): Promise<DiscordBench> {
  const discord = await createFakeDiscord();
  const { state, gateway } = discord;
  const log = memoryLog();
  let silences = 0;

  function create(): Discord {
    const { token, applicationId: appId } = state;
    const { apiUrl } = discord;
    const adapter = createDiscord({ token, appId, apiUrl, log, ...unasked, ...over });
    const watched =
      (handle: Handle): Handle =>
      async (incoming) => {
        const reply = await handle(incoming);
        if (!reply) silences += 1;
        return reply;
      };
    return { ...adapter, start: (handle) => adapter.start(watched(handle)) };
  }

  /** Dispatches an event and waits for what comes of it. */
  async function exchange(event: string, data: object): Promise<Seen | undefined> {
    const before = { sent: state.sent.length, silences };
    gateway.dispatch(event, data);
    await until(() => state.sent.length > before.sent || silences > before.silences, 'an answer');
    const answer = state.sent[before.sent];
    return answer && seen(answer.body, answer.message.audience);
  }

  async function ask(text: string): Promise<Seen | undefined> {
    const direct = way === 'direct' || way === 'direct-command';
    if (way === 'command' || way === 'direct-command') {
      if (!canBeTyped(text, 6000)) return;
      return exchange('INTERACTION_CREATE', commandData(text, state, direct));
    }
    if (!canBeTyped(text, 4000)) return;
    const said = direct ? text : mention(text, state);
    return exchange('MESSAGE_CREATE', messageData(said, state, direct));
  }

  function last(): Sent {
    const sent = state.sent.at(-1);
    if (!sent) throw new Error('nothing was sent yet');
    return sent;
  }

  const pressToken = (token: string, who: Who = {}) =>
    exchange('INTERACTION_CREATE', pressData(token, last().message, state, who));

  async function pressAs(label: string, who: Who): Promise<Seen | undefined> {
    const { buttons } = readMessage(last().body);
    const token = buttons.find((button) => button.label === label)?.custom_id;
    if (token === undefined) throw new Error(`there is no button ${label}`);
    return pressToken(token, who);
  }

  return {
    adapter: create(),
    another: create,
    discord,
    log,
    pressAs,
    place: {
      platform: 'discord',
      workspace: state.guild,
      channel: state.channel,
      kind: 'channel',
    },
    peer: {
      ask,
      press: (label) => pressAs(label, {}),
      pressToken: (token) => pressToken(token),
      violations: () => state.refused,
      smuggled: () => state.sent.flatMap(({ body }) => readMessage(body).active),
    },
    close: discord.close,
  };
}
