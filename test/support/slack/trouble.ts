import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure, State } from './state.ts';

/** How a call goes wrong. */
export type Wrong = Failure['how'];

export function json(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

/** What every call meets until it is mended. */
function lasting({ trouble }: State, method: string): Wrong | undefined {
  switch (trouble) {
    case 'broken':
      return 'broken';
    case 'reset':
      return 'early-reset';
    case 'taken-and-broken':
      return 'accepted-500';
    case 'taken-and-reset':
      return 'reset';
    case 'limited':
      return 'limited-for-long';
    case 'revoked':
      return { refused: 'token_revoked' };
    case 'forbidden':
      return method === 'chat.postMessage' ? { refused: 'missing_scope' } : undefined;
    case 'unreadable':
      return /history|replies/.test(method) ? { refused: 'missing_scope' } : undefined;
    default:
      return;
  }
}

/** What this call meets. */
export function wrongWith(state: State, method: string): Wrong | undefined {
  const failure = state.failures.find((one) => one.method === method);
  if (failure) state.failures.splice(state.failures.indexOf(failure), 1);
  return lasting(state, method) ?? failure?.how ?? state.meddle(method);
}

/** Ends a call that goes wrong before anything is done. */
export function failEarly(
  how: Wrong | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (how === 'broken') json(response, 500, { ok: false });
  else if (how === 'early-reset') request.socket.destroy();
  else if (how === 'limited' || how === 'limited-for-long') {
    const seconds = how === 'limited' ? '1' : '600';
    json(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': seconds });
  } else if (typeof how === 'object') json(response, 200, { ok: false, error: how.refused });
  else return false;
  return true;
}

/** Ends a call that goes wrong when it is done. */
export function failLate(
  how: Wrong | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (how === 'accepted-500') json(response, 500, { ok: false });
  else if (how === 'reset') request.socket.destroy();
  else return how === 'accepted-silence';
  return true;
}
