import type { FactCheck } from '../core/factcheck.ts';
import type { Place, Platform } from '../core/message.ts';
import type { Log, Store } from '../core/ports.ts';
import type { Compose, Directory, Outlet } from '../core/publishing.ts';
import type { Circle } from './circle.ts';

/** What publishing works with. */
export interface Office {
  store: Pick<Store, 'publishing' | 'audit' | 'settings' | 'revisions'>;
  outlets: ReadonlyMap<Platform, Outlet>;
  directories: ReadonlyMap<Platform, Directory>;
  /** A fact-check as it is now. */
  get(id: string): Promise<FactCheck | undefined>;
  compose: Compose;
  /** BCP 47: the language of posts to a place. */
  localeOf(place: Place): Promise<string>;
  circle: Circle;
  log: Log;
  now(): Date;
  /** Has the worker look for jobs at once. */
  wake(): void;
}
