import type { Actor, Audience, Place } from '../core/message.ts';
import type { Log, SearchIndex, Store } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import type { Person } from '../core/publication.ts';
import type { Allowance } from './allowance.ts';
import type { Preferences } from './preferences.ts';
import type { Words } from './words/words.ts';

/** What the conversation works with. */
export interface Desk {
  index: SearchIndex;
  store: Store;
  press: Press;
  /** An address that signs somebody in to the desk's page, once; undefined where there is no page to reach. */
  signIn(person: Person): Promise<string | undefined>;
  log: Log;
  now: () => Date;
  /** A short id that stands in an apology and in the log, so that one leads to the other. */
  newReference: () => string;
  /** How long questions are kept, in days, as the help says. */
  retentionDays: number;
  /** From how many days on a card says how old its fact-check is; 0 for never. */
  oldAfterDays: number;
  /** How much one person and one place may ask. */
  allowance: Allowance;
}

/** One person's turn: who speaks where, and the words to answer in. */
export interface Turn {
  place: Place;
  actor: Actor;
  /** Who reads the answer, unless it is for everyone anyway. */
  heardBy: Audience;
  words: Words;
  /** The words of what everybody in the place is to read. */
  placeWords: Words;
  /** What the guild or workspace has chosen. */
  preferences: Preferences;
  /** A form is to open for one thing to write: a platform waits for it, and nothing else of the reply is shown. */
  opening?: true;
}
