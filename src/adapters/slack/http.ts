import type { Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { type Page, paths } from './oauth-flow.ts';
import { noPort } from './refused.ts';

/** Where the app's page at Slack must point: commands, events and interactivity alike. */
const path = '/slack/events';

/**
 * HTTP mode: Slack posts signed requests; what is forged or older than five minutes gets 401. The pages of an
 * installation stand beside it, where there are any.
 */
export function httpDoor(
  signingSecret: string,
  { host, port, pages }: { host: string; port: number; pages?: ReadonlyMap<string, Page> },
  logger: Logger,
  log: Log,
): Door {
  const customRoutes = [...(pages ?? [])].map(([path, handler]) => ({
    path,
    method: ['GET'],
    handler,
  }));
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [path], logger, customRoutes });
  let server: Pick<Server, 'address' | 'closeIdleConnections'> | undefined;
  return {
    receiver,
    async open() {
      try {
        server = await receiver.start({ host, port });
      } catch (error) {
        throw noPort(error, host, port);
      }
      const address = server.address();
      const actual = address && typeof address === 'object' ? address.port : port;
      const url = `http://${host}:${actual}`;
      log.info({ url: `${url}${path}` }, 'Slack requests come in here');
      if (pages)
        log.info({ install: `${url}${paths.install}` }, 'workspaces install the desk here');
    },
    async close() {
      if (!server) return;
      const closed = receiver.stop();
      server.closeIdleConnections();
      await closed;
    },
  };
}
