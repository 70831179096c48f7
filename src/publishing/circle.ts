import { UserError } from '../core/errors.ts';
import type { Place } from '../core/message.ts';
import type { Copy, Person, Publication } from '../core/publication.ts';
import { scopeOf } from '../core/scope.ts';

/**
 * Which guilds and workspaces belong together: those of the newsroom that runs the desk. Any other stands alone. Whoever
 * works on the machine itself may reach every place.
 */
export interface Circle {
  /** Whether the person may act on what belongs to a place. */
  holds(by: Person, place: Pick<Place, 'platform' | 'workspace'>): boolean;
  /** Whether the person belongs to the newsroom, whose word on a fact-check holds everywhere. */
  isNewsroom(by: Person): boolean;
  /** The guilds and workspaces that the person may post to. */
  scopes(by: Person): string[];
  /** Whether a copy is the person's to see: what one person was told is nobody else's. */
  sees(by: Person, copy: Pick<Copy, 'target'>): boolean;
  /** A publication as the person may see it: with the places that are theirs; undefined where it is none of theirs. */
  seenBy(by: Person, publication: Publication): Publication | undefined;
  /**
   * @throws UserError `publication-gone` where it is somebody else's, or stands in a place of somebody else too: it is as
   *   unknown to them
   */
  mustOwn(by: Person, publication: Publication): void;
}

/** Whether somebody works on the machine itself. */
export const isLocal = ({ platform }: Person): boolean =>
  platform === 'console' || platform === 'web';

/** @param newsroom `platform/workspace` of each */
export function createCircle(newsroom: readonly string[]): Circle {
  const together = new Set(newsroom);

  function scopes(by: Person): string[] {
    const own = scopeOf(by);
    return isLocal(by) || together.has(own) ? [...together] : [own];
  }
  function holds(by: Person, place: Pick<Place, 'platform' | 'workspace'>): boolean {
    return isLocal(by) || scopes(by).includes(scopeOf(place));
  }

  const sees = (by: Person, { target: { place } }: Pick<Copy, 'target'>): boolean =>
    isLocal(by) || (place.kind !== 'direct' && holds(by, place));

  return {
    holds,
    scopes,
    isNewsroom: (by) => isLocal(by) || together.has(scopeOf(by)),
    sees,
    seenBy(by, publication) {
      if (holds(by, publication.by)) return publication;
      const targets = publication.targets.filter((target) => sees(by, { target }));
      return targets.length > 0 ? { ...publication, targets } : undefined;
    },
    mustOwn(by, { by: other, targets }) {
      const isTheirs = targets.length > 0 && targets.every((target) => sees(by, { target }));
      if (!isTheirs && !holds(by, other)) throw new UserError('publication-gone');
    },
  };
}
