import { createServer } from 'node:http';
import type { Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { type Page, paths } from './oauth-flow.ts';
import { noPort } from './refused.ts';

/** Beside a door that no browser can come in by: the pages of an installation, on a port of their own. */
export function withInstallPages(
  door: Door,
  pages: ReadonlyMap<string, Page>,
  { host, port }: { host: string; port: number },
  log: Log,
): Door {
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const page = request.method === 'GET' ? pages.get(path) : undefined;
    if (page) void page(request, response);
    else response.writeHead(404).end();
  });

  async function listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    }).catch((error: unknown) => {
      throw noPort(error, host, port);
    });
    const address = server.address();
    const actual = address && typeof address === 'object' ? address.port : port;
    log.info(
      { install: `http://${host}:${actual}${paths.install}` },
      'workspaces install the desk here',
    );
  }

  const closed = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });

  return {
    receiver: door.receiver,
    async open() {
      await listen();
      try {
        await door.open();
      } catch (error) {
        await closed();
        throw error;
      }
    },
    async close() {
      await Promise.all([door.close(), closed()]);
    },
  };
}
