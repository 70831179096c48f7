import type { Installations, Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { createInstallationBook, type InstallationBook } from './installations.ts';
import { type AppCredentials, createOAuthAccess } from './oauth-access.ts';
import { createInstallPages, type Page } from './oauth-flow.ts';
import { createStateKeeper } from './oauth-state.ts';
import { createTenants, type Tenants } from './tenants.ts';
import { createRenewal } from './token-renewal.ts';

/** Milliseconds between two looks for tokens that end soon. */
const rounds = 5 * 60 * 1000;

/** What it takes to be installed in many workspaces. */
export interface OAuthOptions extends AppCredentials {
  /** Each 64 hexadecimal digits; the first seals, all of them open. */
  tokenKeys: readonly string[];
  store: {
    installations: Installations;
    once(key: string): Promise<boolean>;
  };
}

/** The desk in many workspaces. */
export interface OAuth {
  book: InstallationBook;
  tenants: Tenants;
  /** What a browser asks for to install the desk, by path. */
  pages: ReadonlyMap<string, Page>;
  /**
   * Seals with the newest key what an older one sealed, and keeps tokens from ending.
   *
   * @throws OperatorError where no key opens what is stored
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createOAuth(options: OAuthOptions, apiUrl: string, log: Log): OAuth {
  const { store, tokenKeys, clientId } = options;
  const book = createInstallationBook(store.installations, tokenKeys, log);
  const access = createOAuthAccess(options, apiUrl, log);
  const renewal = createRenewal({ book, access, log });
  const states = createStateKeeper(tokenKeys, store.once);
  let timer: NodeJS.Timeout | undefined;
  let passing = Promise.resolve();

  function pass(): void {
    passing = passing.then(renewal.pass).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'tokens of Slack were not looked through');
    });
  }

  return {
    book,
    tenants: createTenants({ book, renewal, apiUrl, log }),
    pages: createInstallPages({ clientId, apiUrl, states, access, book, log }),
    async start() {
      const resealed = await book.reseal();
      if (resealed > 0) {
        log.info({ resealed }, 'what older keys had sealed is sealed with the newest now');
      }
      pass();
      timer = setInterval(pass, rounds);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await passing;
    },
  };
}

/** A door that is open only while tokens are kept from ending. */
export const withTokensKept = (door: Door, oauth: OAuth): Door => ({
  receiver: door.receiver,
  async open() {
    await oauth.start();
    try {
      await door.open();
    } catch (error) {
      await oauth.stop();
      throw error;
    }
  },
  async close() {
    await door.close();
    await oauth.stop();
  },
});
