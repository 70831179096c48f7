import { messageProblems, viewProblems } from '../../../src/adapters/slack/limits.ts';
import { add, type Fields, refuse, type State, text } from './state.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

let serial = 0;

/** A view as its reader sees it: a message whose own text is its title. */
function asMessage(view: Record<string, unknown>): Record<string, unknown> {
  return { text: isRecord(view.title) ? view.title.text : 'home', blocks: view.blocks };
}

function check(state: State, view: unknown): view is Record<string, unknown> {
  const problems = viewProblems(view);
  state.problems.push(...problems.map((problem) => `view ${problem}`));
  return problems.length === 0 && isRecord(view);
}

/** Each trigger opens one view. */
const used = new WeakMap<State, Set<string>>();

function open(state: State, { trigger_id, view }: Fields) {
  const triggers = used.get(state) ?? new Set();
  used.set(state, triggers);
  if (triggers.has(text(trigger_id))) return refuse('exchanged_trigger_id');
  if (!text(trigger_id) || text(trigger_id).startsWith('late')) return refuse('expired_trigger_id');
  if (!check(state, view)) return refuse('invalid_arguments');
  triggers.add(text(trigger_id));
  const id = `V${++serial}`;
  const shown = { id, hash: `h${++serial}`, trigger: text(trigger_id), payload: view };
  state.views.set(id, shown);
  return { ok: true, view: { id, hash: shown.hash } };
}

function update(state: State, { view_id, hash, view }: Fields) {
  const shown = state.views.get(text(view_id));
  if (!shown) return refuse('not_found');
  if (hash && hash !== shown.hash) return refuse('hash_conflict');
  if (!check(state, view)) return refuse('invalid_arguments');
  shown.hash = `h${++serial}`;
  shown.payload = view;
  add(state, asMessage(view), 'view', { view: shown.id, audience: 'asker' });
  return { ok: true, view: { id: shown.id, hash: shown.hash } };
}

function publish(state: State, { user_id, view }: Fields) {
  if (!user_id) return refuse('user_not_found');
  if (!check(state, view)) return refuse('invalid_arguments');
  const id = `H${text(user_id)}`;
  state.views.set(id, { id, hash: `h${++serial}`, payload: view });
  add(state, asMessage(view), 'home', { view: id, audience: 'asker' });
  return { ok: true, view: { id } };
}

/** Only blocks and links of ours: what is wrong with a card is wrong with a message of its blocks. */
function unfurl(state: State, fields: Fields) {
  const place = text(fields.channel) && text(fields.ts);
  if (!place && !(text(fields.unfurl_id) && text(fields.source))) return refuse('missing_argument');
  if (!isRecord(fields.unfurls)) return refuse('invalid_arguments');
  for (const card of Object.values(fields.unfurls)) {
    if (!isRecord(card)) return refuse('invalid_arguments');
    const message = { text: card.fallback, blocks: card.blocks };
    const quiet = { unfurl_links: false, unfurl_media: false };
    const problems = messageProblems({ ...message, ...quiet });
    state.problems.push(...problems.map((problem) => `unfurl ${problem}`));
    add(state, message, 'unfurl');
  }
  return { ok: true };
}

/** Answers the calls that show something elsewhere than in a message; undefined for any other. */
export function viewMethods(state: State, method: string, fields: Fields): object | undefined {
  switch (method) {
    case 'views.open':
      return open(state, fields);
    case 'views.update':
      return update(state, fields);
    case 'views.publish':
      return publish(state, fields);
    case 'chat.unfurl':
      return unfurl(state, fields);
    default:
      return;
  }
}
