import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGateway, type Gateway } from './gateway.ts';
import { answerRequest } from './routes.ts';
import { createState, type Fault, type State } from './state.ts';

/** A Discord of our own: gateway and API on one port, refusing what Discord refuses. */
export interface FakeDiscord {
  state: State;
  gateway: Gateway;
  apiUrl: string;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : {};
}

function reply(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  // With a content type and no content, discord.js would fail to read it.
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Interaction and webhook addresses carry their own token. */
const isOpen = (path: string): boolean => /^\/(interactions|webhooks)\//.test(path);

const broken = { message: 'Internal Server Error', code: 0 };

function limit(response: ServerResponse, seconds: number): void {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
  reply(response, 429, body, { 'retry-after': String(seconds) });
}

function takeFailure(state: State, method: string, path: string): Fault | undefined {
  const index = state.failures.findIndex((one) => one.method === method && one.path.test(path));
  return index < 0 ? undefined : state.failures.splice(index, 1)[0]?.how;
}

/** Half a response, and then nothing. */
function cutShort(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":"1', () => response.destroy());
}

/** Lets a request fail as it was to; false where there was nothing to fail. */
function fail(response: ServerResponse, how: Fault | undefined): boolean {
  if (how === undefined) return false;
  if (how === 'limited') limit(response, 0.05);
  else if (how === 'limited-for-long') limit(response, 600);
  else if (typeof how === 'object') {
    if ('late' in how) return false;
    reply(response, how.status, { message: 'refused', code: how.code });
  } else if (how.endsWith('silent')) return true;
  else if (how.endsWith('cut-short')) cutShort(response);
  else if (how.endsWith('reset')) response.destroy();
  else reply(response, 500, broken);
  return true;
}

interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

async function askedIn(request: IncomingMessage): Promise<Asked> {
  const { method = 'GET' } = request;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(pathname).replace(/^\/api\/v10/, '');
  const body = method === 'GET' ? Object.fromEntries(searchParams) : await bodyOf(request);
  return { method, path, body };
}

export async function createFakeDiscord(): Promise<FakeDiscord> {
  const state = createState();
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, path, body } = await askedIn(request);
    const call = `${method} ${path}`;
    state.calls.push(call);
    state.heard(call, body);
    if (!isOpen(path) && request.headers.authorization !== `Bot ${state.token}`) {
      return reply(response, 401, { message: '401: Unauthorized', code: 0 });
    }
    const failure = takeFailure(state, method, path) ?? state.meddle(call);
    if (typeof failure === 'string' && failure.startsWith('taken-and-')) {
      answerRequest(state, method, path, body);
    }
    if (fail(response, failure)) return;
    const answer = answerRequest(state, method, path, body);
    if (typeof failure === 'object' && 'late' in failure) await sleep(failure.late);
    return reply(response, answer.status, answer.body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      state.refused.push(`the fake failed: ${String(error)}`);
      reply(response, 500, { message: String(error), code: 0 });
    });
  });
  const gateway = createGateway(server, state);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  state.gatewayUrl = `ws://127.0.0.1:${port}`;

  return {
    state,
    gateway,
    apiUrl: `http://127.0.0.1:${port}/api`,
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
