import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Actor } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';

/** What Slack says of a person at this moment, by their id. */
export type Standing = (user: string) => Promise<Pick<Actor, 'role' | 'name' | 'groups'>>;

/** What users.info and usergroups.list tell (docs.slack.dev/reference/methods). */
const personSchema = z.object({
  user: z.object({
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});
const groupsSchema = z.object({
  usergroups: z.array(
    z.object({ id: z.string(), name: z.string(), users: z.array(z.string()).default([]) }),
  ),
});

/** The workspace's user groups, with who is in them where asked for. */
export async function groupsOf({ usergroups }: Pick<webApi.WebClient, 'usergroups'>) {
  return groupsSchema.parse(await usergroups.list({ include_users: true })).usergroups;
}

/**
 * Roles from the workspace's admin flags and user groups, asked for anew at each act, so that one taken away is gone at
 * once. Whoever cannot be looked up is an asker.
 */
export function createStanding(client: webApi.WebClient, log: Log): Standing {
  async function groups(user: string): Promise<string[]> {
    try {
      const all = await groupsOf(client);
      return all.filter(({ users }) => users.includes(user)).map(({ id }) => id);
    } catch (error) {
      log.warn({ error: String(error) }, 'Slack did not tell the user groups');
      return [];
    }
  }

  return async (user) => {
    try {
      const { user: person } = personSchema.parse(await client.users.info({ user }));
      const name = person.profile?.display_name || person.real_name;
      const named = name ? { name } : {};
      if (person.is_admin || person.is_owner) return { role: 'admin', ...named };
      return { role: 'asker', groups: await groups(user), ...named };
    } catch (error) {
      log.warn(
        { error: String(error) },
        'Slack did not tell a role; the person counts as an asker',
      );
      return { role: 'asker' };
    }
  };
}
