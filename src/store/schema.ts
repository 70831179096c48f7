import type { ColumnType, Generated } from 'kysely';

/**
 * An instant as milliseconds since 1970 in UTC, the one way in which times are stored. PostgreSQL's driver hands a
 * bigint back as a string.
 */
type Instant = ColumnType<number | string | bigint, number, never>;
/** The same where it changes. */
type Moment = ColumnType<number | string | bigint, number, number>;
/** Rows count up in the order in which they came. */
type RowNumber = Generated<number | string | bigint>;

/** The tables after the newest migration. */
export interface Tables {
  once: { key: string; at: Instant };
  interactions: {
    id: string;
    at: Instant;
    platform: string;
    question: string;
    kind: string;
    /** JSON array of ids. */
    fact_checks: string;
    confidence: number;
    milliseconds: number;
  };
  audit: {
    id: string;
    at: Instant;
    actor: string;
    act: string;
    subject: string;
    place: string;
  };
  /** `correct` is 1 or 0, since not every database has truth values. */
  feedback: { id: string; at: Instant; platform: string; fact_check: string; correct: number };
  settings: { scope: string; name: string; value: string };
  /** `fact_check` is JSON. */
  revisions: { id: string; fact_check: string };
  /** `vector` is bytes in Base64, which every database and driver hands back as it was. */
  vectors: { key: string; vector: string };
  /** Sealed by the adapter whose they are. */
  installations: { key: string; sealed: string };
  /** `body` is the publication as JSON; `state` and `version` stand in it too. */
  publications: { nr: RowNumber; id: string; state: string; version: number; body: string };
  /** `platform/workspace` of its author and its targets. */
  publication_workspaces: { publication: string; workspace: string };
  /** `body` is the copy as JSON; `state` stands in it too. */
  copies: { nr: RowNumber; id: string; publication: string; state: string; body: string };
  /** What a copy shows or is to show. */
  copy_fact_checks: { copy: string; fact_check: string };
  jobs: {
    nr: RowNumber;
    key: string;
    kind: string;
    copy: string;
    publication: string;
    revision: number;
    state: string;
    attempts: number;
    not_before: Moment;
    begun_at: Moment | null;
    reason: string | null;
    /** How often it was leased: whoever leased it before holds a smaller number. */
    fence: number;
    /** 0 where nobody has it. */
    leased_until: Moment;
    /** When it last changed. */
    at: Moment;
  };
  /** `body` is the revision as JSON, without what was `decided`. */
  changes: {
    nr: RowNumber;
    fact_check: string;
    revision: number;
    decided: string | null;
    body: string;
  };
  amendments: { nr: RowNumber; id: string; body: string };
  /** `person` is platform, workspace and id as JSON. */
  watchers: { nr: RowNumber; fact_check: string; person: string; body: string };
  feeds: { nr: RowNumber; id: string; body: string };
  /** `told` is 1 once a publication tells of it. */
  feed_items: { nr: RowNumber; feed: string; fact_check: string; at: Instant; told: number };
}

/** Every table, those that others refer to first. */
export const tableNames: readonly (keyof Tables)[] = [
  'publications',
  'copies',
  'publication_workspaces',
  'copy_fact_checks',
  'jobs',
  'changes',
  'amendments',
  'watchers',
  'feeds',
  'feed_items',
  'once',
  'interactions',
  'audit',
  'feedback',
  'settings',
  'revisions',
  'vectors',
  'installations',
];
