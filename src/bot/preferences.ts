import type { Audience, Place } from '../core/message.ts';
import type { Log, Store } from '../core/ports.ts';
import type { Feed } from '../core/publication.ts';
import { scopeOf } from '../core/scope.ts';
import { isZone } from '../core/zone.ts';

/** What a guild or workspace has chosen. */
export interface Preferences {
  /** BCP 47: of posts and public answers; the platform's word for the place unless chosen. */
  language?: string;
  /** Who reads the answer to a command. */
  answers: Audience;
  /** The channel for posts. */
  feed?: string;
  /** The group whose members may do what moderators do. */
  moderators?: string;
  /** How often the channel for posts hears of what is new. */
  rhythm: Feed['rhythm'];
  /** A second moderator has to agree to a post. */
  approval: 'one' | 'two';
  /** IANA: in which times are read and written. */
  zone: string;
  /** The topics of posts; every topic where there is none. */
  topics: readonly string[];
}

/** What is stored for a place, as it counts. */
export function preferencesIn(stored: Partial<Record<string, string>>): Preferences {
  const { language, answers, feed, moderators, topics, rhythm, approval, zone } = stored;
  return {
    answers: answers === 'public' ? 'everyone' : 'asker',
    topics: topics ? topics.split(',') : [],
    rhythm: rhythm === 'daily' || rhythm === 'weekly' ? rhythm : 'at-once',
    approval: approval === 'two' ? 'two' : 'one',
    zone: zone && isZone(zone) ? zone : 'UTC',
    ...(language && { language }),
    ...(feed && { feed }),
    ...(moderators && { moderators }),
  };
}

/** A place's settings; as nothing was chosen where it has none, or where the store cannot tell. */
export async function preferencesOf(
  { store, log }: { store: Pick<Store, 'settings'>; log: Log },
  place: Place,
): Promise<Preferences> {
  if (!place.workspace) return preferencesIn({});
  try {
    return preferencesIn(await store.settings.all(scopeOf(place)));
  } catch (error) {
    log.error({ err: error }, 'the settings of a place could not be read');
    return preferencesIn({});
  }
}
