import { createPlaces, type Places } from './channels.ts';

/** One message as Discord keeps it. `waiting` is the line that stands for an answer to come. */
export interface Kept {
  id: string;
  channel: string;
  body: Record<string, unknown>;
  audience: 'asker' | 'everyone';
  waiting: boolean;
  deleted: boolean;
  repliesTo?: string;
  /** Whose it is where it is not the desk's. */
  author?: string;
}

/** An interaction that was dispatched, by its token. */
export interface Interaction {
  id: string;
  channel: string;
  /** The message whose button was pressed. */
  pressed?: Kept;
  acknowledged?: 'waiting' | 'update' | 'suggested' | 'form';
  original?: Kept;
  /** What was offered while somebody typed. */
  choices?: { name: string; value: string }[];
  /** The form that was opened. */
  form?: Record<string, unknown>;
}

/**
 * How a request goes wrong. `broken` answers 500, `reset` breaks the connection, both before anything was done and
 * with `taken-and-` after it; `cut-short` breaks it in the midst of the response; `limited` and `limited-for-long` answer 429;
 * `silent` never answers; `late` does after so many milliseconds; a code is Discord's word for why not.
 */
export type Fault =
  | 'limited'
  | 'limited-for-long'
  | 'broken'
  | 'reset'
  | 'taken-and-broken'
  | 'taken-and-reset'
  | 'taken-and-cut-short'
  | 'silent'
  | 'taken-and-silent'
  | { late: number }
  | { status: number; code: number };

/** How the next request that fits goes wrong. */
interface Failure {
  method: string;
  path: RegExp;
  how: Fault;
}

/** What the fake knows and remembers. */
export interface State {
  gatewayUrl: string;
  /** How often who is connected is to show signs of life, in milliseconds. */
  heartbeat: number;
  /** How many connections it advises. */
  shards: number;
  token: string;
  applicationId: string;
  userId: string;
  guild: string;
  /** The servers it is in; what its role may there, and what the channel denies it. */
  guilds: { id: string; name: string }[];
  /** Its language. */
  guildLocale: string;
  rolePermissions: bigint;
  deniedInChannel: bigint;
  applicationFlags: number;
  channel: string;
  direct: string;
  commands: Record<string, unknown>[];
  /** What one server has for itself. */
  guildCommands: Record<string, unknown>[];
  interactions: Map<string, Interaction>;
  messages: Kept[];
  /** Every message, edit and follow-up in the order in which they could be read. */
  sent: { message: Kept; body: Record<string, unknown> }[];
  nonces: Map<string, Kept>;
  places: Places;
  /** `METHOD /path` of every request, with ids and tokens left in. */
  calls: string[];
  /** What was refused, and why; nothing that the desk sends may stand here. */
  refused: string[];
  failures: Failure[];
  /** How a request goes wrong that is in no list: a trouble that lasts, or chance. Undefined where it does not. */
  meddle(call: string): Fault | undefined;
  /** Is told of every request as it comes in: `METHOD /path`, and what it says. */
  heard(call: string, body: Record<string, unknown>): void;
  nextId(): string;
}

/** The first instant of Discord's ids, in milliseconds. */
const epoch = 1_420_070_400_000;

export function createState(): State {
  let n = 0;
  return {
    gatewayUrl: '',
    heartbeat: 41_250,
    shards: 1,
    token: 'MTAwMDAwMDAwMDAwMDAwMDAx.fake.token-for-tests',
    applicationId: '100000000000000001',
    userId: '100000000000000002',
    guild: '200000000000000001',
    guilds: [{ id: '200000000000000001', name: 'A server' }],
    guildLocale: 'en-US',
    rolePermissions: 0x400n | 0x800n | 0x4000n,
    deniedInChannel: 0n,
    applicationFlags: 0,
    channel: '300000000000000001',
    direct: '300000000000000002',
    commands: [],
    guildCommands: [],
    interactions: new Map(),
    messages: [],
    sent: [],
    nonces: new Map(),
    places: createPlaces(),
    calls: [],
    refused: [],
    failures: [],
    meddle: () => undefined,
    heard: () => {},
    nextId: () => {
      n += 1;
      return String((BigInt(Date.now() - epoch) << 22n) + BigInt(n));
    },
  };
}
