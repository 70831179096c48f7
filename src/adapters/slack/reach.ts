import { type App, type Authorize, type Context, webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { openApp, openAppForMany } from './app.ts';
import type { Door } from './door.ts';
import type { Whose } from './installations.ts';
import type { OAuth } from './oauth.ts';

/** Where an event carries the client for its workspace. */
const ours = 'desk';

/** How the desk works in its workspaces, be it one or many. */
export interface Reach {
  app: App;
  /** The client for the workspace that something came from. */
  clientOf(context: Context): webApi.WebClient;
  /** A client for what nobody asked for, such as a post. */
  clientFor(workspace: string): Promise<webApi.WebClient>;
  /** Deletes what is kept of an installation, unless it was made after `before`, in milliseconds since 1970. */
  forget(whose: Whose, before?: number): Promise<void>;
}

/** The workspace of a token. */
export async function reachOne(
  botToken: string,
  { door, apiUrl, log }: { door: Door; apiUrl: string; log: Log },
): Promise<Reach> {
  const app = await openApp({ botToken, apiUrl, log }, door);
  return {
    app,
    // Its token stands in its headers, where that of Bolt's client would stand a second time.
    clientOf: () => app.client,
    clientFor: async () => app.client,
    async forget() {
      log.error({}, 'the desk was removed from Slack; install it again and give it the new token');
    },
  };
}

/** Every workspace that installed the desk. */
export function reachMany(
  { tenants, book }: OAuth,
  { door, apiUrl, log }: { door: Door; apiUrl: string; log: Log },
): Reach {
  const authorize: Authorize<boolean> = async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    const whose = { teamId, enterpriseId, isEnterpriseInstall };
    const { client, botId, botUserId } = await tenants.of(whose);
    // Without a token: with one, Bolt would make a client of its own, and keep it after the token has ended.
    return { botId, botUserId, [ours]: client };
  };
  return {
    app: openAppForMany(authorize, { apiUrl, log }, door),
    clientOf(context) {
      const client: unknown = context[ours];
      if (client instanceof webApi.WebClient) return client;
      throw new Error('an event came by no workspace that installed the desk');
    },
    clientFor: async (teamId) => (await tenants.of({ teamId, isEnterpriseInstall: false })).client,
    forget: book.drop,
  };
}
