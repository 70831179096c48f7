import type { State } from './state.ts';

/** A channel or thread as Discord keeps it. */
export interface Channel {
  id: string;
  type: number;
  name: string;
  position: number;
  parent?: string;
  /** What the desk's role is denied in it. */
  denied: bigint;
  /** Of a thread. */
  archived: boolean;
  locked: boolean;
  /** In another server. */
  guild?: string;
  flags?: number;
}

/** Somebody in the server. */
interface Member {
  roles: string[];
  nick?: string;
  communication_disabled_until?: string;
}

/** What Discord knows of servers beside what is said in them. */
export interface Places {
  channels: Channel[];
  owner: string;
  /** Roles beside everyone's and the desk's. */
  roles: { id: string; permissions: bigint }[];
  members: Map<string, Member>;
  people: Map<string, { username: string; global_name?: string }>;
  /** Whether nobody takes direct messages of the desk. */
  directShut: boolean;
  /** Messages that were handed on, and how many more may be in this hour. */
  crossposted: Set<string>;
  crosspostsLeft: number;
}

export const permissions = {
  administrator: 0x8n,
  view: 0x400n,
  send: 0x800n,
  embed: 0x4000n,
  history: 0x1_0000n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
} as const;

/** The role that Discord makes for the desk where it is invited. */
export const botRole = '700000000000000001';

export const types = { text: 0, direct: 1, voice: 2, category: 4, news: 5, thread: 11, forum: 15 };

export function createPlaces(): Places {
  return {
    channels: [],
    owner: '500000000000000009',
    roles: [],
    members: new Map(),
    people: new Map(),
    directShut: false,
    crossposted: new Set(),
    crosspostsLeft: 10,
  };
}

/** The first channel is there always. */
export function allChannels(state: State): Channel[] {
  const first: Channel = {
    id: state.channel,
    type: types.text,
    name: 'general',
    position: 0,
    denied: state.deniedInChannel,
    archived: false,
    locked: false,
  };
  return [first, ...state.places.channels];
}

export const channelIn = (state: State, id: string): Channel | undefined =>
  allChannels(state).find((one) => one.id === id);

export const isThread = ({ type }: Channel): boolean => type === types.thread;

/** Adds a channel and returns it. */
export function addChannel(state: State, over: Partial<Channel> & Pick<Channel, 'type'>): Channel {
  const channel: Channel = {
    id: state.nextId(),
    name: 'a channel',
    position: state.places.channels.length + 1,
    denied: 0n,
    archived: false,
    locked: false,
    ...over,
  };
  state.places.channels.push(channel);
  return channel;
}

/** Whether the desk has a permission in a channel; a thread has those of the channel above it. */
export function mayDesk(state: State, channel: Channel, permission: bigint): boolean {
  if (state.rolePermissions & permissions.administrator) return true;
  const ruling = (isThread(channel) && channelIn(state, channel.parent ?? '')) || channel;
  return (state.rolePermissions & ~ruling.denied & permission) !== 0n;
}
