import { z } from 'zod';
import { publishingActs, publishingOrder } from './act-publishing.ts';
import { UserError } from './errors.ts';
import { factCheckIdSchema } from './factcheck.ts';

/** A button's token may not be longer: Discord's custom_id, the tightest of the platforms. */
export const tokenLimit = 100;

const version = '1';
const id = factCheckIdSchema;
const page = z.coerce.number().int().min(1).max(9999);

/** What a guild or workspace can choose for itself. */
export const settingNames = [
  'language',
  'answers',
  'feed',
  'rhythm',
  'topics',
  'moderators',
  'approval',
  'zone',
] as const;
export type SettingName = (typeof settingNames)[number];

/** What a person can ask of the desk. Every button carries one of these as a token. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), question: z.string() }),
  /** A question that follows on the answer about `after`, as "and in 2024?" does. */
  z.object({ kind: z.literal('follow'), after: id, question: z.string() }),
  /**
   * The claims in what somebody wrote. `of` the whole message, or of what was said beside a message that the platform
   * does not show to the desk.
   */
  z.object({ kind: z.literal('check'), of: z.enum(['message', 'remark']), text: z.string() }),
  z.object({
    kind: z.literal('show'),
    id,
    part: z.enum(['card', 'sections', 'sources', 'corrections']),
    page,
  }),
  z.object({
    kind: z.literal('browse'),
    by: z.enum(['menu', 'newest', 'topic', 'publisher']),
    /** The topic or the publisher's name; empty for the others. */
    value: z.string().max(60),
    page,
  }),
  /** "Not my claim": the first id was shown and refused, the others are still to offer. */
  z.object({ kind: z.literal('reject'), ids: z.array(id).min(1).max(3) }),
  z.object({ kind: z.literal('share'), id }),
  /** "Was this right?": `unsaid` asks it. */
  z.object({ kind: z.literal('feedback'), id, said: z.enum(['unsaid', 'right', 'wrong']) }),
  /** Shows what a guild or workspace has chosen. */
  z.object({ kind: z.literal('settings') }),
  /** Chooses; an empty value takes the choice back. */
  z.object({ kind: z.literal('set'), name: z.enum(settingNames), value: z.string().max(2000) }),
  z.object({ kind: z.literal('help') }),
  ...publishingActs,
]);
export type Act = z.infer<typeof actSchema>;

/** The fields of each act in the order of its token. Free text, and a list, stands last, so that it may hold the separator. */
const order: Readonly<Record<Act['kind'], readonly string[]>> = {
  ask: ['question'],
  follow: ['after', 'question'],
  check: ['of', 'text'],
  show: ['id', 'part', 'page'],
  browse: ['by', 'page', 'value'],
  reject: ['ids'],
  share: ['id'],
  feedback: ['id', 'said'],
  settings: [],
  set: ['name', 'value'],
  help: [],
  ...publishingOrder,
};

const isKind = (kind: string): kind is Act['kind'] => Object.hasOwn(order, kind);

function fieldsOf(act: Act): string[] {
  const values: Readonly<Record<string, unknown>> = act;
  return order[act.kind].flatMap((name) => {
    const value = values[name];
    return Array.isArray(value) ? value.map(String) : String(value);
  });
}

function fromFields(kind: string, fields: readonly string[]): unknown {
  if (!isKind(kind)) return;
  const names = order[kind];
  const last = names.length - 1;
  const read = names.map((name, at) => {
    const rest = fields.slice(at);
    if (at < last) return [name, rest[0]];
    return [name, name === 'ids' ? rest : rest.join('|')];
  });
  return { kind, ...Object.fromEntries(read) };
}

/**
 * An act as a stateless, versioned token, e.g. `1|show|moon-landing|card|1`, that works months later and after a
 * restart.
 *
 * @throws RangeError when the token would be longer than `tokenLimit` (only free text can make it so)
 */
export function encodeAct(act: Act): string {
  const token = [version, act.kind, ...fieldsOf(act)].join('|');
  if (token.length > tokenLimit) throw new RangeError(`act ${act.kind} does not fit a token`);
  return token;
}

/**
 * The act a token stands for.
 *
 * @throws UserError `token-old` for another version, `token-damaged` for anything else that is not ours
 */
export function decodeAct(token: string): Act {
  const [tokenVersion, kind, ...fields] = token.split('|');
  if (tokenVersion !== version) {
    throw new UserError(/^\d{1,3}$/.test(tokenVersion ?? '') ? 'token-old' : 'token-damaged');
  }
  const act = actSchema.safeParse(fromFields(kind ?? '', fields));
  if (!act.success || token.length > tokenLimit) throw new UserError('token-damaged');
  return act.data;
}
