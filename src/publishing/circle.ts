import { UserError } from '../core/errors.ts';
import type { Place } from '../core/message.ts';
import type { Person, Publication } from '../core/publication.ts';

/** `platform/workspace`, as settings and NEWSROOM write it. */
export const scopeOf = ({ platform, workspace }: Pick<Place, 'platform' | 'workspace'>): string =>
  `${platform}/${workspace}`;

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
  /** @throws UserError `publication-gone` where it is none of the person's: it is as unknown to them */
  mayTouch(by: Person, publication: Publication): void;
}

const isLocal = ({ platform }: Person): boolean => platform === 'console' || platform === 'web';

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

  return {
    holds,
    scopes,
    isNewsroom: (by) => isLocal(by) || together.has(scopeOf(by)),
    mayTouch(by, { by: other, targets }) {
      const places = [other, ...targets.map(({ place }) => place)];
      if (!places.some((place) => holds(by, place))) throw new UserError('publication-gone');
    },
  };
}
