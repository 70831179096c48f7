import { z } from 'zod';
import { factCheckIdSchema } from './factcheck.ts';

const id = factCheckIdSchema;
const page = z.coerce.number().int().min(1).max(9999);
/** An id of a publication or a feed. */
const publication = z.string().regex(/^[a-z0-9]{10}$/);
const version = z.coerce.number().int().min(1).max(999_999);
const revision = z.coerce.number().int().min(1).max(999_999_999);
/** Of a job: `<publication>.<n>/<kind>/<revision>`. */
const key = z.string().regex(/^[a-z0-9]{10}\.\d{1,2}\/[a-z]{1,12}\/\d{1,9}$/);

/** What a moderator does, and what anybody may follow. */
export const publishingActs = [
  /**
   * Chooses a fact-check to post, by what is typed. `lead` was typed before it: whoever may not post has the whole answered
   * as a question.
   */
  z.object({ kind: z.literal('pick'), lead: z.string().regex(/^[^|]{0,20}$/), text: z.string() }),
  /** Begins a post of a fact-check. */
  z.object({ kind: z.literal('publish'), id }),
  /** A post as it stands: to choose, or how far it is. */
  z.object({ kind: z.literal('post'), publication }),
  /** Chooses for a post; an empty value takes the choice back. */
  z.object({
    kind: z.literal('choose'),
    publication,
    name: z.enum(['here', 'elsewhere', 'note', 'time']),
    value: z.string().max(2000),
  }),
  z.object({ kind: z.literal('preview'), publication }),
  z.object({ kind: z.literal('confirm'), publication, version }),
  z.object({ kind: z.literal('approve'), publication, version }),
  z.object({ kind: z.literal('cancel'), publication }),
  z.object({ kind: z.literal('undo'), publication }),
  /** What was posted, is scheduled, or went wrong. */
  z.object({ kind: z.literal('posts'), which: z.enum(['all', 'open', 'trouble']), page }),
  /** What becomes of a delivery that was given up or cannot be told. */
  z.object({ kind: z.literal('deliver'), key, decision: z.enum(['again', 'done', 'cancelled']) }),
  /** Changes of fact-checks whose copies somebody has to decide about. */
  z.object({ kind: z.literal('changes') }),
  z.object({ kind: z.literal('carry'), id, revision, decision: z.enum(['update', 'leave']) }),
  /** Where a fact-check stands, and what can be said about it. */
  z.object({ kind: z.literal('copies'), id }),
  /** Says something about a fact-check; an empty text says nothing yet. */
  z.object({
    kind: z.literal('amend'),
    id,
    how: z.enum(['correction', 'withdrawal', 'restoration']),
    text: z.string().max(2000),
  }),
  /** Asks to be told when a rating changes, or no longer. */
  z.object({ kind: z.literal('watch'), id, on: z.enum(['yes', 'no']) }),
  /** What somebody follows, and what waits for a moderator. */
  z.object({ kind: z.literal('home') }),
  /** A link to the desk's own page, for the one who asks. */
  z.object({ kind: z.literal('desk') }),
] as const;

/** The fields of each in the order of its token. */
export const publishingOrder = {
  pick: ['lead', 'text'],
  publish: ['id'],
  post: ['publication'],
  choose: ['publication', 'name', 'value'],
  preview: ['publication'],
  confirm: ['publication', 'version'],
  approve: ['publication', 'version'],
  cancel: ['publication'],
  undo: ['publication'],
  posts: ['which', 'page'],
  deliver: ['key', 'decision'],
  changes: [],
  carry: ['id', 'revision', 'decision'],
  copies: ['id'],
  amend: ['id', 'how', 'text'],
  watch: ['id', 'on'],
  home: [],
  desk: [],
} as const;
