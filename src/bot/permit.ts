import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Actor, Role } from '../core/message.ts';
import type { Preferences } from './preferences.ts';

const ranks: Readonly<Record<Role, number>> = { asker: 0, moderator: 1, admin: 2 };

/** The least role that each act asks for. */
const least: Readonly<Record<Act['kind'], Role>> = {
  ask: 'asker',
  follow: 'asker',
  check: 'asker',
  show: 'asker',
  browse: 'asker',
  reject: 'asker',
  share: 'asker',
  feedback: 'asker',
  settings: 'moderator',
  set: 'moderator',
  help: 'asker',
};

/** Whoever is in the group that the place chose may do what moderators do, but not choose that group. */
function roleOf({ role, groups = [] }: Standing, act: Act, { moderators }: Preferences): Role {
  const chosen = moderators !== undefined && groups.includes(moderators);
  const passesOn = act.kind === 'set' && act.name === 'moderators';
  return role === 'asker' && chosen && !passesOn ? 'moderator' : role;
}

type Standing = Pick<Actor, 'role' | 'groups'>;

/**
 * Lets an act pass, or not.
 *
 * @throws UserError `not-permitted` where the actor's role does not reach
 */
export function permit(actor: Standing, act: Act, preferences: Preferences): void {
  const role = roleOf(actor, act, preferences);
  if (ranks[role] < ranks[least[act.kind]]) throw new UserError('not-permitted');
}
