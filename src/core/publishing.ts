import type { FactCheck } from './factcheck.ts';
import type { Actor, Place, Platform, Receipt, Reply } from './message.ts';
import type {
  Amendment,
  Copy,
  CopyState,
  Feed,
  Job,
  JobState,
  Leased,
  NewJob,
  Outcome,
  Person,
  Publication,
  PublicationState,
  Revision,
  Target,
  Watcher,
} from './publication.ts';
import type { Reason } from './reason.ts';

/** A message to be posted once. */
export interface Parcel {
  /** The same at every try, and different for every message. */
  key: string;
  place: Place;
  reply: Reply;
  /** The message below which it is said. */
  under?: Receipt;
  /**
   * By this process's clock: the request must not go out later, for then it may be somebody else's to send. An outlet looks at
   * it right before it writes, after any waiting of its own, and rejects with `later`.
   */
  before: Date;
}

/**
 * What carries messages to a platform. Each call is tried once, or again only where the platform certainly did not take
 * it; rejects with a DeliveryError that says what is known, and in time: with `unknown` where there is no answer.
 */
export interface Outlet {
  readonly platform: Platform;
  /** Whether the platform has channels whose messages can be handed on. */
  readonly crossposts: boolean;
  post(parcel: Parcel): Promise<Receipt>;
  /**
   * Looks for a parcel whose fate is unknown among what the desk posted to the place since then.
   *
   * @returns `unreadable` where the desk may not look
   */
  find(
    parcel: Omit<Parcel, 'reply' | 'before'>,
    since: Date,
  ): Promise<Receipt | 'absent' | 'unreadable'>;
  edit(receipt: Receipt, reply: Reply): Promise<void>;
  remove(receipt: Receipt): Promise<void>;
  /** Hands a message on to the followers of its channel, where it is an announcement channel. */
  crosspost(receipt: Receipt): Promise<void>;
}

/** What the desk finds when it looks at a place that it is to post to. */
export interface Examined {
  target: Target;
  kind: 'text' | 'announcement' | 'forum' | 'thread' | 'direct';
  /** Why the desk cannot post there. */
  problem?: Reason;
  /** Rights that the desk lacks there, as the platform's settings call them. */
  lacking: string[];
  /** People of another organisation read it too. */
  shared: boolean;
}

/** What a platform tells of its places and people, asked anew each time. */
export interface Directory {
  readonly platform: Platform;
  /** Places of a guild or workspace whose name holds what was typed. */
  places(workspace: string, typed: string, limit: number): Promise<Target[]>;
  /** Never rejects for what is wrong with the place: that is its `problem`. */
  examine(place: Place): Promise<Examined>;
  /** What somebody may do at this moment in a guild or workspace; an asker where they are not there. */
  standing(workspace: string, person: string): Promise<Pick<Actor, 'role' | 'groups'>>;
}

/** Publications and where their copies stand. */
export interface Ledger {
  create(publication: Publication): Promise<void>;
  get(id: string): Promise<Publication | undefined>;
  /**
   * Stores a changed publication, with one more as its version, together with the copies and jobs that come of it. A copy
   * that went out already is left as the outbox knows it.
   *
   * @returns false where somebody changed it since it was read; then nothing was stored
   */
  change(
    publication: Publication,
    copies?: readonly Copy[],
    jobs?: readonly NewJob[],
  ): Promise<boolean>;
  /**
   * Newest first: those by somebody of one of these `platform/workspace`, or with a target there that is no person who is
   * told something; all where none is named.
   */
  list(filter: {
    states?: readonly PublicationState[];
    workspaces?: readonly string[];
    limit: number;
    offset: number;
  }): Promise<Publication[]>;
  /** The copies of a publication, or all that show a fact-check or are to, in the order in which they were made. */
  copies(
    of:
      | { publication: string }
      | { factCheck: string }
      | { states: readonly CopyState[]; limit: number },
  ): Promise<Copy[]>;
  /** Those of these fact-checks that a copy shows or showed. */
  copied(factChecks: readonly string[]): Promise<string[]>;
}

/** What is to be sent, by whom and when. All times are the database's. */
export interface Outbox {
  /**
   * Queues jobs; those whose key is known are left as they are, except an edit that is done, which is to be done again; and
   * so are those that can do nothing to their copy: a post where it does not wait for one, anything else where it failed or
   * is no longer there. Returns how many are to be done that were not.
   */
  add(jobs: readonly NewJob[]): Promise<number>;
  /**
   * Takes jobs whose time has come, for so many milliseconds: due ones, and those that were begun by whoever had them
   * before and did not end them. Never two of one copy, and never one before an earlier one of its copy has ended.
   */
  lease(limit: number, milliseconds: number): Promise<Leased[]>;
  /** Says that a leased job is begun now; false where the lease has passed to another or the job is cancelled. */
  begin(leased: Leased): Promise<boolean>;
  /**
   * Says how a leased job ended, and brings its copy and what follows with it in one transaction. That something was
   * done is taken from whoever had the job before too, as long as nobody said so yet: it is the truth, however late.
   *
   * @returns false where the job was ended by another, or is another's now; then nothing was stored
   */
  settle(leased: Leased, outcome: Outcome): Promise<boolean>;
  /**
   * Cancels what is due and not begun. A copy whose post is cancelled counts as `removed`, and nothing else comes to it.
   * Returns the keys of what is cancelled.
   */
  cancel(publication: string, kinds: readonly Job['kind'][]): Promise<string[]>;
  /** Moves what is due and not begun to another time. Returns how many jobs moved. */
  postpone(publication: string, until: Date): Promise<number>;
  /** What a moderator decides about an unknown or dead job: it is tried `again`, or counts as `done`, or is left (`cancelled`). */
  decide(key: string, decision: 'again' | 'done' | 'cancelled'): Promise<boolean>;
  /** Oldest first; those of publications that `Ledger.list` tells for these `platform/workspace`, where they are named. */
  jobs(filter: {
    publication?: string;
    workspaces?: readonly string[];
    states?: readonly JobState[];
    limit: number;
  }): Promise<Job[]>;
  /** When the next job can be taken, by this process's clock; undefined where there is none. */
  nextAt(): Promise<Date | undefined>;
  /**
   * Calls `wake`, which must not throw, whenever jobs may have come, from this process or another. None is promised to
   * reach it, so whoever waits looks by themselves too. Resolves with what ends it.
   */
  listen(wake: () => void): Promise<() => Promise<void>>;
}

/** What changed in fact-checks, what moderators said about them, and who wants to be told. */
export interface Changes {
  /** Records a change once; false where that revision is known. */
  record(revision: Revision): Promise<boolean>;
  /**
   * Newest first; those that nobody has decided about where `open`, or that were decided so; where `copied`, of fact-checks
   * alone that a copy shows or showed.
   */
  list(filter: {
    factCheck?: string;
    open?: boolean;
    decided?: 'update' | 'leave';
    copied?: boolean;
    limit: number;
  }): Promise<Revision[]>;
  decide(factCheck: string, revision: number, decision: 'update' | 'leave'): Promise<boolean>;
  amend(amendment: Amendment): Promise<void>;
  /** In the order in which they were made. */
  amendments(): Promise<Amendment[]>;
}

/** Who is to hear of what, by their own wish. */
export interface Followers {
  watch(watcher: Watcher): Promise<void>;
  unwatch(factCheck: string, person: Person): Promise<void>;
  watchers(factCheck: string): Promise<Watcher[]>;
  watching(person: Person): Promise<Watcher[]>;
  /** The fact-checks that anybody watches. */
  watched(): Promise<string[]>;
  /**
   * Stores a publication to one who watches, with its copies and jobs, and forgets that they watch; nothing where the
   * publication is known.
   */
  notify(
    publication: Publication,
    copies: readonly Copy[],
    jobs: readonly NewJob[],
    watcher: Pick<Watcher, 'factCheck' | 'person'>,
  ): Promise<boolean>;
  putFeed(feed: Feed): Promise<void>;
  dropFeed(id: string): Promise<void>;
  feeds(): Promise<Feed[]>;
  /** Notes that a feed is to hear of fact-checks; those it heard of before are left out. Returns the new ones. */
  offer(feed: string, factChecks: readonly string[], at: Date): Promise<string[]>;
  /** What a feed is to hear of and did not yet, oldest first. */
  waiting(feed: string): Promise<{ factCheck: string; at: Date }[]>;
  /**
   * Takes fact-checks out of what waits, as part of the publication that tells of them, which is new or, where it is
   * known, becomes this one. Stores all or nothing.
   *
   * @returns false where it is known in another version
   */
  tell(
    feed: string,
    factChecks: readonly string[],
    publication: Publication,
    copies: readonly Copy[],
    jobs: readonly NewJob[],
  ): Promise<boolean>;
}

/** All of publishing that must outlive the process. */
export interface PublishingStore {
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly changes: Changes;
  readonly followers: Followers;
}

/** How something that is published reads, in the language of the place it goes to. */
export interface Compose {
  /** A copy as it is to stand: with what changed since it was posted, newest first, where something did. */
  copy(
    publication: Pick<Publication, 'content' | 'by'>,
    factChecks: readonly FactCheck[],
    locale: string,
    changes: readonly Revision[],
  ): Reply;
  /** What is said below a copy when a fact-check in it changed. */
  change(factCheck: FactCheck, revision: Revision, locale: string): Reply;
}
