import type { Person } from '../../core/publication.ts';
import type { Turn } from '../turn.ts';

/** Whoever acts, as publishing keeps them. */
export function personOf({ place, actor }: Pick<Turn, 'place' | 'actor'>): Person {
  const { platform, workspace } = place;
  return { platform, workspace, id: actor.id, ...(actor.name && { name: actor.name }) };
}
