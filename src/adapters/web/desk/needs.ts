import type { Platform, Reply } from '../../../core/message.ts';
import type { AuditEntry, Log, SearchIndex, Store, Suggest } from '../../../core/ports.ts';
import type { Press } from '../../../core/press.ts';
import type { Person } from '../../../core/publication.ts';
import type { Door } from './door.ts';
import type { DeskWords } from './words.ts';

/** What the moderators' page works with. */
export interface DeskPage {
  press: Press;
  index: Pick<SearchIndex, 'get' | 'find' | 'list' | 'shelves'>;
  suggest: Suggest;
  store: Pick<Store, 'once' | 'audit' | 'feedback'>;
  door: Door;
  /** Whether Discord or Slack is to be connected. Without one nobody can be known, and only this machine is let in. */
  connected: boolean;
  /** The address that the page listens on. */
  host: string;
  /** Whether somebody may publish at this moment; rejects where their platform cannot tell. */
  may(person: Person): Promise<boolean>;
  /** Whether what was done at a place is for this person to read. */
  sees(person: Person, entry: Pick<AuditEntry, 'from'>): boolean;
  /** IANA: in which times this person reads and writes. */
  zoneOf(person: Person): Promise<string>;
  /** A time as a person writes it in their zone; undefined for what is none. */
  readTime(text: string, zone: string, now: Date): Date | undefined;
  /** A moment as a field for writing it holds it: `2026-12-01 18:30`. */
  timeField(moment: Date, zone: string): string;
  /** The conversation's words, in the language nearest to a BCP 47 locale. */
  wordsFor(locale: string): DeskWords;
  /** A message as its platform gets it, in that platform's own form; undefined where the platform is not connected. */
  draw(platform: Platform, reply: Reply): unknown;
  now(): Date;
  log: Log;
}
