import type { Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { noPort } from './refused.ts';

/** Where the app's page at Slack must point: commands, events and interactivity alike. */
const path = '/slack/events';

/** HTTP mode: Slack posts signed requests; what is forged or older than five minutes gets 401. */
export function httpDoor(
  signingSecret: string,
  { host, port }: { host: string; port: number },
  logger: Logger,
  log: Log,
): Door {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [path], logger });
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
      log.info({ url: `http://${host}:${actual}${path}` }, 'Slack requests come in here');
    },
    async close() {
      if (!server) return;
      const closed = receiver.stop();
      server.closeIdleConnections();
      await closed;
    },
  };
}
