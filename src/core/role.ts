import type { Actor, Role } from './message.ts';

const ranks: Readonly<Record<Role, number>> = { asker: 0, moderator: 1, admin: 2 };

/** Whether a role may do what another may. */
export const reaches = (role: Role, least: Role): boolean => ranks[role] >= ranks[least];

/** The role of somebody in a place that has chosen a group whose members may do what moderators do. */
export function roleIn(
  { role, groups = [] }: Pick<Actor, 'role' | 'groups'>,
  moderators: string | undefined,
): Role {
  const chosen = moderators !== undefined && groups.includes(moderators);
  return role === 'asker' && chosen ? 'moderator' : role;
}
