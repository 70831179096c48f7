import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Actor, Role } from '../core/message.ts';

const ranks: Readonly<Record<Role, number>> = { asker: 0, moderator: 1, admin: 2 };

/** The least role that each act asks for. */
const least: Readonly<Record<Act['kind'], Role>> = {
  ask: 'asker',
  show: 'asker',
  browse: 'asker',
  reject: 'asker',
  share: 'asker',
  help: 'asker',
};

/**
 * Lets an act pass, or not.
 *
 * @throws UserError `not-permitted` where the actor's role does not reach
 */
export function permit(actor: Pick<Actor, 'role'>, act: Act): void {
  if (ranks[actor.role] < ranks[least[act.kind]]) throw new UserError('not-permitted');
}
