import { z } from 'zod';
import { OperatorError } from '../../core/errors.ts';
import type { Installations, Log } from '../../core/ports.ts';
import { createSeal, type Opened } from './seal.ts';

const info = z.object({ id: z.string().min(1), name: z.string().optional() });
/** What is kept of an installation: what it takes to work there, and who installed it; no token of a person. */
const installationSchema = z.object({
  team: info.optional(),
  enterprise: info.optional(),
  user: z.object({ id: z.string() }),
  bot: z.object({
    token: z.string().min(1),
    refreshToken: z.string().optional(),
    /** Seconds since 1970. */
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  isEnterpriseInstall: z.boolean().default(false),
  appId: z.string().optional(),
  /** When it was made, in milliseconds since 1970. */
  at: z.number().default(0),
  /** Until when one replica fetches a new token, in milliseconds since 1970. */
  renewing: z.number().optional(),
});
export type Installation = z.infer<typeof installationSchema>;

/** Whose installation: a workspace's, or an organization's for all its workspaces. */
export interface Whose {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
}

/** An installation as it stands in the store; `sealed` is what must still stand there when it is replaced. */
export interface Found {
  key: string;
  sealed: string;
  installation: Installation;
}

/** What stands in the store under a key. */
export interface Stored {
  key: string;
  found?: Found;
  /** Sealed with an older key than the newest. */
  old: boolean;
}

export interface InstallationBook {
  /** @throws ZodError where it has no token for a bot */
  put(installation: z.input<typeof installationSchema>): Promise<void>;
  /**
   * The installation that serves a request; a workspace without one of its own is served by its organization's.
   *
   * @throws Error where no key opens it
   */
  find(whose: Whose): Promise<Found | undefined>;
  /** What stands under a key, as `find` does. */
  read(key: string): Promise<Found | undefined>;
  /** Puts another in the place of one; undefined where that does not stand there any more, which then stays. */
  replace(found: Found, installation: Installation): Promise<Found | undefined>;
  /** Deletes one, unless it was made after `before`, in milliseconds since 1970. */
  drop(whose: Whose, before?: number): Promise<void>;
  /** Every one by its key; without what it holds where no key opens it. */
  inventory(): Promise<Stored[]>;
  /**
   * Seals everything with the first key that another sealed; returns how many that were.
   *
   * @throws OperatorError where there is something that no key opens
   */
  reseal(): Promise<number>;
}

const everything = 'slack/';
const links = 'slack/organization-of/';
const ofWorkspace = (id: string) => `slack/workspace/${id}`;
const ofOrganization = (id: string) => `slack/organization/${id}`;
/** Which organization serves a workspace that has not installed the desk itself. */
const linkOf = (id: string) => `${links}${id}`;

function keyOf({ teamId, enterpriseId, isEnterpriseInstall }: Whose): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (!id) throw new Error('Slack did not say which workspace this is');
  return isEnterpriseInstall ? ofOrganization(id) : ofWorkspace(id);
}

const unopened = (keys: readonly string[], of: number) =>
  new OperatorError(
    `No key in SLACK_TOKEN_KEY opens ${keys.length} of ${of} Slack installations in the database: add the key that they were sealed with, after the others, or forget them with factdesk slack forget.`,
    { lines: keys },
  );

/**
 * Installations, sealed in a store.
 *
 * @param keys as `createSeal` takes them
 */
export function createInstallationBook(
  stored: Installations,
  keys: readonly string[],
  log: Log,
): InstallationBook {
  const seal = createSeal(keys);
  /** Workspaces whose organization this process has written down. */
  const linked = new Map<string, string>();

  const close = (installation: Installation, key: string) =>
    seal.close(JSON.stringify(installation), key);

  function opened(key: string, sealed: string): Found {
    const { text } = seal.open(sealed, key);
    return { key, sealed, installation: installationSchema.parse(JSON.parse(text)) };
  }

  async function read(key: string): Promise<Found | undefined> {
    const sealed = await stored.get(key);
    return sealed === undefined ? undefined : opened(key, sealed);
  }

  /** So that a post finds its token, for which nobody names an organization. */
  async function link(teamId: string, enterpriseId: string): Promise<void> {
    if (linked.get(teamId) === enterpriseId) return;
    const key = linkOf(teamId);
    await stored.put(key, seal.close(enterpriseId, key));
    linked.set(teamId, enterpriseId);
  }

  async function organizationOf(teamId: string): Promise<string | undefined> {
    const key = linkOf(teamId);
    const sealed = await stored.get(key);
    return sealed === undefined ? undefined : seal.open(sealed, key).text;
  }

  async function ofItsOrganization({ teamId, enterpriseId }: Whose): Promise<Found | undefined> {
    const id = enterpriseId ?? (teamId && (await organizationOf(teamId)));
    const found = id ? await read(ofOrganization(id)) : undefined;
    if (found && id && teamId) await link(teamId, id);
    return found;
  }

  /** What stands there, and how it opens; `undefined` where it does not. */
  async function examined(beginning: string) {
    const all = [...(await stored.list(beginning))];
    return all.map(([key, sealed]) => {
      let open: Opened | undefined;
      try {
        open = seal.open(sealed, key);
      } catch {
        open = undefined;
      }
      return { key, sealed, open };
    });
  }

  async function dropLinks(enterpriseId: string): Promise<void> {
    for (const { key, open } of await examined(links)) {
      if (open?.text === enterpriseId) await stored.drop(key);
    }
    linked.clear();
  }

  return {
    read,
    async put(installation) {
      const kept = installationSchema.parse(installation);
      const { team, enterprise, isEnterpriseInstall } = kept;
      const key = keyOf({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall });
      await stored.put(key, close(kept, key));
      log.info({ key }, 'the desk is installed in Slack');
    },
    async find(whose) {
      const { teamId, isEnterpriseInstall } = whose;
      const own = () => (teamId ? read(ofWorkspace(teamId)) : undefined);
      return isEnterpriseInstall
        ? ((await ofItsOrganization(whose)) ?? (await own()))
        : ((await own()) ?? (await ofItsOrganization(whose)));
    },
    async replace({ key, sealed }, installation) {
      const after = close(installation, key);
      return (await stored.replace(key, sealed, after))
        ? { key, sealed: after, installation }
        : undefined;
    },
    async drop(whose, before = Number.POSITIVE_INFINITY) {
      const key = keyOf(whose);
      // What no key opens goes too: whoever removed the desk wants it gone.
      const { installation } = (await read(key).catch(() => undefined)) ?? {};
      if (installation && installation.at > before) {
        log.info({ key }, 'Slack told late of a removal; the desk was installed there again since');
        return;
      }
      await stored.drop(key);
      if (whose.isEnterpriseInstall && whose.enterpriseId) await dropLinks(whose.enterpriseId);
      log.info({ key }, 'the desk was removed from Slack; its token there is deleted');
    },
    async inventory() {
      const all = [...(await examined(ofWorkspace(''))), ...(await examined(ofOrganization('')))];
      return all.map(({ key, sealed, open }) => ({
        key,
        old: open?.old === true,
        ...(open && { found: opened(key, sealed) }),
      }));
    },
    async reseal() {
      const all = await examined(everything);
      const closed = all.filter(({ open }) => !open).map(({ key }) => key);
      if (closed.length > 0) throw unopened(closed, all.length);
      let count = 0;
      for (const { key, sealed, open } of all) {
        if (!open?.old) continue;
        // Where it was replaced meanwhile, that was with the first key.
        if (await stored.replace(key, sealed, seal.close(open.text, key))) count += 1;
      }
      return count;
    },
  };
}
