import { REST, type RESTOptions } from 'discord.js';
import type { Incoming } from '../../core/message.ts';
import type { Call, Replay } from '../replay.ts';
import { commands } from './commands.ts';
import { messageProblems } from './limits.ts';
import type { Recorded } from './recorded.ts';
import { createSender } from './send.ts';
import { createWire } from './wire.ts';

const incomplete = 'a field that Discord always sends is missing or broken';

function whyNoInteraction({ body }: Extract<Recorded, { kind: 'interaction' }>): string {
  const kinds: Record<number, string> = {
    1: 'it only tests the address',
    4: 'it asks what could be meant, which is not played again',
  };
  const name = body.data?.name;
  const ours = commands.some((command) => command.name === name);
  if (body.type === 2 && !ours) return `the command ${name ?? ''} is not the desk's`;
  return kinds[body.type] ?? incomplete;
}

function whyNoMessage({ body, self }: Extract<Recorded, { kind: 'message' }>): string {
  if (body.author.id === self) return 'the desk itself wrote it';
  if (body.author.bot || body.webhook_id || body.application_id) return 'a bot wrote it';
  if (body.edited_timestamp) return 'it is an edit of what was said before';
  if (body.guild_id && !self) return 'it does not mention the desk';
  if (body.type !== 0 && body.type !== 19) return `it is a message of the type ${body.type}`;
  return incomplete;
}

function whyNot(recorded: Recorded): string {
  switch (recorded.kind) {
    case 'interaction':
      return whyNoInteraction(recorded);
    case 'message':
      return whyNoMessage(recorded);
    case 'other':
      return `the desk does not listen to ${recorded.type}`;
  }
}

/** What is wrong with a body; an acknowledgement (with a type) and a request without a body have no message. */
function problemsOf(body: unknown): string[] {
  const isMessage = typeof body === 'object' && body !== null && 'components' in body;
  return isMessage ? messageProblems(body) : [];
}

/** Discord's API with nobody at the other end: every call is kept, and answered as if it had been taken. */
function keepingRest(calls: Call[]): REST {
  const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    const path = new URL(url).pathname.replace(/^\/api\/v\d+/, '');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const to = `${init.method ?? 'GET'} ${path}`;
    calls.push({ to, ...(body === undefined ? {} : { body }), problems: problemsOf(body) });
    return Response.json({ id: '0', flags: 0 });
  };
  return new REST({ version: '10', retries: 0, makeRequest }).setToken('replayed');
}

/** A recorded payload of Discord, through the desk; nothing is sent. */
export const replayDiscord: Replay<Recorded> = async (recorded, handle, log) => {
  const calls: Call[] = [];
  let came: Incoming | undefined;
  if (recorded.kind === 'other') return { kind: 'ignored', why: whyNot(recorded) };
  const self = { userId: recorded.self, applicationId: recorded.self };
  const rest = keepingRest(calls);
  const wire = createWire({
    self,
    sender: createSender(rest, self.applicationId, rest),
    complete: async () => [],
    heardAt: async () => 'asker',
    locales: { learn() {}, of: async () => undefined },
    log,
    handle: async (incoming) => {
      came = incoming;
      return handle(incoming);
    },
  });
  wire[recorded.kind](recorded.body);
  await wire.drain();
  return came
    ? { kind: 'answered', incoming: came, calls }
    : { kind: 'ignored', why: whyNot(recorded) };
};
