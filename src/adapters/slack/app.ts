import { App, type Authorize, type Logger, LogLevel, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { Closed } from './closed.ts';
import type { Door } from './door.ts';
import { refusal } from './refused.ts';

/** Milliseconds that one call of the Web API may take. */
const patience = 10_000;

const words = (said: unknown[]): string =>
  said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');

/** Bolt's log as lines of ours. Its debug lines hold what people wrote, so they are dropped. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...said: unknown[]) => log.debug({ from: 'bolt' }, words(said)),
    warn(...said: unknown[]) {
      const line = words(said);
      // The error that it is about is told by itself.
      if (line.startsWith('Authorization of incoming event did not succeed')) return;
      log.warn({ from: 'bolt' }, line);
    },
    error: (...said: unknown[]) => log.error({ from: 'bolt' }, words(said)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

const identity = z.object({ user_id: z.string(), bot_id: z.string().optional() });

/**
 * A Bolt app behind a door. It sends nothing a second time by itself: with Bolt's default, a message that Slack took
 * before answering 500 is posted again and again.
 */
function createApp(
  door: Door,
  authorize: Authorize<boolean>,
  { apiUrl, log, botToken }: { apiUrl: string; log: Log; botToken?: string },
): App {
  const app = new App({
    receiver: door.receiver,
    logger: boltLogger(log),
    authorize,
    // Otherwise Bolt keeps a note of every conversation in memory.
    convoStore: false,
    // Otherwise Bolt makes and keeps a client for each run of a workflow's step.
    attachFunctionToken: false,
    clientOptions: {
      ...clientOptions(apiUrl),
      ...(botToken && { headers: { authorization: `Bearer ${botToken}` } }),
    },
  });
  app.error(async (error) => {
    if (error.original instanceof Closed) log.debug({ error: error.message }, 'not answered');
    else log.error({ error: error.message }, 'Slack sent what could not be taken');
  });
  return app;
}

/** For a client of the Web API. */
export const clientOptions = (apiUrl: string) => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  // A call that waits in the library's queue could go out when it should not any more.
  maxRequestConcurrency: Number.POSITIVE_INFINITY,
  timeout: patience,
});

/** A client of the Web API for a token, which asks nothing until it is used. */
export const createClient = (token: string, apiUrl: string, log: Log): webApi.WebClient =>
  new webApi.WebClient(token, { ...clientOptions(apiUrl), logger: boltLogger(log) });

/**
 * An app for the one workspace of a token, which knows who it is there.
 *
 * @throws OperatorError where the token is refused or Slack is out of reach
 */
export async function openApp(
  { botToken, apiUrl, log }: { botToken: string; apiUrl: string; log: Log },
  door: Door,
): Promise<App> {
  const known: { botToken: string; botId?: string; botUserId?: string } = { botToken };
  // We have asked who we are; Bolt need not ask again before each event.
  const app = createApp(door, async () => known, { apiUrl, log, botToken });
  try {
    const me = identity.parse(await app.client.auth.test());
    known.botUserId = me.user_id;
    if (me.bot_id) known.botId = me.bot_id;
    return app;
  } catch (error) {
    throw refusal(error, 'bot', apiUrl);
  }
}

/** An app for every workspace that installs it. */
export function openAppForMany(
  authorize: Authorize<boolean>,
  { apiUrl, log }: { apiUrl: string; log: Log },
  door: Door,
): App {
  return createApp(door, authorize, { apiUrl, log });
}
