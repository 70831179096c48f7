import { type Channel, type Fields, refuse, type Sent, type State, text } from './state.ts';

/** What is known of a channel: nothing of those that the desk does not see. */
function channelOf(state: State, id: unknown): Channel | undefined {
  const channel = state.channels.get(text(id));
  if (!channel || channel.gone || state.hidden.has(text(id))) return;
  return channel.private && !channel.member ? undefined : channel;
}

/** Why the desk may not write there. */
export function refusalAt(state: State, { channel: id, thread_ts }: Fields): string | undefined {
  // Slack takes a person's id for the conversation with them.
  if (state.people.has(text(id))) return;
  const channel = channelOf(state, id);
  if (!channel) return 'channel_not_found';
  if (channel.archived) return 'is_archived';
  if (channel.restricted) return channel.restricted;
  if (!channel.member && !state.grants.has('chat:write.public')) return 'not_in_channel';
  const parent = state.sent.find(({ ts }) => ts === thread_ts);
  return parent?.deleted ? 'thread_not_found' : undefined;
}

function describe(state: State, id: string, channel: Channel) {
  const direct = id.startsWith('D');
  return {
    id,
    ...(direct ? { is_im: true } : { name: channel.name ?? id.toLowerCase() }),
    is_private: channel.private === true,
    is_archived: channel.archived === true,
    is_member: channel.member === true,
    is_ext_shared: state.shared.has(id),
    is_pending_ext_shared: channel.pending === true,
    is_read_only: channel.readOnly === true,
    is_thread_only: channel.threadOnly === true,
    properties: {
      ...(channel.posters && { posting_restricted_to: channel.posters }),
      ...(channel.repliers && { threads_restricted_to: channel.repliers }),
    },
  };
}

function info(state: State, { channel: id }: Fields) {
  const channel = channelOf(state, id);
  if (!channel) return refuse('channel_not_found');
  return { ok: true, channel: describe(state, text(id), channel) };
}

/** A part of a list, and where the next begins. */
function page<T>(state: State, all: T[], { cursor, limit }: Fields) {
  const from = Number(text(cursor) || 0);
  const to = from + Math.min(state.pageSize, Number(limit) || 100);
  return { part: all.slice(from, to), next: to < all.length ? String(to) : '' };
}

function list(state: State, fields: Fields) {
  const seen = [...state.channels].filter(
    ([id, channel]) => channelOf(state, id) && !channel.archived && !id.startsWith('D'),
  );
  const { part, next } = page(state, seen, fields);
  return {
    ok: true,
    channels: part.map(([id, channel]) => describe(state, id, channel)),
    response_metadata: { next_cursor: next },
  };
}

function open(state: State, { users }: Fields) {
  if (!state.grants.has('im:write')) return missing('im:write');
  const id = `D${text(users)}`;
  if (!state.people.has(text(users))) return refuse('users_not_found');
  state.channels.set(id, { member: true });
  return { ok: true, channel: { id } };
}

const missing = (scope: string) => ({ ...refuse('missing_scope'), needed: scope });

function asRead(state: State, { ts, payload, thread }: Sent, whole: boolean) {
  const { metadata, text: words } = payload;
  return {
    type: 'message',
    ts,
    user: state.botUser,
    bot_id: state.botId,
    text: words,
    ...(thread && { thread_ts: thread }),
    ...(whole && metadata !== undefined && { metadata }),
  };
}

/** What stands in a conversation, or in one of its threads. */
function read(state: State, fields: Fields, thread: string | undefined) {
  const id = text(fields.channel);
  const channel = channelOf(state, id);
  if (!channel) return refuse('channel_not_found');
  const scope = id.startsWith('D')
    ? 'im:history'
    : `${channel.private ? 'groups' : 'channels'}:history`;
  if (!state.grants.has(scope)) return missing(scope);
  if (!channel.member) return refuse('not_in_channel');
  const standing = state.sent.filter(
    (one) => one.by === 'postMessage' && one.channel === id && !one.deleted,
  );
  if (thread && !standing.some((one) => one.ts === thread || one.thread === thread)) {
    return refuse('thread_not_found');
  }
  const oldest = Number(fields.oldest ?? 0);
  const wanted = standing.filter((one) =>
    thread
      ? one.ts === thread || (one.thread === thread && Number(one.ts) >= oldest)
      : !one.thread && Number(one.ts) >= oldest,
  );
  const others = state.others.filter((one) => one.channel === id && Number(one.ts) >= oldest);
  const all = [
    ...wanted.map((one) => asRead(state, one, fields.include_all_metadata === true)),
    ...(thread ? [] : others),
  ].sort((one, other) => Number(one.ts) - Number(other.ts));
  // The newest first; in a thread the oldest.
  const { part, next } = page(state, thread ? all : all.reverse(), fields);
  return {
    ok: true,
    messages: part,
    has_more: next !== '',
    response_metadata: { next_cursor: state.withoutCursor ? '' : next },
  };
}

/** Answers the calls about conversations; undefined for any other. */
export function channelMethods(state: State, method: string, fields: Fields): object | undefined {
  switch (method) {
    case 'conversations.info':
      return info(state, fields);
    case 'conversations.list':
      return list(state, fields);
    case 'conversations.open':
      return open(state, fields);
    case 'conversations.history':
      return read(state, fields, undefined);
    case 'conversations.replies':
      return read(state, fields, text(fields.ts));
    default:
      return;
  }
}
