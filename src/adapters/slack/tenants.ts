import type { webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { boltLogger, clientOptions } from './app.ts';
import { Closed } from './closed.ts';
import type { Found, InstallationBook, Whose } from './installations.ts';
import { deadWords, TenantClient } from './tenant-client.ts';
import type { Renewal } from './token-renewal.ts';

/** How many clients are kept for the next request; the one that was not used for longest goes first. */
const mostClients = 500;
/** How many workspaces are remembered of which the log has told. */
const mostTold = 1000;

/** The desk in one workspace: who it is there, and how it speaks to Slack. */
interface Tenant {
  client: webApi.WebClient;
  botId: string;
  botUserId: string;
}

/** Whose token serves a workspace. */
export interface Tenants {
  /** @throws Closed where there is none that works; DeliveryError where Slack gives no new one at the moment */
  of(whose: Whose): Promise<Tenant>;
}

/** The workspaces that installed the desk, each with the token that is its own. */
export function createTenants(
  {
    book,
    renewal,
    apiUrl,
    log,
  }: { book: InstallationBook; renewal: Renewal; apiUrl: string; log: Log },
  now: () => number = Date.now,
): Tenants {
  const clients = new Map<string, webApi.WebClient>();
  /** Tokens that Slack does not take, and until when that is believed. */
  const dead = new Map<string, number>();
  const told = new Set<string>();

  /** Once for each workspace; the log of a desk in many is read by few. */
  function once(key: string, say: () => void): void {
    if (told.has(key)) return;
    if (told.size >= mostTold) told.clear();
    told.add(key);
    say();
  }

  const isDead = (token: string) => (dead.get(token) ?? 0) > now();

  function mark(key: string, token: string, error: string): Closed {
    if (!isDead(token)) {
      dead.set(token, now() + (deadWords.get(error) ?? 0));
      log.error(
        { key, error },
        'Slack does not take the token of a workspace any more; install the desk there again',
      );
    }
    return new Closed(key);
  }

  function clientFor({ key, installation }: Found, teamId: string | undefined) {
    const { token } = installation.bot;
    // An organization's token must name the workspace; any other may.
    const name = `${teamId} ${token}`;
    const client =
      clients.get(name) ??
      new TenantClient(
        token,
        { ...clientOptions(apiUrl), logger: boltLogger(log), ...(teamId && { teamId }) },
        { isForAll: installation.isEnterpriseInstall, dead: (word) => mark(key, token, word) },
      );
    clients.delete(name);
    clients.set(name, client);
    for (const oldest of clients.keys()) {
      if (clients.size <= mostClients) break;
      clients.delete(oldest);
    }
    return client;
  }

  async function found(whose: Whose, name: string): Promise<Found> {
    let opened: Found | undefined;
    try {
      opened = await book.find(whose);
    } catch (error) {
      // Such as a database that is away, which says so itself.
      if (!/SLACK_TOKEN_KEY/.test(String(error))) throw error;
      once(name, () =>
        log.error({ key: name }, 'no key in SLACK_TOKEN_KEY opens the token of a workspace'),
      );
      throw new Closed(name);
    }
    if (!opened) {
      once(name, () =>
        log.warn({ key: name }, 'Slack sent something from where the desk is not installed'),
      );
      throw new Closed(name);
    }
    told.delete(name);
    return opened;
  }

  return {
    async of(whose) {
      const { teamId, enterpriseId } = whose;
      const name = teamId ?? enterpriseId ?? 'nowhere';
      const stands = await found(whose, name);
      if (isDead(stands.installation.bot.token)) throw new Closed(stands.key);
      const live = await renewal.fresh(stands);
      const { id: botId, userId: botUserId } = live.installation.bot;
      return { client: clientFor(live, teamId), botId, botUserId };
    },
  };
}
