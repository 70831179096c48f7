import { OperatorError } from '../../core/errors.ts';
import type { Adapter, HeardAt, Log, Suggest } from '../../core/ports.ts';
import type { Directory, Outlet } from '../../core/publishing.ts';
import { createTurns, type Turns } from '../turns.ts';
import { boltLogger, createClient } from './app.ts';
import { createSlackDirectory } from './directory.ts';
import type { Door } from './door.ts';
import { httpDoor } from './http.ts';
import { withInstallPages } from './install-server.ts';
import { createOAuth, type OAuth, type OAuthOptions, withTokensKept } from './oauth.ts';
import { type ClientFor, createSlackOutlet } from './outlet.ts';
import { createPace } from './pace.ts';
import { type Reach, reachMany, reachOne } from './reach.ts';
import { createRespond } from './respond.ts';
import { socketDoor } from './socket.ts';
import type { CardAt } from './unfurl.ts';
import { type Drain, listen } from './wire.ts';
import { workspaces } from './workspace.ts';

/**
 * How to reach one workspace by its token, or many by `oauth`. With `appToken` Socket Mode; otherwise signed HTTP on
 * `host` and `port`, where workspaces install the desk too.
 */
export interface SlackOptions {
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  /** To be installed in many workspaces, instead of a token. */
  oauth?: OAuthOptions;
  /** Any server that speaks Slack's Web API; Slack's own by default. */
  apiUrl?: string;
  host?: string;
  port?: number;
  /** What somebody may mean while they type; nothing unless told. */
  suggest?: Suggest;
  /** Who reads the answer to a command; the asker alone unless told. */
  heardAt?: HeardAt;
  /** What is shown below a link to a fact-check; nothing unless told. */
  cardAt?: CardAt;
  /** Is told where Slack refuses the app-level token for good. */
  gone?: (why: OperatorError) => void;
  /** Milliseconds without an answer after which it is said that the search goes on; a second unless told. */
  slowAfter?: number;
  /** Milliseconds between two messages to one channel; a second unless told. */
  pace?: number;
  log: Log;
}

interface Running {
  door: Door;
  clientFor: ClientFor;
  drain: Drain;
}

function openDoor(
  options: SlackOptions,
  apiUrl: string,
  oauth: OAuth | undefined,
  turns: Turns,
): Door {
  const { appToken, signingSecret, log, host = '127.0.0.1', port = 3001 } = options;
  const logger = boltLogger(log);
  const at = { host, port };
  const pages = oauth?.pages;
  if (appToken) {
    const { gone = () => {} } = options;
    const socket = socketDoor(appToken, apiUrl, { logger, log, gone });
    return pages ? withInstallPages(socket, pages, at, log) : socket;
  }
  if (signingSecret) {
    return httpDoor(signingSecret, { ...at, ...(pages && { pages }) }, { logger, log, turns });
  }
  throw new OperatorError(
    'Slack has no way in: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for requests by HTTP.',
  );
}

async function reach(
  options: SlackOptions,
  apiUrl: string,
  turns: Turns,
): Promise<Reach & { door: Door }> {
  const { botToken, log } = options;
  const oauth = options.oauth && createOAuth(options.oauth, apiUrl, log);
  const door = openDoor(options, apiUrl, oauth, turns);
  if (oauth) {
    return { ...reachMany(oauth, { door, apiUrl, log }), door: withTokensKept(door, oauth) };
  }
  if (botToken) return { ...(await reachOne(botToken, { door, apiUrl, log })), door };
  throw new OperatorError(
    'Slack has no token: set SLACK_BOT_TOKEN, or SLACK_CLIENT_ID to be installed in many workspaces.',
  );
}

/** What the desk does in Slack without being asked; with a token of one workspace also before the start. */
interface Publishing {
  readonly outlet: Outlet;
  readonly directory: Directory;
}

/**
 * Slack: `/factcheck`, mentions, direct messages, shortcuts and its home in; answers with working buttons out.
 * `start` rejects with an OperatorError where a token is missing or refused, or Slack is out of reach.
 */
export function createSlack(options: SlackOptions): Adapter & Publishing {
  const { log, botToken } = options;
  // Bolt appends the method's name as it is.
  const apiUrl = `${options.apiUrl ?? 'https://slack.com/api'}`.replace(/\/*$/, '/');
  const pace = createPace(options.pace ?? 1000);
  const only = botToken && !options.oauth ? createClient(botToken, apiUrl, log) : undefined;
  let running: Running | undefined;

  async function clientFor(workspace: string) {
    if (only) return only;
    if (!running) throw new Error('the Slack adapter is not started');
    return running.clientFor(workspace);
  }

  return {
    platform: 'slack',
    abilities: { privateReplies: true, posts: true },
    outlet: createSlackOutlet({ clientFor, pace, log }),
    directory: createSlackDirectory({ clientFor }),
    async start(handle) {
      const turns = createTurns();
      const { app, clientOf, clientFor, forget, door } = await reach(options, apiUrl, turns);
      const respond = createRespond();
      const workspaceOf = workspaces({ log, respond, pace });
      const drain = listen(app, {
        workspaceOf: (context) => workspaceOf(clientOf(context)),
        handle,
        suggest: options.suggest ?? (async () => []),
        heardAt: options.heardAt ?? (async () => 'asker'),
        cardAt: options.cardAt ?? (async () => undefined),
        forget,
        respond,
        turns,
        slowAfter: options.slowAfter ?? 1000,
        log,
      });
      await door.open();
      running = { door, clientFor, drain };
    },
    async stop() {
      if (!running) return;
      const { door, drain } = running;
      running = undefined;
      await door.close();
      await drain();
    },
  };
}
