import { z } from 'zod';
import type { Place, Platform } from '../../core/message.ts';
import type {
  Amendment,
  Content,
  Copy,
  Feed,
  Job,
  JobKind,
  JobState,
  Person,
  Publication,
  Revision,
  Watcher,
} from '../../core/publication.ts';
import { reasons } from '../../core/reason.ts';

const platform: z.ZodType<Platform> = z.enum(['discord', 'slack', 'web', 'console']);
/** As JSON writes an instant. */
const instant = z.iso.datetime().transform((text) => new Date(text));
const reason = z.enum(reasons);

const person: z.ZodType<Person> = z.object({
  platform,
  workspace: z.string(),
  id: z.string(),
  name: z.string().exactOptional(),
});
const place: z.ZodType<Place> = z.object({
  platform,
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().exactOptional(),
  kind: z.enum(['direct', 'channel']),
});
const target = z.object({ place, name: z.string() });

const content: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    factCheck: z.string(),
    note: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('digest'),
    factChecks: z.array(z.string()),
    of: z.enum(['day', 'week']),
  }),
  z.object({ kind: z.literal('change'), factCheck: z.string(), was: z.string() }),
]);

const publication: z.ZodType<Publication> = z.object({
  id: z.string(),
  content,
  revision: z.number(),
  label: z.string(),
  targets: z.array(target),
  by: person,
  approvedBy: person.exactOptional(),
  state: z.enum(['draft', 'proposed', 'scheduled', 'confirmed', 'cancelled', 'undone']),
  version: z.number(),
  createdAt: instant,
  dueAt: instant.exactOptional(),
  confirmedAt: instant.exactOptional(),
  feed: z.string().exactOptional(),
});

const copy: z.ZodType<Copy> = z.object({
  id: z.string(),
  publication: z.string(),
  target,
  state: z.enum(['waiting', 'standing', 'unknown', 'failed', 'untracked', 'deleted', 'removed']),
  reason: reason.exactOptional(),
  receipt: z
    .object({ place, message: z.string(), url: z.string().exactOptional() })
    .exactOptional(),
  shows: z.array(z.object({ factCheck: z.string(), revision: z.number(), label: z.string() })),
  at: instant,
});

const decision = z.enum(['update', 'leave']);
const revision: z.ZodType<Revision> = z.object({
  factCheck: z.string(),
  revision: z.number(),
  fields: z.array(z.string()),
  was: z.string(),
  now: z.string(),
  why: z.string().exactOptional(),
  at: instant,
  decided: decision.exactOptional(),
});

const amendment: z.ZodType<Amendment> = z.object({
  id: z.string(),
  factCheck: z.string(),
  kind: z.enum(['correction', 'withdrawal', 'restoration']),
  text: z.string(),
  by: person,
  at: instant,
});

const feed: z.ZodType<Feed> = z.object({
  id: z.string(),
  target,
  topics: z.array(z.string()),
  languages: z.array(z.string()),
  publishers: z.array(z.string()),
  verdicts: z.array(z.string()),
  rhythm: z.enum(['at-once', 'daily', 'weekly']),
  hour: z.number(),
  weekday: z.number(),
  zone: z.string(),
  quietFrom: z.number(),
  quietTo: z.number(),
  cap: z.number(),
  by: person,
  createdAt: instant,
});

const watcher: z.ZodType<Watcher> = z.object({
  factCheck: z.string(),
  person,
  label: z.string(),
  at: instant,
});

/** JSON writes NUL and half a surrogate pair as escapes, so every text comes back as it was. */
const read =
  <T>(schema: z.ZodType<T>) =>
  (row: { body: string }): T =>
    schema.parse(JSON.parse(row.body));

export const readPublication = read(publication);
export const readCopy = read(copy);
export const readAmendment = read(amendment);
export const readFeed = read(feed);
export const readWatcher = read(watcher);

export function readRevision(row: { body: string; decided: string | null }): Revision {
  const known = read(revision)(row);
  return row.decided === null ? known : { ...known, decided: decision.parse(row.decided) };
}

const kindSchema: z.ZodType<JobKind> = z.enum(['post', 'crosspost', 'edit', 'reply', 'remove']);
const stateSchema: z.ZodType<JobState> = z.enum([
  'due',
  'sending',
  'done',
  'unknown',
  'dead',
  'cancelled',
]);

/** A row of the outbox as a driver hands it back. */
export interface JobRow {
  key: string;
  kind: string;
  copy: string;
  publication: string;
  revision: number;
  state: string;
  attempts: number;
  not_before: number | string | bigint;
  begun_at: number | string | bigint | null;
  reason: string | null;
  fence: number;
  leased_until: number | string | bigint;
}

export function readJob(row: JobRow): Job {
  return {
    key: row.key,
    kind: kindSchema.parse(row.kind),
    copy: row.copy,
    publication: row.publication,
    revision: row.revision,
    state: stateSchema.parse(row.state),
    attempts: row.attempts,
    notBefore: new Date(Number(row.not_before)),
    ...(row.begun_at !== null && { begunAt: new Date(Number(row.begun_at)) }),
    ...(row.reason !== null && { reason: reason.parse(row.reason) }),
  };
}
