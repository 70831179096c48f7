import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { channelMethods, refusalAt } from './channels.ts';
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
  const refused = refusalAt(state, fields);
  if (refused) return refuse(refused);
  if (unknownIn(state, fields.blocks)) return refuse('invalid_blocks');
  if (problemsOf(state, 'chat.postMessage', fields)) return refuse('invalid_blocks');
  const sent = add(state, fields, 'postMessage');
  if (state.people.has(sent.channel)) sent.channel = `D${sent.channel}`;
  return { ok: true, ts: sent.ts, channel: sent.channel };
}

function postEphemeral(state: State, fields: Fields) {
  if (!fields.user) return refuse('user_not_in_channel');
  if (unknownIn(state, fields.blocks)) return refuse('invalid_blocks');
  if (problemsOf(state, 'chat.postEphemeral', fields)) return refuse('invalid_blocks');
  return { ok: true, message_ts: add(state, fields, 'postEphemeral').ts };
}

const standing = (state: State, fields: Fields) =>
  state.sent.find(
    ({ by, channel, ts, deleted }) =>
      by === 'postMessage' && channel === fields.channel && ts === fields.ts && !deleted,
  );

function remove(state: State, fields: Fields) {
  const sent = standing(state, fields);
  if (!sent) return refuse('message_not_found');
  sent.deleted = true;
  return { ok: true, ts: sent.ts, channel: sent.channel };
}

/** What an edit does not name stays: its metadata, its thread. */
function update(state: State, fields: Fields) {
  const sent = standing(state, fields);
  if (!sent) return refuse('message_not_found');
  if (unknownIn(state, fields.blocks)) return refuse('invalid_blocks');
  if (problemsOf(state, 'chat.update', fields)) return refuse('invalid_blocks');
  sent.payload = { ...sent.payload, ...fields };
  state.heard(sent);
  return { ok: true, ts: sent.ts, channel: sent.channel };
}

function getPermalink(state: State, fields: Fields) {
  const known = state.sent.some(({ ts }) => ts === fields.message_ts);
  const path = `${text(fields.channel)}/p${text(fields.message_ts).replace('.', '')}`;
  return known
    ? { ok: true, permalink: `https://example.slack.com/archives/${path}` }
    : refuse('message_not_found');
}

function usersInfo(state: State, { user }: Fields) {
  const told = state.people.get(text(user));
  if (told?.gone) return refuse('user_not_found');
  return {
    ok: true,
    user: { id: user, is_admin: state.admins.has(text(user)), is_owner: false, ...told },
  };
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
    case 'chat.delete':
      return remove(state, fields);
    case 'usergroups.list':
      return usergroups(state);
    case 'functions.completeSuccess':
      state.steps.push(fields);
      return { ok: true };
    case 'assistant.threads.setStatus':
    case 'assistant.threads.setSuggestedPrompts':
      state.assistant.push({ method, fields });
      return { ok: true };
    default:
      return (
        channelMethods(state, method, fields) ??
        viewMethods(state, method, fields) ??
        refuse('unknown_method')
      );
  }
}
