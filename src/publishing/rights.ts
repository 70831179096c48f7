import { UserError } from '../core/errors.ts';
import type { Person } from '../core/publication.ts';
import { reaches, roleIn } from '../core/role.ts';
import { scopeOf } from '../core/scope.ts';
import { isLocal } from './circle.ts';
import type { Office } from './office.ts';

/** Whether it can be asked from here what somebody may. */
export const isAskable = ({ directories }: Pick<Office, 'directories'>, by: Person): boolean =>
  isLocal(by) || directories.has(by.platform);

/**
 * Whether somebody may publish at this moment, as their platform tells: its moderators, or the group that their guild or
 * workspace chose. Whoever works on the machine itself may.
 */
export async function mayPublish(
  { directories, store }: Pick<Office, 'directories' | 'store'>,
  by: Person,
): Promise<boolean> {
  if (isLocal(by)) return true;
  const directory = directories.get(by.platform);
  if (!directory) return false;
  const standing = await directory.standing(by.workspace, by.id);
  const moderators = await store.settings.get(scopeOf(by), 'moderators');
  return reaches(roleIn(standing, moderators), 'moderator');
}

/** @throws UserError `not-permitted` */
export async function mustPublish(office: Pick<Office, 'directories' | 'store'>, by: Person) {
  if (!(await mayPublish(office, by))) throw new UserError('not-permitted');
}

/** Keeps who did what with authority. */
export function recordAct(
  { store, now }: Pick<Office, 'store' | 'now'>,
  act: string,
  subject: string,
  by: Person,
): Promise<void> {
  const from = scopeOf(by);
  return store.audit.record({ at: now(), actor: by.id, act, subject, from });
}
