import { createHmac } from 'node:crypto';
import type { Installations, Log } from '../../core/ports.ts';
import { createInstallationBook, type InstallationBook } from './installations.ts';
import { botScopes } from './scopes.ts';

/** What it takes to be installed in many workspaces. */
export interface OAuthOptions {
  clientId: string;
  clientSecret: string;
  /** Each 64 hexadecimal digits; the first seals, all of them open. */
  tokenKeys: readonly string[];
  installations: Installations;
}

/** Where an installation begins, and where Slack sends whoever allowed it. */
export const paths = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

export interface OAuth {
  book: InstallationBook;
  /** For Bolt's receiver, which serves both pages and checks the state in between. */
  receiver: ReturnType<typeof receiverOptions>;
}

/** Signs the state that comes back from Slack; derived, so that there is one secret less to keep. */
const stateSecret = ([key = '']: readonly string[]): string =>
  createHmac('sha256', key).update('factdesk slack state').digest('hex');

function receiverOptions(
  { clientId, clientSecret, tokenKeys }: OAuthOptions,
  book: InstallationBook,
  apiUrl: string,
) {
  return {
    clientId,
    clientSecret,
    stateSecret: stateSecret(tokenKeys),
    scopes: [...botScopes],
    installationStore: {
      storeInstallation: (installation: unknown) => book.put(installation),
      fetchInstallation: book.get,
      deleteInstallation: book.drop,
    },
    installerOptions: {
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    },
  };
}

export function createOAuth(options: OAuthOptions, apiUrl: string, log: Log): OAuth {
  const book = createInstallationBook(options.installations, options.tokenKeys, log);
  return { book, receiver: receiverOptions(options, book, apiUrl) };
}
