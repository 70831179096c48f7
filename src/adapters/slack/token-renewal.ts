import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { Closed } from './closed.ts';
import { refusalWord } from './delivery-faults.ts';
import type { Found, Installation, InstallationBook } from './installations.ts';
import type { OAuthAccess } from './oauth-access.ts';

/** Milliseconds before its end from which on a token is renewed; Slack's last twelve hours. */
const early = 2 * 60 * 60 * 1000;
/** Milliseconds before its end from which on nothing is begun with it any more. */
const tooLate = 30_000;
/** Milliseconds that one replica may take; a call of Slack gives up earlier. */
const lease = 20_000;
/** Milliseconds between two looks at what another replica does. */
const glance = 200;
/** How often a new token is put into the store, since Slack gives it once. */
const savings = 5;

/** Tokens that end, which Slack calls token rotation: renewed in good time, by one replica at a time. */
export interface Renewal {
  /**
   * The same installation, with a token that works for a while yet.
   *
   * @throws Closed where Slack renews it no more; DeliveryError where it does not at the moment
   */
  fresh(found: Found): Promise<Found>;
  /** Renews what ends soon. */
  pass(): Promise<void>;
}

const endsIn = ({ bot: { expiresAt, refreshToken } }: Installation, now: number): number =>
  expiresAt && refreshToken ? expiresAt * 1000 - now : Number.POSITIVE_INFINITY;

/** Slack's words for a refresh token that is worth nothing any more. */
const spent = new Set(['invalid_refresh_token', 'invalid_grant', 'token_revoked', 'token_expired']);

/**
 * Renews under a lease that stands in the sealed installation itself, put there only where nobody else has put one:
 * Slack takes a refresh token once, and of two that come with the same, one is left with a token that does not work.
 */
export function createRenewal(
  { book, access, log }: { book: InstallationBook; access: OAuthAccess; log: Log },
  now: () => number = Date.now,
): Renewal {
  /** By key: what this process renews at the moment. */
  const begun = new Map<string, Promise<Found>>();
  /** Refresh tokens that Slack has refused for good. */
  const refused = new Set<string>();

  async function again(key: string): Promise<Found> {
    const found = await book.read(key);
    if (!found) throw new Closed(key);
    return found;
  }

  /** Another replica renews it: its work is waited for, as long as its lease lasts. */
  async function awaited({ key, sealed, installation }: Found): Promise<Found> {
    while (now() < (installation.renewing ?? 0)) {
      await sleep(glance);
      const found = await again(key);
      // It may have failed there, and is to be tried here then.
      if (found.sealed !== sealed) return renewed(found);
    }
    return renewed(await again(key));
  }

  /** Slack does not give it a second time, so a store that is away for a moment is asked again. */
  async function replaced(claim: Found, installation: Installation): Promise<Found | undefined> {
    for (let tries = 1; ; tries++) {
      try {
        return await book.replace(claim, installation);
      } catch (error) {
        if (tries === savings) throw error;
        await sleep(glance * 2 ** tries);
      }
    }
  }

  function told(key: string, error: unknown): void {
    const word = refusalWord(error);
    if (word && spent.has(word)) {
      log.error({ key, error: word }, 'Slack renews a token no more; install the desk there again');
    } else {
      log.warn({ key, error: word ?? String(error) }, 'a token of Slack was not renewed');
    }
  }

  async function claimed(claim: Found): Promise<Found> {
    const { renewing: _, ...installation } = claim.installation;
    const { refreshToken = '' } = installation.bot;
    try {
      const bot = { ...installation.bot, ...(await access.renew(refreshToken)) };
      const found = await replaced(claim, { ...installation, bot });
      // Otherwise somebody has installed or removed the desk meanwhile.
      if (found) log.info({ key: claim.key }, 'a token of Slack was renewed');
      return found ?? (await again(claim.key));
    } catch (error) {
      if (error instanceof Closed) throw error;
      told(claim.key, error);
      const isSpent = spent.has(refusalWord(error) ?? '');
      if (isSpent) refused.add(refreshToken);
      await book.replace(claim, installation).catch(() => undefined);
      throw isSpent
        ? new Closed(claim.key)
        : new DeliveryError('later', 'unreached', { cause: error });
    }
  }

  async function renewed(found: Found): Promise<Found> {
    const { key, installation } = found;
    if (endsIn(installation, now()) > early) return found;
    if (refused.has(installation.bot.refreshToken ?? '')) throw new Closed(key);
    if ((installation.renewing ?? 0) > now()) return awaited(found);
    const claim = await book.replace(found, { ...installation, renewing: now() + lease });
    return claim ? claimed(claim) : renewed(await again(key));
  }

  function renew(found: Found): Promise<Found> {
    const known = begun.get(found.key);
    if (known) return known;
    const work = renewed(found).finally(() => begun.delete(found.key));
    begun.set(found.key, work);
    return work;
  }

  return {
    async fresh(found) {
      return endsIn(found.installation, now()) > tooLate ? found : renew(found);
    },
    async pass() {
      for (const { found } of await book.inventory()) {
        if (!found || endsIn(found.installation, now()) > early) continue;
        if ((found.installation.renewing ?? 0) > now()) continue;
        // It was said why, and the next pass tries again.
        await renew(found).catch(() => undefined);
      }
    },
  };
}
