import type { Place, Platform, Receipt } from './message.ts';
import type { Reason } from './reason.ts';

/** Somebody who acts with authority, as their platform knows them. */
export interface Person {
  platform: Platform;
  /** Guild or workspace in which they act; empty where the platform has none. */
  workspace: string;
  id: string;
  /** How to name them. */
  name?: string;
}

/** A channel, thread or person to post to, with its name when it was last looked up. */
export interface Target {
  place: Place;
  name: string;
}

/**
 * What is posted.
 * - `card`: one fact-check, with a note in the moderator's own words
 * - `digest`: what was new for a feed
 * - `change`: to one person who was shown another rating before
 */
export type Content =
  | { kind: 'card'; factCheck: string; note?: string }
  | { kind: 'digest'; factChecks: string[]; of: 'day' | 'week' }
  | { kind: 'change'; factCheck: string; was: string };

/**
 * - `draft`: somebody is still choosing
 * - `proposed`: waits for a second person
 * - `scheduled`: confirmed, for later
 * - `confirmed`: its copies are on their way or stand
 * - `cancelled`: nothing of it was ever posted
 * - `undone`: its copies are deleted, or on their way to be
 */
export type PublicationState =
  | 'draft'
  | 'proposed'
  | 'scheduled'
  | 'confirmed'
  | 'cancelled'
  | 'undone';

/** One decision to post, to any number of places. */
export interface Publication {
  /** 10 of a-z and 0-9, so that a button's token can carry it. */
  id: string;
  content: Content;
  /** The fact-check's revision that was looked at; 0 for a digest. */
  revision: number;
  /** The rating's label at that revision, empty where none was published. What is posted must still say this. */
  label: string;
  targets: Target[];
  by: Person;
  approvedBy?: Person;
  state: PublicationState;
  /** One more at every change, so that a stale preview is told from the current one. */
  version: number;
  createdAt: Date;
  /** When its copies may go out; later than the confirmation where it is scheduled. */
  dueAt?: Date;
  /** When it was confirmed; undoing is possible for a while from `dueAt` on. */
  confirmedAt?: Date;
  /** The feed that it goes out for; absent where a person decided. */
  feed?: string;
}

/**
 * - `waiting`: not posted yet
 * - `standing`: posted, and the desk knows where
 * - `unknown`: nobody can tell whether it was posted; a moderator decides
 * - `failed`: not posted; `reason` says why
 * - `untracked`: a moderator says that it stands, but the desk does not know where
 * - `deleted`: somebody deleted it on the platform
 * - `removed`: the desk deleted it
 */
export type CopyState =
  | 'waiting'
  | 'standing'
  | 'unknown'
  | 'failed'
  | 'untracked'
  | 'deleted'
  | 'removed';

/** One message of the desk in one place: a line of the ledger. */
export interface Copy {
  /** `<publication>.<n>`. */
  id: string;
  publication: string;
  target: Target;
  state: CopyState;
  /** Why it failed, or could not be brought up to date. */
  reason?: Reason;
  receipt?: Receipt;
  /** The fact-checks that it shows, each with the revision and the label it shows. */
  shows: Shown[];
  /** When it last changed. */
  at: Date;
}

export interface Shown {
  factCheck: string;
  revision: number;
  /** The rating's label as the copy says it; empty where none was published. */
  label: string;
}

/**
 * What is to be done to a copy.
 * - `post`: post it
 * - `crosspost`: hand a post of an announcement channel on to its followers
 * - `edit`: bring it up to date
 * - `reply`: say below it what changed
 * - `remove`: delete it
 */
export type JobKind = 'post' | 'crosspost' | 'edit' | 'reply' | 'remove';

/**
 * - `due`: to be done, from `notBefore` on
 * - `sending`: begun; whoever finds it so after its lease does not know how it ended
 * - `done`
 * - `unknown`: begun, and nobody can tell how it ended
 * - `dead`: given up; `reason` says why, and a moderator may have it tried again
 * - `cancelled`: not wanted any more
 */
export type JobState = 'due' | 'sending' | 'done' | 'unknown' | 'dead' | 'cancelled';

/** One row of the outbox. */
export interface Job {
  /** `<copy>/<kind>/<revision>`: a repeat of the same job is no job. */
  key: string;
  kind: JobKind;
  copy: string;
  publication: string;
  /** The revision that it brings to the copy; 0 where that does not matter. */
  revision: number;
  state: JobState;
  attempts: number;
  notBefore: Date;
  /** When it was begun last. */
  begunAt?: Date;
  reason?: Reason;
}

/** A job that this process has for a while. `token` fences off whoever had it before. */
export interface Leased {
  job: Job;
  copy: Copy;
  publication: Publication;
  token: string;
}

/**
 * How a job ended.
 * - `done`: the platform said so; `receipt` for what was posted, `shows` for what the copy says now
 * - `gone`: the copy is no longer there
 * - `later`: it was certainly not done, and is to be tried again after so many milliseconds
 * - `refused`: it was certainly not done, and trying again as it is would not help
 * - `unknown`: it may have been done
 */
export type Outcome =
  | { kind: 'done'; receipt?: Receipt; shows?: Shown[]; next?: NewJob[] }
  | { kind: 'gone' }
  | { kind: 'later'; after: number; reason: Reason }
  | { kind: 'refused'; reason: Reason }
  | { kind: 'unknown'; reason: Reason };

/** A job to be queued. */
export interface NewJob {
  kind: JobKind;
  copy: string;
  publication: string;
  revision: number;
  /** The epoch for at once. */
  notBefore: Date;
}

export const jobKey = ({ copy, kind, revision }: Pick<Job, 'copy' | 'kind' | 'revision'>): string =>
  `${copy}/${kind}/${revision}`;

/**
 * What changed in a fact-check that has copies.
 * Where the rating's label or the status changed, its copies are always brought up to date; otherwise a moderator chooses.
 */
export interface Revision {
  factCheck: string;
  /** The number after the change. */
  revision: number;
  /** Names of the fields that changed. */
  fields: string[];
  /** The rating's labels before and after; empty where none is published. */
  was: string;
  now: string;
  /** In the publisher's or the moderator's words, where somebody said. */
  why?: string;
  at: Date;
  /** `update` for every copy, `leave` them; undefined while nobody has chosen. */
  decided?: 'update' | 'leave';
}

/** What a moderator said about a fact-check, kept over whatever is published. */
export interface Amendment {
  id: string;
  factCheck: string;
  kind: 'correction' | 'withdrawal' | 'restoration';
  /** In the moderator's own words. */
  text: string;
  by: Person;
  at: Date;
}

/** A channel that follows the desk. */
export interface Feed {
  id: string;
  target: Target;
  /** Empty lists let everything pass. */
  topics: string[];
  languages: string[];
  publishers: string[];
  verdicts: string[];
  /** At once, or as a digest of a day or a week. */
  rhythm: 'at-once' | 'daily' | 'weekly';
  /** Local hour of a digest, 0 to 23. */
  hour: number;
  /** Local weekday of a weekly digest: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** IANA, e.g. `Europe/Berlin`. */
  zone: string;
  /** Local hours between which nothing is posted, e.g. 22 to 7; the same number twice for none. */
  quietFrom: number;
  quietTo: number;
  /** Posts a local day; what comes after them waits for one message that is edited. */
  cap: number;
  by: Person;
  createdAt: Date;
}

/** Somebody who wants to be told when a fact-check's rating changes. */
export interface Watcher {
  factCheck: string;
  person: Person;
  /** The label they were shown. */
  label: string;
  at: Date;
}
