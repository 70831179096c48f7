import { type App, webApi } from '@slack/bolt';
import { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { clientOptions, openApp, openAppForMany } from './app.ts';
import type { Door } from './door.ts';
import type { InstallationBook, Whose } from './installations.ts';

/** How the desk works in its workspaces, be it one or many. */
export interface Reach {
  app: App;
  /** The client to use for a request, given the one that Bolt has for it. */
  clientOf(client: webApi.WebClient): webApi.WebClient;
  /** A client for what nobody asked for, such as a post. */
  clientFor(workspace: string): Promise<webApi.WebClient>;
  forget(whose: Whose): Promise<void>;
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
  book: InstallationBook,
  { door, apiUrl, log }: { door: Door; apiUrl: string; log: Log },
): Reach {
  const { authorize } = door;
  if (!authorize)
    throw new OperatorError('Slack has no page to be installed from: set SLACK_SIGNING_SECRET.');
  return {
    app: openAppForMany(authorize, { apiUrl, log }, door),
    clientOf: (client) => client,
    async clientFor(teamId) {
      const whose = { teamId, enterpriseId: undefined, isEnterpriseInstall: false } as const;
      const { botToken } = await authorize(whose);
      return new webApi.WebClient(botToken, clientOptions(apiUrl));
    },
    forget: book.drop,
  };
}
