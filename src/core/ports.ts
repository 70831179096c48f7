import type { Problem } from './errors.ts';
import type { FactCheck } from './factcheck.ts';
import type { Audience, Incoming, Place, Platform, Reply } from './message.ts';
import type { PublishingStore } from './publishing.ts';
import type { Answer, Question } from './question.ts';

/**
 * The conversation as an adapter sees it. Never throws: a failure is a reply too. Undefined means that this incoming
 * was answered before (a retry, another replica), so nothing is to be said.
 */
export type Handle = (incoming: Incoming) => Promise<Reply | undefined>;

/** The same without a conversation, for programs: a question in, the decision out, recorded like any other. */
export type Ask = (question: Question, platform: Platform) => Promise<Answer>;

/** A fact-check that a person may mean while they type. `label` is its claim. */
export interface Suggestion {
  id: string;
  label: string;
}

/** What a person may mean by what they have typed so far, best first; the newest where that is nothing yet. */
export type Suggest = (typed: string, limit: number) => Promise<Suggestion[]>;

/** Who is to read the answer to a question at a place that could keep it private: as the place has chosen. */
export type HeardAt = (place: Place) => Promise<Audience>;

/** What a platform can and cannot do, as data. */
interface Abilities {
  /** A reply to one person that others in the channel do not see. */
  privateReplies: boolean;
  /** Messages can be posted to a place without being asked. */
  posts: boolean;
}

/** A platform. `start` resolves when questions can come in, `stop` when what was begun has been answered. */
export interface Adapter {
  readonly platform: Platform;
  readonly abilities: Abilities;
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
}

/** Which fact-checks to list; newest first. `offset` and `limit` count fact-checks. */
export interface Filter {
  topic?: string;
  publisher?: string;
  offset: number;
  limit: number;
}

export interface Listing {
  /** How many fit the filter in all. */
  total: number;
  factChecks: FactCheck[];
}

/** What there is to browse by, with the number of fact-checks each, most first. */
export interface Shelves {
  topics: { name: string; count: number }[];
  publishers: { name: string; count: number }[];
}

/** Reads whole fact-checks as they stand now: those of these ids that there are, in no order. */
export type ReadFactChecks = (ids: readonly string[]) => Promise<FactCheck[]>;

/** The searchable library. Withdrawn fact-checks are found but not listed. */
export interface SearchIndex {
  put(factChecks: readonly FactCheck[]): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
  get(id: string): Promise<FactCheck | undefined>;
  find(question: Question): Promise<Answer>;
  list(filter: Filter): Promise<Listing>;
  shelves(): Promise<Shelves>;
}

/** One fact-check's change between two looks at what is published. `fields` names what differs. */
export interface Revised {
  before: FactCheck;
  after: FactCheck;
  fields: (keyof FactCheck)[];
}

export interface Change {
  added: FactCheck[];
  changed: Revised[];
  /** The ids of what is gone. */
  removed: string[];
  /** What is wrong at this moment, all of it; fact-checks with problems keep their last good revision. */
  problems: Problem[];
}

/** What a source holds when it was opened. */
export interface Opened {
  ids: string[];
  problems: Problem[];
}

/** A stream of published fact-checks. By the time `start` resolves, everything there is was handed over. */
export interface Source {
  start(onChange: (change: Change) => Promise<void>): Promise<Opened>;
  get: ReadFactChecks;
  stop(): Promise<void>;
}

/** The last revision seen of each fact-check, so that a change made while the desk was down is still a revision. */
export interface RevisionLog {
  /** All there are, at once: many megabytes where a library is large. */
  all(): Promise<FactCheck[]>;
  ids(): Promise<string[]>;
  /** Those of these ids that there are, in no order. */
  get(ids: readonly string[]): Promise<FactCheck[]>;
  record(factChecks: readonly FactCheck[]): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
}

/** What was asked and answered; never who asked. */
export interface Interaction {
  at: Date;
  platform: Platform;
  question: string;
  kind: Answer['kind'];
  /** Best first. */
  factChecks: string[];
  confidence: number;
  /** From question to answer. */
  milliseconds: number;
}

/** Something that was done with authority. `from` is the platform and place. */
export interface AuditEntry {
  at: Date;
  actor: string;
  act: string;
  subject: string;
  from: string;
}

/** Whether a fact-check was the right answer to what somebody asked; never who said so, or what was asked. */
export interface Feedback {
  at: Date;
  platform: Platform;
  factCheck: string;
  right: boolean;
}

/** Vectors that took long to make, as bytes. A key stands for a model and a text. */
export interface VectorCache {
  /** What there is of these keys. */
  get(keys: readonly string[]): Promise<Map<string, Uint8Array>>;
  put(vectors: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** Forgets every vector but these; returns how many went. */
  retain(keys: ReadonlySet<string>): Promise<number>;
}

/** What workspaces gave the desk when they installed it. Whoever stores it has sealed it before. */
export interface Installations {
  get(key: string): Promise<string | undefined>;
  put(key: string, sealed: string): Promise<void>;
  /** Puts `after` where `before` stands, over all replicas; false where something else does, or nothing. */
  replace(key: string, before: string, after: string): Promise<boolean>;
  drop(key: string): Promise<void>;
  /** Every one whose key begins so, by its key. */
  list(beginning: string): Promise<Map<string, string>>;
}

/** All that must outlive the process. One implementation over SQL. */
export interface Store {
  /** True for the first caller with this key, false for every later one, over all replicas. */
  once(key: string): Promise<boolean>;
  readonly interactions: {
    record(interaction: Interaction): Promise<void>;
    recent(limit: number): Promise<Interaction[]>;
  };
  readonly audit: {
    record(entry: AuditEntry): Promise<void>;
    recent(limit: number): Promise<AuditEntry[]>;
  };
  readonly feedback: {
    record(feedback: Feedback): Promise<void>;
    recent(limit: number): Promise<Feedback[]>;
  };
  /** Values by scope (e.g. `discord/<guild>`) and name. */
  readonly settings: {
    get(scope: string, name: string): Promise<string | undefined>;
    set(scope: string, name: string, value: string): Promise<void>;
    all(scope: string): Promise<Record<string, string>>;
  };
  readonly revisions: RevisionLog;
  readonly vectors: VectorCache;
  readonly installations: Installations;
  readonly publishing: PublishingStore;
  /**
   * Drops interactions, once-keys and what was sent for copies that are no more, where older than `before`; returns how
   * many interactions went.
   */
  prune(before: Date): Promise<number>;
  /** Answers when the database does; says which it is and the newest migration that ran. */
  check(): Promise<{ database: string; migration: string }>;
  close(): Promise<void>;
}

/** A log that takes facts first, then words, as pino does. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
