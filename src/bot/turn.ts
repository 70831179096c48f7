import type { Actor, Audience, Place } from '../core/message.ts';
import type { Log, SearchIndex, Store } from '../core/ports.ts';
import type { Words } from './words/words.ts';

/** What the conversation works with. */
export interface Desk {
  index: SearchIndex;
  store: Store;
  log: Log;
  now: () => Date;
  /** A short id that stands in an apology and in the log, so that one leads to the other. */
  newReference: () => string;
  /** How long questions are kept, in days, as the help says. */
  retentionDays: number;
  /** From how many days on a card says how old its fact-check is; 0 for never. */
  oldAfterDays: number;
}

/** One person's turn: who speaks where, and the words to answer in. */
export interface Turn {
  place: Place;
  actor: Actor;
  /** Who reads the answer, unless it is for everyone anyway. */
  heardBy: Audience;
  words: Words;
}
