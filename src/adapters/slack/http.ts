import type { Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { type OAuth, paths } from './oauth.ts';
import { noPort } from './refused.ts';

/** Where the app's page at Slack must point: commands, events and interactivity alike. */
const path = '/slack/events';

/**
 * HTTP mode: Slack posts signed requests; what is forged or older than five minutes gets 401. With `oauth` the pages of
 * an installation stand beside it.
 */
export function httpDoor(
  signingSecret: string,
  { host, port, oauth }: { host: string; port: number; oauth?: OAuth },
  logger: Logger,
  log: Log,
): Door {
  const common = { signingSecret, endpoints: [path], logger };
  const receiver = new HTTPReceiver(oauth ? { ...common, ...oauth.receiver } : common);
  let server: Pick<Server, 'address' | 'closeIdleConnections'> | undefined;
  const { installer } = receiver;
  return {
    receiver,
    ...(installer && { authorize: installer.authorize }),
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
      if (oauth)
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
