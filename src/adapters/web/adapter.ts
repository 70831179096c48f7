import type { Adapter } from '../../core/ports.ts';
import { createRoutes, type Desk } from './routes.ts';
import { type Listening, listen } from './server.ts';

/**
 * The page, and `GET /api/ask` for programs.
 *
 * @param options.port 0 for any that is free
 * @returns the adapter, whose `url` is where a person on this machine opens the page once it has started; `start`
 *   throws OperatorError where the address cannot be listened on
 */
export function createWeb(
  options: { host: string; port: number } & Desk,
): Adapter & { readonly url: string } {
  const { host, port, ...desk } = options;
  let listening: Listening | undefined;
  return {
    platform: 'web',
    abilities: { privateReplies: true, posts: false },
    get url() {
      return listening?.url ?? '';
    },
    async start(handle) {
      let stopping = false;
      const app = createRoutes(desk, handle, () => stopping);
      const { url, close } = await listen(app, host, port);
      listening = {
        url,
        close() {
          stopping = true;
          return close();
        },
      };
    },
    async stop() {
      const open = listening;
      listening = undefined;
      await open?.close();
    },
  };
}
