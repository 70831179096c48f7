import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import type { Turns } from '../turns.ts';
import type { Door } from './door.ts';
import { type Page, paths } from './oauth-flow.ts';
import { noPort } from './refused.ts';

/** Where the app's page at Slack must point: commands, events and interactivity alike. */
const path = '/slack/events';

/** Whoever connects or asks goes before what the desk thinks about. */
function letFirst(server: Pick<Server, 'on'>, turns: Turns): void {
  const asked = new WeakMap<Socket, () => void>();
  server.on('connection', (socket: Socket) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    asked.set(socket, resolve);
    socket.once('close', resolve);
    void turns.first(() => promise);
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    void turns.first(async () => void (await once(response, 'close').catch(() => {})));
    asked.get(socket)?.();
  });
}

/**
 * HTTP mode: Slack posts signed requests; what is forged or older than five minutes gets 401. The pages of an
 * installation stand beside it, where there are any.
 */
export function httpDoor(
  signingSecret: string,
  { host, port, pages }: { host: string; port: number; pages?: ReadonlyMap<string, Page> },
  { logger, log, turns }: { logger: Logger; log: Log; turns: Turns },
): Door {
  const customRoutes = [...(pages ?? [])].map(([path, handler]) => ({
    path,
    method: ['GET'],
    handler,
  }));
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [path], logger, customRoutes });
  let server: Pick<Server, 'address' | 'closeIdleConnections' | 'on'> | undefined;
  return {
    receiver,
    async open() {
      try {
        server = await receiver.start({ host, port });
      } catch (error) {
        throw noPort(error, host, port);
      }
      letFirst(server, turns);
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
