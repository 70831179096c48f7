import type { Act } from '../core/act.ts';
import { publishingOrder } from '../core/act-publishing.ts';
import { UserError } from '../core/errors.ts';
import type { Actor, Place, Role } from '../core/message.ts';
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
  pick: 'asker',
  home: 'asker',
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
 * @throws UserError `not-permitted` where the actor's role does not reach, `no-posting-here` for an act of publishing where
 *   there are no roles, as in a direct conversation
 */
export function permit(
  actor: Standing,
  act: Act,
  preferences: Preferences,
  { workspace }: Pick<Place, 'workspace'>,
): void {
  if (reaches(roleFor(actor, act, preferences), least[act.kind])) return;
  const belongs = workspace !== '' || !Object.hasOwn(publishingOrder, act.kind);
  throw new UserError(belongs ? 'not-permitted' : 'no-posting-here');
}
