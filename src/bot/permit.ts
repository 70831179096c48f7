import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Actor, Role } from '../core/message.ts';
import { reaches, roleIn } from '../core/role.ts';
import type { Preferences } from './preferences.ts';

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
  watch: 'asker',
  publish: 'moderator',
  post: 'moderator',
  choose: 'moderator',
  preview: 'moderator',
  confirm: 'moderator',
  approve: 'moderator',
  cancel: 'moderator',
  undo: 'moderator',
  posts: 'moderator',
  deliver: 'moderator',
  changes: 'moderator',
  carry: 'moderator',
  copies: 'moderator',
  amend: 'moderator',
  desk: 'moderator',
};

type Standing = Pick<Actor, 'role' | 'groups'>;

/** Whoever is in the group that the place chose may do what moderators do, but not choose that group. */
function roleFor(standing: Standing, act: Act, { moderators }: Preferences): Role {
  const passesOn = act.kind === 'set' && act.name === 'moderators';
  return passesOn ? standing.role : roleIn(standing, moderators);
}

/** Whether somebody may do what moderators do in a place. */
export const moderates = (standing: Standing, { moderators }: Preferences): boolean =>
  reaches(roleIn(standing, moderators), 'moderator');

/**
 * Lets an act pass, or not.
 *
 * @throws UserError `not-permitted` where the actor's role does not reach
 */
export function permit(actor: Standing, act: Act, preferences: Preferences): void {
  if (!reaches(roleFor(actor, act, preferences), least[act.kind])) {
    throw new UserError('not-permitted');
  }
}
