import type { Installations, Log } from '../../core/ports.ts';
import { createClient } from './app.ts';
import { refusalWord } from './delivery-faults.ts';
import { createInstallationBook, type Installation, type Stored } from './installations.ts';
import { botScopes, optionalScopes } from './scopes.ts';

/** An installation, for whoever runs the desk; no token. */
export interface Installed {
  /** Of the workspace, or the organization. */
  id: string;
  /** Undefined where no key opens it. */
  about?: {
    name: string;
    at: Date;
    /** When its token ends, if it does; it is renewed before. */
    endsAt?: Date;
    /** Scopes that it was not given and that the desk needs. */
    lacking: string[];
  };
  /** Sealed with an older key than the newest; the next start seals it anew. */
  old: boolean;
}

interface Means {
  installations: Installations;
  tokenKeys: readonly string[];
  log: Log;
}

const optional: readonly string[] = optionalScopes;

/** Scopes without which the desk does not work. */
export const lackingIn = (scopes: readonly string[]): string[] =>
  botScopes.filter((scope) => !scopes.includes(scope) && !optional.includes(scope));

const idOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const aboutOf = ({ team, enterprise, bot, at, isEnterpriseInstall }: Installation) => ({
  name: (isEnterpriseInstall ? enterprise?.name : team?.name) ?? '',
  at: new Date(at),
  ...(bot.expiresAt && { endsAt: new Date(bot.expiresAt * 1000) }),
  lacking: lackingIn(bot.scopes),
});

const asInstalled = ({ key, found, old }: Stored): Installed => ({
  id: idOf(key),
  old,
  ...(found && { about: aboutOf(found.installation) }),
});

/** Where the desk is installed. */
export async function listInstalled({
  installations,
  tokenKeys,
  log,
}: Means): Promise<Installed[]> {
  const stored = await createInstallationBook(installations, tokenKeys, log).inventory();
  return stored.map(asInstalled);
}

/**
 * Deletes what is kept of a workspace or an organization, after Slack was told to revoke its token.
 *
 * @returns whether there was something, and Slack's word or what else went wrong where it did not revoke
 */
export async function forgetInstalled(
  id: string,
  apiUrl: string,
  { installations, tokenKeys, log }: Means,
): Promise<{ was: boolean; unrevoked?: string }> {
  const book = createInstallationBook(installations, tokenKeys, log);
  const stored = (await book.inventory()).find(({ key }) => idOf(key) === id);
  if (!stored) return { was: false };
  let unrevoked: string | undefined;
  if (stored.found) {
    const { token } = stored.found.installation.bot;
    unrevoked = await createClient(token, apiUrl, log)
      .auth.revoke()
      .then(
        () => undefined,
        (error: unknown) => refusalWord(error) ?? String(error),
      );
  } else unrevoked = 'no key opens its token';
  const isEnterpriseInstall = stored.key.startsWith('slack/organization/');
  await book.drop(
    isEnterpriseInstall
      ? { enterpriseId: id, isEnterpriseInstall }
      : { teamId: id, isEnterpriseInstall },
  );
  return { was: true, ...(unrevoked !== undefined && { unrevoked }) };
}
