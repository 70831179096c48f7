import type { ColumnType } from 'kysely';

/**
 * An instant as milliseconds since 1970 in UTC, the one way in which times are stored. PostgreSQL's driver hands a
 * bigint back as a string.
 */
type Instant = ColumnType<number | string | bigint, number, never>;

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
}
