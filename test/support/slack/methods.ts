import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { add, type Fields, refuse, type State, text, unknownIn } from './state.ts';
import { viewMethods } from './views.ts';

/** chat.update and chat.postEphemeral have no say in unfurling: an edited or private message is not unfurled. */
function problemsOf(state: State, method: string, fields: Fields): boolean {
  const quiet = method === 'chat.postMessage' ? {} : { unfurl_links: false, unfurl_media: false };
  const problems = messageProblems({ ...quiet, ...fields });
  state.problems.push(...problems.map((problem) => `${method} ${problem}`));
  return problems.length > 0;
}

function post(state: State, fields: Fields) {
  if (unknownIn(state, fields.blocks)) return refuse('invalid_blocks');
  if (problemsOf(state, 'chat.postMessage', fields)) return refuse('invalid_blocks');
  const { ts, channel } = add(state, fields, 'postMessage');
  return { ok: true, ts, channel };
}

function postEphemeral(state: State, fields: Fields) {
  if (!fields.user) return refuse('user_not_in_channel');
  if (unknownIn(state, fields.blocks)) return refuse('invalid_blocks');
  if (problemsOf(state, 'chat.postEphemeral', fields)) return refuse('invalid_blocks');
  return { ok: true, message_ts: add(state, fields, 'postEphemeral').ts };
}

function update(state: State, fields: Fields) {
  const sent = state.sent.find(
    ({ by, channel, ts }) => by === 'postMessage' && channel === fields.channel && ts === fields.ts,
  );
  if (!sent) return refuse('message_not_found');
  if (problemsOf(state, 'chat.update', fields)) return refuse('invalid_blocks');
  sent.payload = fields;
  return { ok: true, ts: sent.ts, channel: sent.channel };
}

function getPermalink(state: State, fields: Fields) {
  const known = state.sent.some(({ ts }) => ts === fields.message_ts);
  const path = `${text(fields.channel)}/p${text(fields.message_ts).replace('.', '')}`;
  return known
    ? { ok: true, permalink: `https://example.slack.com/archives/${path}` }
    : refuse('message_not_found');
}

const usersInfo = (state: State, { user }: Fields) => ({
  ok: true,
  user: { id: user, is_admin: state.admins.has(text(user)), is_owner: false },
});

function conversationsInfo(state: State, { channel }: Fields) {
  if (state.hidden.has(text(channel))) return refuse('channel_not_found');
  return { ok: true, channel: { id: channel, is_ext_shared: state.shared.has(text(channel)) } };
}

const usergroups = (state: State) => ({
  ok: true,
  usergroups: [...state.groups].map(([id, group]) => ({ id, ...group })),
});

/** Answers one call of the Web API as Slack does. */
export function callMethod(
  state: State,
  method: string,
  fields: Fields,
  token: string,
  socketUrl: string,
): object {
  const wanted = method === 'apps.connections.open' ? state.appToken : state.botToken;
  if (token !== wanted) return refuse('invalid_auth');
  switch (method) {
    case 'auth.test':
      return { ok: true, user_id: state.botUser, bot_id: state.botId, team_id: state.team };
    case 'apps.connections.open':
      return { ok: true, url: socketUrl };
    case 'users.info':
      return usersInfo(state, fields);
    case 'chat.postMessage':
      return post(state, fields);
    case 'chat.postEphemeral':
      return postEphemeral(state, fields);
    case 'chat.update':
      return update(state, fields);
    case 'chat.getPermalink':
      return getPermalink(state, fields);
    case 'conversations.info':
      return conversationsInfo(state, fields);
    case 'usergroups.list':
      return usergroups(state);
    case 'assistant.threads.setStatus':
    case 'assistant.threads.setSuggestedPrompts':
      state.assistant.push({ method, fields });
      return { ok: true };
    default:
      return viewMethods(state, method, fields) ?? refuse('unknown_method');
  }
}
