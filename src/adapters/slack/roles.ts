import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Actor } from '../../core/message.ts';
import type { Log } from '../../core/ports.ts';
import { deliveryFault } from './delivery-faults.ts';
import { TenantClient } from './tenant-client.ts';

/** What Slack says of a person in a workspace at this moment, by their ids. */
export type Standing = (
  user: string,
  workspace: string,
) => Promise<Pick<Actor, 'role' | 'name' | 'groups'> & { guest?: true }>;

/** What users.info and usergroups.list tell (docs.slack.dev/reference/methods). */
const personSchema = z.object({
  user: z.object({
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    deleted: z.boolean().optional(),
    /** A guest; `is_ultra_restricted` is one of a single channel, who is both. */
    is_restricted: z.boolean().optional(),
    /** Of another organisation, met in a shared channel. */
    is_stranger: z.boolean().optional(),
    team_id: z.string().optional(),
    /** The workspaces of an organization that the person is in, and whether they administer it. */
    enterprise_user: z
      .object({
        teams: z.array(z.string()).default([]),
        is_admin: z.boolean().optional(),
        is_owner: z.boolean().optional(),
      })
      .optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});
type Person = z.infer<typeof personSchema>['user'];
const groupsSchema = z.object({
  usergroups: z.array(
    z.object({ id: z.string(), name: z.string(), users: z.array(z.string()).default([]) }),
  ),
});

/** The workspace's user groups, with who is in them where asked for. */
export async function groupsOf({ usergroups }: Pick<webApi.WebClient, 'usergroups'>) {
  return groupsSchema.parse(await usergroups.list({ include_users: true })).usergroups;
}

/** Whether somebody belongs to a workspace, rather than to another that shares a channel with it, or to none any more. */
function isOf(workspace: string, { deleted, is_stranger, team_id, enterprise_user }: Person) {
  if (deleted || is_stranger) return false;
  return !team_id || [team_id, ...(enterprise_user?.teams ?? [])].includes(workspace);
}

/**
 * Whether somebody administers a workspace. With a token for all workspaces of an organization, Slack's flags may be of
 * another that the person is in, and count only where it says that they are of this one.
 */
function administers(client: webApi.WebClient, workspace: string, person: Person): boolean {
  const { is_admin, is_owner, team_id, enterprise_user } = person;
  if (!(client instanceof TenantClient) || !client.isForAll) return Boolean(is_admin || is_owner);
  return team_id === workspace
    ? Boolean(is_admin || is_owner)
    : Boolean(enterprise_user?.is_admin || enterprise_user?.is_owner);
}

/**
 * What somebody may do in a workspace at this moment, by its admin flags and user groups. An asker where they are not
 * of it.
 *
 * @throws what the Web API rejects with where Slack did not tell: that is no reason to take a right away
 */
export async function standingIn(
  client: webApi.WebClient,
  workspace: string,
  user: string,
): Promise<Pick<Actor, 'role' | 'groups'>> {
  try {
    const { user: person } = personSchema.parse(await client.users.info({ user }));
    if (!isOf(workspace, person)) return { role: 'asker' };
    if (administers(client, workspace, person)) return { role: 'admin' };
  } catch (error) {
    if (deliveryFault(error, 'ask').reason === 'channel-gone') return { role: 'asker' };
    throw error;
  }
  try {
    const all = await groupsOf(client);
    const groups = all.filter(({ users }) => users.includes(user)).map(({ id }) => id);
    return { role: 'asker', groups };
  } catch (error) {
    // Such as on a plan that has no user groups.
    if (deliveryFault(error, 'ask').outcome === 'refused') return { role: 'asker', groups: [] };
    throw error;
  }
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

  return async (user, workspace) => {
    try {
      const { user: person } = personSchema.parse(await client.users.info({ user }));
      const name = person.profile?.display_name || person.real_name;
      const named = {
        ...(name && { name }),
        ...(person.is_restricted && { guest: true as const }),
      };
      if (!isOf(workspace, person)) return { role: 'asker', ...named };
      if (administers(client, workspace, person)) return { role: 'admin', ...named };
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
