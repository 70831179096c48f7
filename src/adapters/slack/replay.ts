import { webApi } from '@slack/bolt';
import type { Call, Replay } from '../replay.ts';
import { actionIds } from './ids.ts';
import { type Arrival, fromCommand, fromEvent } from './intake.ts';
import { messageProblems, viewProblems } from './limits.ts';
import { createPace } from './pace.ts';
import { fromPress } from './press.ts';
import type { Recorded } from './recorded.ts';
import { createRespond } from './respond.ts';
import { createSender } from './send.ts';
import { listens } from './wire.ts';

type Event = Extract<Recorded, { kind: 'event' }>;

const incomplete = 'a field that Slack always sends is missing or broken';

/** Why an event is nothing that somebody has just said to the desk. */
function whyNoEvent({ event, self }: Event): string {
  if (event.type !== 'app_mention' && event.type !== 'message') {
    return `the desk does not listen to ${event.type} events`;
  }
  if (event.bot_id) return 'a bot wrote it';
  if (event.subtype) return `it is a ${event.subtype}, and no person has just said it`;
  if (event.edited || event.hidden) return 'it is an edit of what was said before';
  if (event.user === self) return 'the desk itself wrote it';
  if (event.user === 'USLACKBOT') return 'Slackbot wrote it';
  if (event.type === 'message' && event.channel_type !== 'im') {
    return 'it stands in a channel, where only mentions are for the desk';
  }
  return incomplete;
}

function whyNot(recorded: Recorded): string {
  switch (recorded.kind) {
    case 'event':
      return whyNoEvent(recorded);
    case 'command':
      return incomplete;
    case 'press':
      return recorded.actionId.startsWith(actionIds.open)
        ? 'the button only opens a page'
        : incomplete;
    case 'other':
      return recorded.type === 'url_verification'
        ? 'it only tests the address, and is answered before the desk hears of it'
        : `the desk takes no payload of the type ${recorded.type}`;
  }
}

function arrivalOf(recorded: Recorded): Arrival | undefined {
  switch (recorded.kind) {
    case 'event':
      return fromEvent(recorded.body, { userId: recorded.self });
    case 'command':
      return fromCommand(recorded.body, { userId: '' });
    case 'press':
      return fromPress(recorded.body);
    case 'other':
      return;
  }
}

/** A private or edited message is never unfurled, so its calls have no say in it. */
const quiet = { unfurl_links: false, unfurl_media: false };

/** Slack's Web API with nobody at the other end: every call is kept, and answered as if it had been taken. */
class KeepingClient extends webApi.WebClient {
  readonly kept: Call[] = [];

  override async apiCall(method: string, options: Record<string, unknown> = {}) {
    const rules = method === 'chat.postMessage' ? {} : quiet;
    const problems = method.startsWith('views.')
      ? viewProblems(options.view)
      : messageProblems({ ...rules, ...options });
    this.kept.push({ to: `POST ${method}`, body: options, problems });
    return { ok: true, ts: '1700000000.000000', channel: options.channel };
  }
}

/** The same for a `response_url`. */
function keepingFetch(calls: Call[]): typeof fetch {
  return async (_url, init) => {
    const body: unknown = JSON.parse(String(init?.body));
    calls.push({ to: 'POST response_url', body, problems: messageProblems(body) });
    return new Response('ok');
  };
}

/** A recorded payload of Slack, through the desk; nothing is sent. */
export const replaySlack: Replay<Recorded> = async (recorded, handle, log) => {
  const commands: readonly string[] = listens.commands;
  if (recorded.kind === 'command' && !commands.includes(recorded.command)) {
    return { kind: 'ignored', why: `the command ${recorded.command} is not the desk's` };
  }
  const arrival = arrivalOf(recorded);
  if (!arrival) return { kind: 'ignored', why: whyNot(recorded) };
  const client = new KeepingClient();
  const reply = await handle(arrival.incoming);
  if (!reply) return { kind: 'ignored', why: 'it was answered before' };
  const respond = createRespond(keepingFetch(client.kept));
  const sender = createSender(client, { log, respond, pace: createPace(0) });
  await sender.answer(arrival.back, reply);
  return { kind: 'answered', incoming: arrival.incoming, calls: client.kept };
};
