import type { Trouble } from '../../contracts/outlet.ts';
import type { Wrong } from './trouble.ts';

/** A channel as it is for the desk. */
export interface Channel {
  name?: string;
  member?: boolean;
  private?: boolean;
  archived?: boolean;
  gone?: boolean;
  /** Waits for another organisation to take part. */
  pending?: boolean;
  readOnly?: boolean;
  threadOnly?: boolean;
  /** Who may post there, and who may answer in threads. */
  posters?: { type?: string[]; user?: string[] };
  repliers?: { type?: string[]; user?: string[] };
  /** The word by which posts are refused there. */
  restricted?: string;
}

/** A view that somebody has before them. */
interface Shown {
  id: string;
  hash: string;
  /** What opened it; of a home nothing did. */
  trigger?: string;
  payload: Record<string, unknown>;
}

/** A message that the workspace shows. */
export interface Sent {
  by: 'postMessage' | 'postEphemeral' | 'response_url' | 'view' | 'home' | 'unfurl';
  /** The id of the view that shows it. */
  view?: string;
  /** The `response_url` that it came by. */
  url?: string;
  channel: string;
  ts: string;
  thread?: string;
  audience: 'asker' | 'everyone';
  payload: Record<string, unknown>;
  deleted?: boolean;
}

/** What the next call of a method meets instead of an answer; `accepted-...` and `reset` come after it was done. */
export interface Failure {
  method: string;
  how:
    | 'broken'
    | 'early-reset'
    | 'limited'
    | 'limited-for-long'
    | 'accepted-500'
    | 'accepted-silence'
    | 'reset'
    | { refused: string };
}

export interface State {
  botToken: string;
  appToken: string;
  team: string;
  botUser: string;
  botId: string;
  admins: Set<string>;
  /** What the app was granted, beside what everything here needs. */
  grants: Set<string>;
  channels: Map<string, Channel>;
  /** What users.info tells of people, by id. */
  people: Map<string, Record<string, unknown>>;
  /** Messages of others, as they are read. */
  others: { channel: string; ts: string; [field: string]: unknown }[];
  /** The most that a page holds, whatever is asked for. */
  pageSize: number;
  /** Says that there is more, and not where. */
  withoutCursor?: boolean;
  /** How every call goes wrong. */
  trouble?: Trouble;
  /** User groups by id, with who is in them. */
  groups: Map<string, { name: string; users: string[] }>;
  /** Channels that another organisation reads too, and those that the desk does not see into. */
  shared: Set<string>;
  hidden: Set<string>;
  /** Blocks that this workspace does not know. */
  unknownBlocks: Set<string>;
  views: Map<string, Shown>;
  /** Prompts and statuses, in order. */
  assistant: { method: string; fields: Record<string, unknown> }[];
  /** Steps of workflows that were completed, in order. */
  steps: Record<string, unknown>[];
  /** Methods called, in order. */
  calls: string[];
  sent: Sent[];
  /** Is told of everything that is shown, and again when it changes. */
  heard(sent: Sent): void;
  /** What was wrong with payloads. */
  problems: string[];
  failures: Failure[];
  /** How a call goes wrong as chance has it; undefined where it does not. */
  meddle(method: string): Wrong | undefined;
  now: number;
}

export type Fields = Record<string, unknown>;
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const refuse = (error: string) => ({ ok: false, error });

/** Whether there is a block in it that this workspace does not know. */
export function unknownIn(state: State, blocks: unknown): boolean {
  const all = Array.isArray(blocks) ? blocks : [];
  return all.some(({ type }) => state.unknownBlocks.has(type));
}

/** Slack's own time, and never the same twice in this workspace. */
function nextTs(state: State): string {
  state.now = Math.max(state.now + 1, Math.floor(Date.now() / 1000));
  return `${state.now}.0001`;
}

export function add(state: State, fields: Fields, by: Sent['by'], over: Partial<Sent> = {}): Sent {
  const thread = text(fields.thread_ts);
  const sent: Sent = {
    by,
    channel: text(fields.channel),
    ts: nextTs(state),
    audience: by === 'postEphemeral' ? 'asker' : 'everyone',
    payload: fields,
    ...(thread ? { thread } : {}),
    ...over,
  };
  state.sent.push(sent);
  state.heard(sent);
  return sent;
}
