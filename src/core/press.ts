import type { FactCheck } from './factcheck.ts';
import type { Place, Reply } from './message.ts';
import type {
  Copy,
  Feed,
  Job,
  Person,
  Publication,
  PublicationState,
  Revision,
  Target,
  Watcher,
} from './publication.ts';
import type { Examined } from './publishing.ts';

/** What somebody may choose about a draft, or about a scheduled publication its `dueAt` alone. */
export interface DraftChange {
  targets?: readonly Target[];
  /** In the moderator's own words; empty for none. */
  note?: string;
  /** Undefined leaves it, null takes it back. */
  dueAt?: Date | null;
}

/** A draft as it would go out now. */
export interface Preview {
  publication: Publication;
  factCheck: FactCheck;
  /** Each target as it is at this moment, in the order of the draft's. */
  places: Examined[];
  /** Exactly what would be posted to each target, in the same order. */
  replies: Reply[];
  /** A second person has to approve it. */
  needsApproval: boolean;
}

/** A publication and what has become of it. */
export interface Progress {
  publication: Publication;
  copies: Copy[];
  /** What is still to be done, or was given up. */
  open: Job[];
  /** Until when it can be undone; undefined where it cannot. */
  undoUntil?: Date;
}

/** How far the copies of a fact-check are brought up to date. */
export interface Reached {
  factCheck: string;
  total: number;
  updated: number;
  /** Copies that cannot be brought up to date, each with its `reason`. */
  stuck: Copy[];
}

/**
 * Publishing as moderators do it. Every verb checks anew whether that person may, and rejects with a UserError that says
 * in a word what a person has to know: `not-permitted`, `publication-gone`, `preview-stale`, and others as named.
 */
export interface Drafts {
  /** @throws UserError `fact-check-gone`, `withdrawn` */
  begin(factCheck: string, by: Person, targets?: readonly Target[]): Promise<Publication>;
  /** @throws UserError `already-out` where it is no draft any more, `time-past`, `too-many-places` */
  change(id: string, by: Person, change: DraftChange): Promise<Publication>;
  look(id: string, by: Person): Promise<Preview>;
  /**
   * Confirms what was looked at: nothing is posted before. Confirming twice is as once.
   *
   * @param version of the publication in the preview
   * @throws UserError `preview-stale` where the draft or the fact-check changed since, `no-places`, `place-refused`
   *   where one of the places takes no posts any more
   */
  confirm(id: string, version: number, by: Person): Promise<Publication>;
  /** @throws UserError `same-person` where that is who proposed it */
  approve(id: string, version: number, by: Person): Promise<Publication>;
  /** Of a draft, a proposal, or what is scheduled. @throws UserError `already-out` */
  cancel(id: string, by: Person): Promise<Publication>;
}

export interface Copies {
  progress(id: string, by: Person): Promise<Progress>;
  /** Publications of the person's own places, newest first. */
  list(
    by: Person,
    filter: { states?: readonly PublicationState[]; limit: number; offset: number },
  ): Promise<Publication[]>;
  /** Where a fact-check stands, in the person's own places. */
  of(factCheck: string, by: Person): Promise<Copy[]>;
  /** Deletes every copy. @throws UserError `undo-too-late` */
  undo(id: string, by: Person): Promise<Publication>;
  /** What was given up or cannot be told, oldest first. */
  trouble(by: Person, limit: number): Promise<{ job: Job; copy: Copy }[]>;
  /** A moderator's word on one of those: try it `again`, it is `done`, or leave it. */
  decide(key: string, decision: 'again' | 'done' | 'cancelled', by: Person): Promise<void>;
}

export interface Corrections {
  /** Changes that nobody has decided about, of fact-checks with copies; newest first. */
  open(by: Person): Promise<{ revision: Revision; copies: number }[]>;
  /** Every change of a fact-check that the desk saw, newest first. */
  history(factCheck: string): Promise<Revision[]>;
  decide(
    factCheck: string,
    revision: number,
    decision: 'update' | 'leave',
    by: Person,
  ): Promise<Reached>;
  /** Of the person's own places. */
  reached(factCheck: string, by: Person): Promise<Reached>;
  /** Adds a correction in the moderator's own words. @throws UserError `empty-text` */
  correct(factCheck: string, text: string, by: Person): Promise<Reached>;
  withdraw(factCheck: string, text: string, by: Person): Promise<Reached>;
  /** Takes a moderator's withdrawal back. */
  restore(factCheck: string, text: string, by: Person): Promise<Reached>;
}

export interface Feeds {
  list(by: Person): Promise<Feed[]>;
  /** @throws UserError `place-refused` */
  put(feed: Omit<Feed, 'by' | 'createdAt'>, by: Person): Promise<Feed>;
  drop(id: string, by: Person): Promise<void>;
}

/** Who asked to be told when a rating changes. Anybody may, for themselves. */
interface Watching {
  watch(factCheck: string, person: Person): Promise<void>;
  unwatch(factCheck: string, person: Person): Promise<void>;
  of(person: Person): Promise<Watcher[]>;
}

export interface Press {
  readonly drafts: Drafts;
  readonly copies: Copies;
  readonly corrections: Corrections;
  readonly feeds: Feeds;
  readonly watching: Watching;
  /** Places that the person may post to, on any platform, whose name holds what was typed. */
  places(by: Person, typed: string, limit: number): Promise<Target[]>;
  /** A place as it is now. */
  examine(place: Place): Promise<Examined>;
}
