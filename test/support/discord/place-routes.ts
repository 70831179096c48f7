import {
  allChannels,
  botRole,
  type Channel,
  channelIn,
  isThread,
  mayDesk,
  permissions,
} from './channels.ts';
import { type Body, type Route, refuse } from './kept.ts';
import { asThread } from './message-routes.ts';
import type { State } from './state.ts';

const rolesOf = (state: State, id: string): Body[] => [
  { id, name: '@everyone', permissions: '0' },
  { id: botRole, name: 'desk', permissions: String(state.rolePermissions) },
  ...state.places.roles.map((role) => ({ ...role, permissions: String(role.permissions) })),
];

const guildRoles: Route = (state, [id = '']) => ({ status: 200, body: rolesOf(state, id) });

const isOurs = (state: State, id: string): boolean => state.guilds.some((one) => one.id === id);

const getGuild: Route = (state, [id = '']) => {
  if (!isOurs(state, id)) return refuse(state, 404, 10004, 'Unknown Guild');
  const { owner: owner_id } = state.places;
  const preferred_locale = state.guildLocale;
  const roles = rolesOf(state, id);
  return { status: 200, body: { id, name: 'A server', owner_id, roles, preferred_locale } };
};

const guildMember: Route = (state, [guild = '', id = '']) => {
  if (!isOurs(state, guild)) return refuse(state, 404, 10004, 'Unknown Guild');
  if (id === state.userId) return { status: 200, body: { roles: [botRole] } };
  const member = state.places.members.get(id);
  if (!member) return refuse(state, 404, 10007, 'Unknown Member');
  return { status: 200, body: { ...member, user: { id } } };
};

function asChannel(state: State, channel: Channel): Body {
  const { id, type, name, position, parent, denied, flags = 0 } = channel;
  if (isThread(channel)) return asThread(state, id);
  return {
    id,
    type,
    name,
    position,
    flags,
    parent_id: parent ?? null,
    guild_id: channel.guild ?? state.guild,
    permission_overwrites: [{ id: botRole, type: 0, allow: '0', deny: String(denied) }],
  };
}

const getChannel: Route = (state, [id = '']) => {
  if (id === state.direct) return { status: 200, body: { id, type: 1, recipients: [] } };
  const channel = channelIn(state, id);
  if (!channel) return refuse(state, 404, 10003, 'Unknown Channel');
  if (!mayDesk(state, channel, permissions.view))
    return refuse(state, 403, 50001, 'Missing Access');
  return { status: 200, body: asChannel(state, channel) };
};

/** A thread comes out of the archive. */
const openThread: Route = (state, [id = ''], body) => {
  const channel = channelIn(state, id);
  if (!channel || body.archived !== false) return refuse(state, 404, 10003, 'Unknown Channel');
  if (channel.locked && !mayDesk(state, channel, permissions.manageThreads)) {
    return refuse(state, 403, 50013, 'Missing Permissions');
  }
  channel.archived = false;
  return { status: 200, body: asThread(state, id) };
};

const deleteChannel: Route = (state, [id = '']) => {
  const channel = channelIn(state, id);
  if (!channel) return refuse(state, 404, 10003, 'Unknown Channel');
  if (!mayDesk(state, channel, permissions.manageThreads)) {
    return refuse(state, 403, 50013, 'Missing Permissions');
  }
  state.places.channels = state.places.channels.filter((one) => one !== channel);
  for (const one of state.messages) if (one.channel === id) one.deleted = true;
  return { status: 200, body: { id } };
};

/** Channels of the server, seen or not; Discord lists them all. */
const guildChannels: Route = (state, [guild = '']) => {
  if (!isOurs(state, guild)) return refuse(state, 403, 50001, 'Missing Access');
  const here = allChannels(state).filter((one) => (one.guild ?? state.guild) === guild);
  return {
    status: 200,
    body: here.filter((one) => !isThread(one)).map((one) => asChannel(state, one)),
  };
};

const threadsWhere = (state: State, fits: (thread: Channel) => boolean) => ({
  status: 200,
  body: {
    threads: allChannels(state)
      .filter((one) => isThread(one) && mayDesk(state, one, permissions.view) && fits(one))
      .map(({ id }) => asThread(state, id)),
    members: [],
    has_more: false,
  },
});

const activeThreads: Route = (state) => threadsWhere(state, ({ archived }) => !archived);
const archivedThreads: Route = (state, [forum = '']) =>
  threadsWhere(state, ({ archived, parent }) => archived && parent === forum);

/** The one direct conversation there is. */
const openDirect: Route = ({ direct: id }) => ({ status: 200, body: { id, type: 1 } });

const getUser: Route = (state, [id = '']) => {
  const person = state.places.people.get(id);
  return person
    ? { status: 200, body: { id, ...person } }
    : refuse(state, 404, 10013, 'Unknown User');
};

export const placeRoutes: [string, RegExp, Route][] = [
  ['GET', /^\/guilds\/(\d+)$/, getGuild],
  ['GET', /^\/guilds\/(\d+)\/roles$/, guildRoles],
  ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, guildMember],
  ['GET', /^\/guilds\/(\d+)\/channels$/, guildChannels],
  ['GET', /^\/guilds\/(\d+)\/threads\/active$/, activeThreads],
  ['GET', /^\/channels\/(\d+)\/threads\/archived\/public$/, archivedThreads],
  ['GET', /^\/channels\/(\d+)$/, getChannel],
  ['PATCH', /^\/channels\/(\d+)$/, openThread],
  ['DELETE', /^\/channels\/(\d+)$/, deleteChannel],
  ['POST', /^\/users\/@me\/channels$/, openDirect],
  ['GET', /^\/users\/(\d+)$/, getUser],
];
