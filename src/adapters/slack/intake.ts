import { z } from 'zod';
import type { Act } from '../../core/act.ts';
import type { Incoming } from '../../core/message.ts';
import type { Origin } from './origin.ts';

/**
 * Where an answer goes.
 * - `response`: by a `response_url` to the asker, in place of the message that was pressed where only they read it
 * - `message`: into a conversation; `asked` is the message that it answers
 * - `edit`: in place of a message of the desk
 * - `thread`: into a thread that others read too
 * - `view`: into a modal
 */
export type Back =
  | { kind: 'response'; url: string; replaces: boolean; channel: string; user: string }
  | { kind: 'message'; channel: string; thread?: string; asked?: string }
  | { kind: 'edit'; channel: string; ts: string }
  | { kind: 'thread'; channel: string; thread: string; user: string }
  | { kind: 'view'; view: string; hash?: string; origin: Origin };

/** One thing that a person did in Slack. Its actor's role is `asker` until somebody looks it up. */
export interface Arrival {
  incoming: Incoming;
  back: Back;
  /** Answered in a modal that opens at once; where none opens, it is answered at `back`. */
  modal?: { trigger: string; origin: Origin };
  /** Asked where the place chooses who reads the answer. */
  maybeOpen?: true;
  /** Somebody was asked whether they mean it, and does. */
  sure?: true;
}

/** Who the desk is in this workspace, so that it does not answer itself. */
export interface Self {
  userId: string;
}

const name = z.string().min(1);
const absent = z.null().optional();

/** `@U1|ana`, `#C1|general`, `!here`, `https://x.org|x.org` as people read them. */
function wordOf(token: string): string {
  const [target = '', label] = token.split('|');
  if (/^[@#]/.test(target)) return label ? `${target.charAt(0)}${label}` : target;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}

/**
 * The text of a message as its writer saw it: mentions of the desk gone, links and names as words, entities decoded
 * (docs.slack.dev/messaging/formatting-message-text, "Retrieving messages").
 */
export function plainText(text: string, self: Self): string {
  const desk = `@${self.userId}`;
  return text
    .replace(/<((?:[@#!]|https?:|mailto:|tel:)[^<>]*)>/g, (_, token: string) =>
      token === desk || token.startsWith(`${desk}|`) ? ' ' : wordOf(token),
    )
    .replace(/&(lt|gt|amp);/g, (_, entity: string) => ({ lt: '<', gt: '>' })[entity] ?? '&')
    .trim();
}

const commandSchema = z.object({
  command: name,
  text: z.string().default(''),
  trigger_id: name,
  user_id: name,
  channel_id: name,
  team_id: name.nullish(),
  response_url: z.url(),
});

const subWords: Readonly<Record<string, Act>> = {
  help: { kind: 'help' },
  browse: { kind: 'browse', by: 'menu', value: '', page: 1 },
  settings: { kind: 'settings' },
  follows: { kind: 'home' },
  posts: { kind: 'posts', which: 'all', page: 1 },
  changes: { kind: 'changes' },
  desk: { kind: 'desk' },
};
/** What is chosen from menus and fields, or is long, for which only a form has room. */
const inForm: readonly string[] = ['settings', 'posts', 'changes', 'pick'];
/** The word that begins a post of a fact-check. */
const postWord = 'post';

function actOfCommand(text: string): Act {
  const word = text.toLowerCase();
  const sub = Object.hasOwn(subWords, word) ? subWords[word] : undefined;
  if (sub) return sub;
  const [, words] = /^post\s+(\S.*)$/is.exec(text) ?? [];
  return words ? { kind: 'pick', lead: postWord, text: words } : { kind: 'ask', question: text };
}

/** What opens the form in which a fact-check to post is picked: `/factcheck post` alone. */
export function postCommand(body: unknown): { trigger: string; origin: Origin } | undefined {
  const command = commandSchema.safeParse(body).data;
  if (command?.text.trim().toLowerCase() !== postWord) return;
  return { trigger: command.trigger_id, origin: { channel: command.channel_id } };
}

/** A slash command, e.g. `/factcheck is the earth flat?`. */
export function fromCommand(body: unknown, self: Self): Arrival | undefined {
  const command = commandSchema.safeParse(body).data;
  if (!command) return;
  const question = plainText(command.text, self);
  const act = actOfCommand(question);
  return {
    incoming: {
      id: command.trigger_id,
      place: {
        platform: 'slack',
        workspace: command.team_id ?? '',
        channel: command.channel_id,
        // Also in a direct conversation: it may be between two people.
        kind: 'channel',
      },
      actor: { id: command.user_id, role: 'asker' },
      heardBy: 'asker',
      act,
    },
    back: {
      kind: 'response',
      url: command.response_url,
      replaces: false,
      channel: command.channel_id,
      user: command.user_id,
    },
    ...(act.kind === 'ask' && { maybeOpen: true }),
    ...(inForm.includes(act.kind) && {
      modal: { trigger: command.trigger_id, origin: { channel: command.channel_id } },
    }),
  };
}

const eventSchema = z.object({
  event_id: name,
  team_id: name.nullish(),
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    channel: name,
    channel_type: z.string().optional(),
    user: name,
    text: z.string().default(''),
    ts: name,
    thread_ts: name.optional(),
    // Each of these marks what no person has just said to the desk: bots, edits, joins, deletions. A message with a
    // picture is said by a person all the same.
    bot_id: absent,
    subtype: z.literal('file_share').nullish(),
    edited: absent,
    hidden: absent,
  }),
});

/** A mention of the desk in a channel, or a direct message to it; undefined for anything else Slack tells. */
export function fromEvent(body: unknown, self: Self): Arrival | undefined {
  const parsed = eventSchema.safeParse(body).data;
  if (!parsed || parsed.event.user === self.userId || parsed.event.user === 'USLACKBOT') return;
  const { event, event_id, team_id } = parsed;
  const direct = event.type === 'message';
  if (direct && event.channel_type !== 'im') return;
  const thread = direct ? event.thread_ts : (event.thread_ts ?? event.ts);
  const where = { channel: event.channel, ...(thread ? { thread } : {}) };
  return {
    incoming: {
      id: event_id,
      place: {
        platform: 'slack',
        workspace: team_id ?? '',
        ...where,
        kind: direct ? 'direct' : 'channel',
      },
      actor: { id: event.user, role: 'asker' },
      heardBy: direct ? 'asker' : 'everyone',
      act: { kind: 'ask', question: plainText(event.text, self) },
    },
    back: { kind: 'message', ...where, asked: event.ts },
  };
}
