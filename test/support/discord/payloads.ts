import type { Kept, State } from './state.ts';

const person = { id: '500000000000000001', username: 'ana', global_name: 'Ana', avatar: null };

/** What Discord computed for a member who may only read and write. */
const plainPermissions = String(0x400 | 0x800);

export interface Who {
  permissions?: string;
  roles?: string[];
  guildLocale?: string;
  nick?: string;
  locale?: string;
}

function origin(state: State, direct: boolean, who: Who) {
  const { permissions, nick, locale, roles = [], guildLocale = 'en-US' } = who;
  const id = state.nextId();
  const token = `token-of-${id}`;
  const channel = direct ? state.direct : state.channel;
  state.interactions.set(token, { id, channel });
  const inGuild = {
    guild_id: state.guild,
    guild: { id: state.guild, locale: 'en-US', features: [] },
    guild_locale: guildLocale,
    context: 0,
    member: {
      user: person,
      nick: nick ?? null,
      roles,
      permissions: permissions ?? plainPermissions,
    },
  };
  return {
    id,
    application_id: state.applicationId,
    token,
    version: 1,
    channel_id: channel,
    channel: { id: channel, type: direct ? 1 : 0 },
    locale: locale ?? 'en-GB',
    entitlements: [],
    authorizing_integration_owners: {},
    ...(direct ? { context: 1, user: person } : inGuild),
  };
}

/** INTERACTION_CREATE of `/factcheck question:...`. */
export function commandData(question: string, state: State, direct = false, who: Who = {}) {
  return {
    ...origin(state, direct, who),
    type: 2,
    data: {
      id: '400000000000000001',
      type: 1,
      name: 'factcheck',
      options: [{ type: 3, name: 'question', value: question }],
    },
  };
}

/** INTERACTION_CREATE of a pressed button under a message of the desk. */
export function pressData(token: string, message: Kept, state: State, who: Who = {}) {
  const data = origin(state, message.channel === state.direct, who);
  const interaction = state.interactions.get(data.token);
  if (interaction) interaction.pressed = message;
  const flags = message.audience === 'asker' && message.channel !== state.direct ? 64 : 0;
  return {
    ...data,
    type: 3,
    data: { component_type: 2, custom_id: token },
    message: {
      id: message.id,
      channel_id: message.channel,
      type: 0,
      content: '',
      author: { id: state.userId, username: 'desk', bot: true },
      flags: flags | 32_768,
    },
  };
}

/** MESSAGE_CREATE: in a channel, or directly. `over` changes what is not as usual. */
export function messageData(content: string, state: State, direct = false, over: object = {}) {
  const mentioned = content.includes(`<@${state.userId}>`)
    ? [{ id: state.userId, username: 'desk', bot: true }]
    : [];
  return {
    id: state.nextId(),
    channel_id: direct ? state.direct : state.channel,
    channel_type: direct ? 1 : 0,
    type: 0,
    content,
    author: person,
    mentions: mentioned,
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    timestamp: '2026-01-01T00:00:00.000Z',
    edited_timestamp: null,
    pinned: false,
    tts: false,
    ...(direct ? {} : { guild_id: state.guild, member: { nick: null, roles: [] } }),
    ...over,
  };
}

export const mention = (question: string, state: State): string => `<@${state.userId}> ${question}`;

/** INTERACTION_CREATE of another command that is typed, with its options. */
export function namedData(
  name: string,
  options: Record<string, string>,
  state: State,
  who: Who = {},
) {
  const typed = Object.entries(options).map(([key, value]) => ({ type: 3, name: key, value }));
  return {
    ...origin(state, false, who),
    type: 2,
    data: { id: '400000000000000002', type: 1, name, options: typed },
  };
}

/** INTERACTION_CREATE while somebody types into a command's field. */
export function typingData(name: string, field: string, text: string, state: State) {
  const options = [{ type: 3, name: field, value: text, focused: true }];
  return {
    ...origin(state, false, {}),
    type: 4,
    data: { id: '400000000000000001', type: 1, name, options },
  };
}

/** INTERACTION_CREATE of "Fact-check this" in a message's menu. */
export function menuData(message: object, state: State, who: Who = {}) {
  const id = '600000000000000001';
  return {
    ...origin(state, false, who),
    type: 2,
    data: {
      id: '400000000000000003',
      type: 3,
      name: 'Fact-check this',
      target_id: id,
      resolved: { messages: { [id]: { id, content: '', embeds: [], author: person, ...message } } },
    },
  };
}

/** INTERACTION_CREATE of something picked in a menu: 3 is of options, 6 of roles, 8 of channels. */
export function pickData(
  token: string,
  type: 3 | 6 | 8,
  values: string[],
  message: Kept,
  state: State,
  who: Who = {},
) {
  const pressed = pressData(token, message, state, who);
  return { ...pressed, data: { component_type: type, custom_id: token, values } };
}

/** INTERACTION_CREATE of a form that was sent off. */
export function formData(token: string, value: string, message: Kept, state: State, who: Who = {}) {
  const field = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'value', value } };
  return {
    ...pressData(token, message, state, who),
    type: 5,
    data: { custom_id: token, components: [field] },
  };
}

/** INTERACTION_CREATE of one of the commands below `/factcheck-desk`, typed out, or while somebody types into its field. */
export function deskData(
  name: string,
  claim: string | undefined,
  state: State,
  { typing, ...who }: Who & { typing?: true } = {},
) {
  const field = { type: 3, name: 'claim', value: claim, ...(typing && { focused: true }) };
  const below = { type: 1, name, options: claim === undefined ? [] : [field] };
  return {
    ...origin(state, false, who),
    type: typing ? 4 : 2,
    data: { id: '400000000000000004', type: 1, name: 'factcheck-desk', options: [below] },
  };
}
