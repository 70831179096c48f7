import { OperatorError } from '../../core/errors.ts';
import type { Adapter, HeardAt, Log, Suggest } from '../../core/ports.ts';
import { boltLogger, openApp } from './app.ts';
import type { Door } from './door.ts';
import { httpDoor } from './http.ts';
import { createPace } from './pace.ts';
import { createRespond } from './respond.ts';
import type { Sender } from './send.ts';
import { socketDoor } from './socket.ts';
import type { CardAt } from './unfurl.ts';
import { type Drain, listen } from './wire.ts';
import { createWorkspace } from './workspace.ts';

/** How to reach a workspace. With `appToken` Socket Mode; otherwise signed HTTP on `host` and `port`. */
export interface SlackOptions {
  botToken: string;
  appToken?: string;
  signingSecret?: string;
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
  /** Milliseconds without an answer after which it is said that the search goes on; a second unless told. */
  slowAfter?: number;
  /** Milliseconds between two messages to one channel; a second unless told. */
  pace?: number;
  log: Log;
}

interface Running {
  door: Door;
  sender: Sender;
  drain: Drain;
}

function doorFor(options: SlackOptions, apiUrl: string): Door {
  const { appToken, signingSecret, log, host = '127.0.0.1', port = 3001 } = options;
  const logger = boltLogger(log);
  if (appToken) return socketDoor(appToken, apiUrl, logger, log);
  if (signingSecret) return httpDoor(signingSecret, { host, port }, logger, log);
  throw new OperatorError(
    'Slack has no way in: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for requests by HTTP.',
  );
}

/**
 * Slack: `/factcheck`, mentions, direct messages, shortcuts and its home in; answers with working buttons out.
 * `start` rejects with an OperatorError where a token is missing or refused, or Slack is out of reach.
 */
export function createSlack(options: SlackOptions): Adapter {
  const { botToken, log } = options;
  // Bolt appends the method's name as it is.
  const apiUrl = `${options.apiUrl ?? 'https://slack.com/api'}`.replace(/\/*$/, '/');
  let running: Running | undefined;

  const sender = (): Sender => {
    if (!running) throw new Error('the Slack adapter is not started');
    return running.sender;
  };

  return {
    platform: 'slack',
    abilities: { privateReplies: true, posts: true },
    async start(handle) {
      const door = doorFor(options, apiUrl);
      const app = await openApp({ botToken, apiUrl, log }, door);
      const respond = createRespond();
      const pace = createPace(options.pace ?? 1000);
      const workspace = createWorkspace(app.client, { log, respond, pace });
      const { sender } = workspace;
      const drain = listen(app, {
        workspaceOf: () => workspace,
        handle,
        suggest: options.suggest ?? (async () => []),
        heardAt: options.heardAt ?? (async () => 'asker'),
        cardAt: options.cardAt ?? (async () => undefined),
        respond,
        slowAfter: options.slowAfter ?? 1000,
        log,
      });
      await door.open();
      running = { door, sender, drain };
    },
    post: async (place, reply) => sender().post(place, reply),
    edit: async (receipt, reply) => sender().edit(receipt, reply),
    async stop() {
      if (!running) return;
      const { door, drain } = running;
      running = undefined;
      await door.close();
      await drain();
    },
  };
}
