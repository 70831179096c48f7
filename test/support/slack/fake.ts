import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { createSocketHub, type SocketHub } from './hub.ts';
import { callMethod } from './methods.ts';
import { readMessage } from './read.ts';
import { add, type Fields, refuse, type State, unknownIn } from './state.ts';
import { createTown, type Town } from './town.ts';
import { failEarly, failLate, json, wrongWith } from './trouble.ts';

/** What an installation may leave out. */
const allGrants = [
  'channels:history',
  'chat:write',
  'chat:write.public',
  'groups:history',
  'im:history',
  'im:write',
];

/** A workspace on loopback: Web API, response_urls and Socket Mode, strict about payloads as Slack is. */
export interface FakeSlack {
  /** For `apiUrl`. */
  apiUrl: string;
  state: State;
  /** More workspaces, which install the desk by OAuth. */
  town: Town;
  hub: SocketHub;
  /** A new address to answer an interaction by, in this workspace or another. */
  responseUrl(channel: string, at?: State): string;
  violations(): string[];
  smuggled(): string[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** web-api sends forms in which everything that is not text is JSON. */
function fromForm(body: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const json =
      ['blocks', 'view', 'unfurls', 'prompts', 'metadata', 'outputs'].includes(name) ||
      /^(true|false)$/.test(value);
    fields[name] = json ? JSON.parse(value) : value;
  }
  return fields;
}

/** A workspace as it is when nothing has happened yet. */
export function createState(over: Partial<State> = {}): State {
  return {
    botToken: 'xoxb-fake',
    appToken: 'xapp-fake',
    team: 'T1',
    botUser: 'UDESK',
    botId: 'BDESK',
    admins: new Set(['UADMIN']),
    groups: new Map(),
    grants: new Set(allGrants),
    channels: new Map([
      ['C1', { name: 'general', member: true }],
      ['D1', { member: true }],
    ]),
    people: new Map(),
    others: [],
    pageSize: 1000,
    shared: new Set(),
    hidden: new Set(),
    unknownBlocks: new Set(),
    views: new Map(),
    assistant: [],
    steps: [],
    calls: [],
    sent: [],
    heard: () => {},
    problems: [],
    failures: [],
    meddle: () => undefined,
    now: Math.floor(Date.now() / 1000),
    ...over,
  };
}

export async function createFakeSlack(): Promise<FakeSlack> {
  const state = createState();
  const town = createTown();
  const responses = new Map<string, { channel: string; state: State }>();
  let base = '';

  async function respond(url: string, request: IncomingMessage, response: ServerResponse) {
    const payload = JSON.parse(await bodyOf(request));
    const { channel, state: at = state } = responses.get(url) ?? {};
    const problems = messageProblems(payload);
    at.problems.push(...problems);
    if (!channel) return json(response, 404, { ok: false, error: 'used_url' });
    if (unknownIn(at, payload.blocks)) {
      return json(response, 400, { ok: false, error: 'invalid_blocks' });
    }
    if (problems.length > 0) return json(response, 400, { ok: false, error: 'invalid_blocks' });
    const audience = payload.response_type === 'in_channel' ? 'everyone' : 'asker';
    add(at, payload, 'response_url', { channel, audience, url: `http://${base}${url}` });
    return json(response, 200, { ok: true });
  }

  async function answered(method: string, fields: Fields, token: string, reached?: State | string) {
    const granted = await town.call(method, fields, token);
    if (granted) return granted;
    if (typeof reached === 'string') return refuse(reached);
    return callMethod(reached ?? state, method, fields, reached?.botToken ?? token, hub.url());
  }

  const server = createServer(async (request, response) => {
    const url = request.url ?? '';
    if (url.startsWith('/response/')) return respond(url, request, response);
    const method = url.replace(/^\/api\//, '');
    const fields = fromForm(await bodyOf(request));
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const reached = town.reached(token, method, fields);
    const at = typeof reached === 'object' ? reached : state;
    const how = wrongWith(at, method);
    at.calls.push(method);
    if (failEarly(how, request, response)) return;
    const result = await answered(method, fields, token, reached);
    if (failLate(how, request, response)) return;
    return json(response, 200, result, { 'x-oauth-scopes': [...at.grants].join(',') });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the fake did not get a port');
  base = `127.0.0.1:${address.port}`;
  const hub = createSocketHub(server, `ws://${base}/socket`);

  let opened = 0;
  return {
    apiUrl: `http://${base}/api`,
    state,
    town,
    hub,
    responseUrl(channel, at = state) {
      const path = `/response/${++opened}`;
      responses.set(path, { channel, state: at });
      return `http://${base}${path}`;
    },
    violations: () => state.problems,
    smuggled: () => state.sent.flatMap(({ payload }) => readMessage(payload).active),
    async close() {
      hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
