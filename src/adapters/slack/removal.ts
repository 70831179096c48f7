import { z } from 'zod';
import type { Whose } from './installations.ts';

const removalSchema = z.object({
  /** Seconds since 1970. */
  event_time: z.number().optional(),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).optional(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      // Tokens of people are none of ours.
      tokens: z.object({ bot: z.array(z.string()).min(1) }),
    }),
  ]),
});

/**
 * From where the desk was removed, and when, in milliseconds since 1970: Slack may tell late, when it is installed again
 * already. Undefined where it can go on.
 */
export function removal(body: unknown): { whose: Whose; at?: number } | undefined {
  const removed = removalSchema.safeParse(body).data;
  if (!removed) return;
  const { team_id, enterprise_id, is_enterprise_install, authorizations, event_time } = removed;
  const whose = {
    teamId: team_id ?? undefined,
    enterpriseId: enterprise_id ?? undefined,
    isEnterpriseInstall:
      is_enterprise_install ?? authorizations?.[0]?.is_enterprise_install ?? false,
  };
  // The whole of its second.
  return { whose, ...(event_time && { at: event_time * 1000 + 999 }) };
}
