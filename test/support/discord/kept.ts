import { flags, messageProblems } from '../../../src/adapters/discord/limits.ts';
import type { Kept, State } from './state.ts';

/** What the API answers. 204 has no body. */
export interface Answer {
  status: number;
  body?: unknown;
}
export type Body = Record<string, unknown>;
export type Route = (state: State, ids: string[], body: Body) => Answer;

export const refuse = (state: State, status: number, code: number, message: string): Answer => {
  state.refused.push(`${status} ${code} ${message}`);
  return { status, body: { code, message } };
};

export const flagsOf = (body: Body): number => (typeof body.flags === 'number' ? body.flags : 0);

/** What a message of the API looks like; enough of it. */
export const asMessage = (state: State, kept: Kept): Answer => {
  const set = flagsOf(kept.body) | (kept.waiting ? flags.loading : 0);
  const { id, channel: channel_id } = kept;
  const author = { id: kept.author ?? state.userId, username: 'desk', bot: true };
  return { status: 200, body: { ...kept.body, flags: set, id, channel_id, author } };
};

export function invalid(state: State, body: Body): Answer | undefined {
  const problems = messageProblems(body);
  if (problems.length === 0) return;
  return refuse(state, 400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
}

export function keep(state: State, channel: string, body: Body, extra: Partial<Kept> = {}): Kept {
  const kept: Kept = {
    id: state.nextId(),
    channel,
    body,
    audience: 'everyone',
    waiting: false,
    deleted: false,
    ...extra,
  };
  state.messages.push(kept);
  return kept;
}

export function show(state: State, message: Kept, body: Body): Answer {
  message.body = body;
  message.waiting = false;
  state.sent.push({ message, body });
  return asMessage(state, message);
}

/** A message that was not deleted. */
export function standing(state: State, channel: string, id: string): Kept | undefined {
  return state.messages.find((one) => one.channel === channel && one.id === id && !one.deleted);
}
