import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  REST,
  SimpleShardingStrategy,
  WorkerShardingStrategy,
} from 'discord.js';
import type { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { insist } from './insist.ts';
import { hungUp } from './refused.ts';

/** What arrives from the gateway, as Discord sends it. */
export interface Listener {
  interaction(data: unknown): void;
  message(data: unknown): void;
}

/** An open gateway connection. */
export interface Connection {
  close(): Promise<void>;
}

/** Milliseconds: a request may take so long, and wait so long for its turn. Whoever asked is gone after more. */
const requestPatience = 10_000;

const everyRest = { version: '10', timeout: requestPatience, retries: 0 } as const;

/**
 * The API at `apiUrl` (without its version), or Discord's own. It repeats nothing by itself, see `insist`, and waits
 * for a rate limit only where the wait is short. What discord.js remembers of each answer's address goes after a minute,
 * so that memory stays flat however many there are.
 */
export function createRest(token: string, apiUrl: string): REST {
  const rest = new REST({
    ...everyRest,
    api: apiUrl,
    handlerSweepInterval: 60_000,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > requestPatience,
  });
  return rest.setToken(token);
}

/**
 * The API for answers to interactions alone. Discord's limit of 50 requests a second over all does not hold for them
 * (docs.discord.com/developers/topics/rate-limits, "Global Rate Limit"), but discord.js would hold each of them back by
 * it. Each interaction has limits of its own, so what is remembered of it goes soon.
 */
export function createAnswering(apiUrl: string): REST {
  return new REST({
    ...everyRest,
    api: apiUrl,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: 10_000,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > requestPatience,
  });
}

/** Milliseconds to wait for the gateway's goodbye. */
const goodbye = 3000;

/** Direct conversations that discord.js remembers on its own; nothing of ours reads them. */
const mostChannels = 200;

/** Nothing is cached that the desk does not read: an answer needs only what came with the question. */
const noCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  UserManager: 1,
  GuildMemberManager: 1,
  ThreadManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  VoiceStateManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  DMMessageManager: 0,
  GuildMessageManager: 0,
});

/** How many connections Discord may be asked to share the servers among. */
export type Shards = number | 'auto';

/** Connections that one thread holds. */
const shardsPerWorker = 8;

/** What discord.js would make of events that the desk takes as they come. */
const unread = ['InteractionCreate', 'MessageCreate', 'MessageUpdate', 'MessageDelete'];

/**
 * Keeps discord.js from making objects of its own of what is said: nothing of ours reads them, they would be kept, and
 * at a payload that it does not know it would fail and take the process with it.
 */
function leaveUnread(client: Client): void {
  const actions = Object(Reflect.get(client, 'actions'));
  for (const name of unread) Reflect.set(Object(Reflect.get(actions, name)), 'handle', () => ({}));
}

function createClient(apiUrl: string, shards: Shards | undefined, isClosed: () => boolean): Client {
  const several = typeof shards === 'number' ? { shardCount: shards } : {};
  return new Client({
    ...(shards === 'auto' ? { shards } : several),
    // Least privilege: what mentions the desk and what is said to it directly comes with its content.
    intents: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: noCache,
    rest: { api: apiUrl, version: '10', timeout: requestPatience },
    ws: {
      buildStrategy(manager) {
        const recall = manager.options.retrieveSessionInfo;
        // A shard that was closed while it waited to reconnect would reconnect all the same; here it waits for ever.
        manager.options.retrieveSessionInfo = (shard) =>
          isClosed() ? new Promise(() => {}) : recall(shard);
        return shards === undefined
          ? new SimpleShardingStrategy(manager)
          : new WorkerShardingStrategy(manager, { shardsPerWorker });
      },
    },
  });
}

interface Connecting {
  token: string;
  apiUrl: string;
  /** How long Discord may take to be ready, in milliseconds. */
  within: number;
  /** On threads of their own; one connection in this one unless told. */
  shards: Shards | undefined;
  /** Is told where Discord closes the connection for good after it was ready. */
  gone: (why: OperatorError) => void;
  log: Log;
}

/**
 * Opens the gateway; resolves when Discord is ready. Reconnecting and resuming are discord.js's, but it gives up where
 * the very first request breaks off, so that is tried again.
 *
 * @throws OperatorError where Discord hangs up for good; whatever discord.js throws where it cannot connect
 */
export function connect(options: Connecting, listener: Listener): Promise<Connection> {
  return insist(() => connectOnce(options, listener));
}

/**
 * The dispatches are taken as they come: without the privilege of the guilds' list, discord.js would drop what is said
 * in guilds.
 */
async function connectOnce(options: Connecting, listener: Listener): Promise<Connection> {
  const { token, apiUrl, within, shards, gone, log } = options;
  let closed = false;
  let isReady = false;
  const client = createClient(apiUrl, shards, () => closed);
  leaveUnread(client);
  const close = async () => {
    closed = true;
    const enough = new AbortController();
    // A connection that is closed while it waits for Discord to be ready never says that it is.
    await Promise.race([
      client.destroy(),
      sleep(goodbye, undefined, { signal: enough.signal }).catch(() => {}),
    ]);
    enough.abort();
  };

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
    if (client.channels.cache.size > mostChannels) client.channels.cache.clear();
    listener.interaction(data);
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => listener.message(data));
  client.on(Events.Error, (error) => log.warn({ error: String(error) }, 'discord.js reports'));
  client.on(Events.ShardError, (error) =>
    log.warn({ error: String(error) }, 'the connection to Discord failed; trying again'),
  );
  client.on(Events.ShardReconnecting, () => log.info({}, 'connecting to Discord again'));

  let timer: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<void>();
  client.once(Events.ClientReady, () => ready.resolve());
  client.on(Events.ShardDisconnect, ({ code }) => {
    const why = hungUp(code);
    if (!closed) log.error({ code }, why.message);
    if (isReady && !closed) gone(why);
    ready.reject(why);
  });
  try {
    timer = setTimeout(() => ready.reject(new Error('the gateway was not ready in time')), within);
    client.login(token).catch(ready.reject);
    await ready.promise;
    isReady = true;
    return { close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
