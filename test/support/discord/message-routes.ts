import { z } from 'zod';
import {
  allChannels,
  type Channel,
  channelIn,
  isThread,
  mayDesk,
  permissions,
  types,
} from './channels.ts';
import {
  type Answer,
  asMessage,
  type Body,
  invalid,
  keep,
  type Route,
  refuse,
  show,
  standing,
} from './kept.ts';
import type { Kept, State } from './state.ts';

/** Milliseconds for which a nonce is remembered. */
const nonceWindow = 5 * 60_000;

/** When something with that id came to be, in milliseconds. */
const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;

/** Why the desk may not write in a channel; it comes out of the archive where it may. */
function closed(state: State, channel: Channel): Answer | undefined {
  if (!mayDesk(state, channel, permissions.view))
    return refuse(state, 403, 50001, 'Missing Access');
  if (channel.locked && !mayDesk(state, channel, permissions.manageThreads)) {
    return refuse(state, 400, 50083, 'Tried to perform an operation on an archived thread');
  }
  const wanted = isThread(channel) ? permissions.sendInThreads : permissions.send;
  if (!mayDesk(state, channel, wanted)) return refuse(state, 403, 50013, 'Missing Permissions');
  channel.archived = false;
  return;
}

function closedAt(state: State, id: string): Answer | undefined {
  if (id === state.direct) {
    const shut = state.places.directShut;
    return shut ? refuse(state, 403, 50007, 'Cannot send messages to this user') : undefined;
  }
  const channel = channelIn(state, id);
  if (!channel) return refuse(state, 404, 10003, 'Unknown Channel');
  if (![types.text, types.news, types.thread].includes(channel.type)) {
    return refuse(state, 400, 50008, 'Cannot send messages in a non-text channel');
  }
  return closed(state, channel);
}

function known(state: State, nonce: string): Kept | undefined {
  const kept = state.nonces.get(nonce);
  return kept && Date.now() - timeOf(kept.id) < nonceWindow ? kept : undefined;
}

const createMessage: Route = (state, [channel = ''], body) => {
  const wrong = closedAt(state, channel) ?? invalid(state, body);
  if (wrong) return wrong;
  const nonce = body.enforce_nonce === true ? `${channel}/${body.nonce}` : undefined;
  const before = nonce && known(state, nonce);
  if (before) return asMessage(state, before);
  const reference: unknown = body.message_reference;
  const repliesTo =
    typeof reference === 'object' && reference !== null && 'message_id' in reference
      ? { repliesTo: String(reference.message_id) }
      : {};
  const kept = keep(state, channel, body, {
    ...repliesTo,
    audience: channel === state.direct ? 'asker' : 'everyone',
  });
  if (nonce) state.nonces.set(nonce, kept);
  return show(state, kept, body);
};

/** Whether a channel is an archived thread, in which nothing can be changed. */
const isArchived = (state: State, id: string): boolean => channelIn(state, id)?.archived === true;
const archived = (state: State): Answer =>
  refuse(state, 400, 50083, 'Tried to perform an operation on an archived thread');

const editMessage: Route = (state, [channel = '', id = ''], body) => {
  const message = standing(state, channel, id);
  if (!message) return refuse(state, 404, 10008, 'Unknown Message');
  if (isArchived(state, channel)) return archived(state);
  return invalid(state, body) ?? show(state, message, body);
};

const deleteMessage: Route = (state, [channel = '', id = '']) => {
  const message = standing(state, channel, id);
  if (!message) return refuse(state, 404, 10008, 'Unknown Message');
  if (isArchived(state, channel)) return archived(state);
  message.deleted = true;
  return { status: 204 };
};

const getMessage: Route = (state, [channel = '', id = '']) => {
  const message = standing(state, channel, id);
  return message ? asMessage(state, message) : refuse(state, 404, 10008, 'Unknown Message');
};

const listQuery = z.object({
  after: z.string().regex(/^\d+$/).default('0'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Those right after a message, the newest first. Without the history there are none, and no error says so. */
const listMessages: Route = (state, [id = ''], query) => {
  const channel = channelIn(state, id);
  if (!channel && id !== state.direct) return refuse(state, 404, 10003, 'Unknown Channel');
  if (channel && !mayDesk(state, channel, permissions.view)) {
    return refuse(state, 403, 50001, 'Missing Access');
  }
  if (channel && !mayDesk(state, channel, permissions.history)) return { status: 200, body: [] };
  const { after, limit } = listQuery.parse(query);
  const later = state.messages.filter(
    (one) => one.channel === id && !one.deleted && BigInt(one.id) > BigInt(after),
  );
  const page = later.slice(0, limit).reverse();
  return { status: 200, body: page.map((one) => asMessage(state, one).body) };
};

const threadSchema = z.strictObject({
  name: z.string().min(1).max(100),
  message: z.record(z.string(), z.unknown()),
});

const beginThread: Route = (state, [id = ''], body) => {
  const forum = channelIn(state, id);
  if (!forum) return refuse(state, 404, 10003, 'Unknown Channel');
  const thread = threadSchema.safeParse(body);
  if (forum.type !== types.forum || !thread.success) {
    return refuse(state, 400, 50035, `Invalid Form Body: ${thread.error}`);
  }
  const { name, message } = thread.data;
  if ('nonce' in message) return refuse(state, 400, 50035, 'Invalid Form Body: nonce');
  const wrong = closed(state, forum) ?? invalid(state, message);
  if (wrong) return wrong;
  if (((forum.flags ?? 0) & 16) !== 0) return refuse(state, 400, 40067, 'A tag is required');
  const first = keep(state, '', message);
  const { id: threadId } = first;
  first.channel = threadId;
  const over = { id: threadId, name, parent: id, type: types.thread };
  state.places.channels.push({ ...over, position: 0, denied: 0n, archived: false, locked: false });
  show(state, first, message);
  return { status: 201, body: { ...asThread(state, over.id), message: { id: threadId } } };
};

/** A thread of the API. */
export function asThread(state: State, id: string): Body {
  const thread = allChannels(state).find((one) => one.id === id);
  const said = state.messages.filter((one) => one.channel === id && !one.deleted && one.id !== id);
  return {
    id,
    type: types.thread,
    guild_id: thread?.guild ?? state.guild,
    name: thread?.name,
    parent_id: thread?.parent,
    owner_id: state.userId,
    message_count: said.length,
    thread_metadata: {
      archived: thread?.archived,
      locked: thread?.locked,
      archive_timestamp: new Date().toISOString(),
    },
  };
}

const crosspost: Route = (state, [channel = '', id = '']) => {
  const { places } = state;
  const message = standing(state, channel, id);
  if (!message) return refuse(state, 404, 10008, 'Unknown Message');
  if (channelIn(state, channel)?.type !== types.news) {
    return refuse(state, 400, 50024, 'Cannot execute action on this channel type');
  }
  if (places.crossposted.has(id)) return refuse(state, 400, 40033, 'already crossposted');
  if (places.crosspostsLeft === 0) return { status: 429, body: { retry_after: 1800 } };
  places.crosspostsLeft -= 1;
  places.crossposted.add(id);
  return asMessage(state, message);
};

export const messageRoutes: [string, RegExp, Route][] = [
  ['GET', /^\/channels\/(\d+)\/messages$/, listMessages],
  ['POST', /^\/channels\/(\d+)\/messages$/, createMessage],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
  ['DELETE', /^\/channels\/(\d+)\/messages\/(\d+)$/, deleteMessage],
  ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, getMessage],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/, crosspost],
  ['POST', /^\/channels\/(\d+)\/threads$/, beginThread],
];
