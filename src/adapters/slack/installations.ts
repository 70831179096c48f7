import { z } from 'zod';
import type { Installations, Log } from '../../core/ports.ts';
import { createSeal } from './seal.ts';

const info = z.object({ id: z.string(), name: z.string().optional() });
const expiring = {
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
};
/** What is kept of an installation: what it takes to work there, and who installed it; no token of a person. */
const installationSchema = z.object({
  team: info.optional(),
  enterprise: info.optional(),
  user: z.object({ id: z.string() }),
  bot: z.object({
    token: z.string(),
    ...expiring,
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  tokenType: z.literal('bot').optional(),
  isEnterpriseInstall: z.boolean().optional(),
  appId: z.string().optional(),
  authVersion: z.literal('v2'),
});
type Kept = z.infer<typeof installationSchema>;

/** Whose installation: a workspace's, or an organization's for all its workspaces. */
export interface Whose {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
}

/** Installations as Slack's library asks for them. */
export interface InstallationBook {
  /** @throws ZodError where it has no token for a bot */
  put(installation: unknown): Promise<void>;
  /** @throws Error where there is none, or no key opens it */
  get(whose: Whose): Promise<Kept & { user: { token: undefined; scopes: undefined } }>;
  drop(whose: Whose): Promise<void>;
}

function keyOf({ teamId, enterpriseId, isEnterpriseInstall }: Whose): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (!id) throw new Error('Slack did not say which workspace this is');
  return `slack/${isEnterpriseInstall ? 'organization' : 'workspace'}/${id}`;
}

/**
 * Installations, sealed in a store. One that was sealed with an older key is sealed anew when it is used.
 *
 * @param keys as `createSeal` takes them
 */
export function createInstallationBook(
  stored: Installations,
  keys: readonly string[],
  log: Log,
): InstallationBook {
  const seal = createSeal(keys);

  return {
    async put(installation) {
      const kept = installationSchema.parse(installation);
      const key = keyOf({
        teamId: kept.team?.id,
        enterpriseId: kept.enterprise?.id,
        isEnterpriseInstall: kept.isEnterpriseInstall === true,
      });
      await stored.put(key, seal.close(JSON.stringify(kept), key));
      log.info({ key }, 'the desk is installed in Slack');
    },
    async get(whose) {
      const key = keyOf(whose);
      const sealed = await stored.get(key);
      if (sealed === undefined) throw new Error(`the desk is not installed at ${key}`);
      const { text, old } = seal.open(sealed, key);
      if (old) await stored.put(key, seal.close(text, key));
      const kept = installationSchema.parse(JSON.parse(text));
      return { ...kept, user: { ...kept.user, token: undefined, scopes: undefined } };
    },
    async drop(whose) {
      const key = keyOf(whose);
      await stored.drop(key);
      log.info({ key }, 'the desk was removed from Slack; its token there is deleted');
    },
  };
}
