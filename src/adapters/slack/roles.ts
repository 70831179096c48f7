import { z } from 'zod';
import type { Role } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';

/** The role of a person by Slack's user id. */
export type RoleOf = (user: string) => Promise<Role>;

/** What users.info tells (docs.slack.dev/reference/methods/users.info). */
type UserInfo = (user: string) => Promise<unknown>;

const answer = z.object({
  user: z.object({ is_admin: z.boolean().optional(), is_owner: z.boolean().optional() }),
});

/** A role is believed for so many milliseconds: short, so that one taken away is soon gone. */
const keep = 60_000;
const most = 1000;

/** Roles from the workspace's admin flags, kept for a minute. Whoever cannot be looked up is an asker. */
export function createRoles(userInfo: UserInfo, log: Log): RoleOf {
  const known = new Map<string, { role: Role; until: number }>();

  async function lookUp(user: string): Promise<Role> {
    const { user: flags } = answer.parse(await userInfo(user));
    const role = flags.is_admin || flags.is_owner ? 'admin' : 'asker';
    if (known.size >= most) known.clear();
    known.set(user, { role, until: Date.now() + keep });
    return role;
  }

  return async (user) => {
    const cached = known.get(user);
    if (cached && cached.until > Date.now()) return cached.role;
    try {
      return await lookUp(user);
    } catch (error) {
      log.warn(
        { error: String(error) },
        'Slack did not tell a role; the person counts as an asker',
      );
      return 'asker';
    }
  };
}
