import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { insist } from './insist.ts';
import type { Self } from './intake.ts';
import { otherApplication } from './refused.ts';

const idSchema = z.object({ id: z.string() });

/**
 * Who the token belongs to.
 *
 * @throws OperatorError where it is another application than the one that is expected
 */
export async function whoAmI(rest: REST, appId: string | undefined): Promise<Self> {
  const [user, application] = await Promise.all([
    insist(() => rest.get(Routes.user('@me'))),
    insist(() => rest.get(Routes.oauth2CurrentApplication())),
  ]);
  const self = { userId: idSchema.parse(user).id, applicationId: idSchema.parse(application).id };
  if (appId && appId !== self.applicationId) throw otherApplication(appId, self.applicationId);
  return self;
}

/** Discord's API as it is configured, without its version; Discord's own by default. */
export function apiAt(configured: string | undefined): string {
  return (configured ?? 'https://discord.com/api').replace(/\/+(v10\/*)?$/, '');
}
