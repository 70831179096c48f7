import type { Message } from './render.ts';

/** A `response_url` that does not answer in so many milliseconds has failed. */
const patience = 10_000;
/** docs.slack.dev/interactivity/handling-user-interaction#message_responses: five uses in half an hour. */
const mostUses = 5;
const lifetime = 30 * 60_000;
/** More addresses than these are forgotten, the oldest first. */
const mostKept = 5000;

/** A `response_url` that takes nothing more; nothing was said through it. */
export class Spent extends Error {
  override readonly name = 'Spent';
}

/** Blocks that Slack did not take; nothing was said. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What goes to a `response_url`: to the asker alone or to the channel, beside or in place of what was there. */
export type Respond = (
  url: string,
  message: Message,
  how: { everyone: boolean; replaces: boolean },
) => Promise<void>;

/** What fetch keeps in the cause of what it throws. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error ? (error.cause ?? error) : error;
  return inner instanceof Error && 'code' in inner
    ? `${inner.code} ${inner.message}`
    : String(inner);
}

/**
 * Answers by `response_url`, each as often and as long as Slack lets it.
 *
 * @param request what carries the answers
 * @param now milliseconds
 */
export function createRespond(request = fetch, now = Date.now): Respond {
  const used = new Map<string, { times: number; since: number }>();

  function spend(url: string): void {
    const { times, since } = used.get(url) ?? { times: 0, since: now() };
    if (times >= mostUses || now() - since > lifetime) throw new Spent('its uses are spent');
    used.set(url, { times: times + 1, since });
    for (const oldest of used.keys()) {
      if (used.size <= mostKept) break;
      used.delete(oldest);
    }
  }

  return async (url, message, { everyone, replaces }) => {
    spend(url);
    const answered = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...message,
        response_type: everyone ? 'in_channel' : 'ephemeral',
        replace_original: replaces && !everyone,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => {
      throw new Error(`the response_url was not reached: ${reasonOf(error)}`, { cause: error });
    });
    const said = (await answered.text()).slice(0, 200);
    if (answered.ok) return;
    if (said.includes('invalid_blocks')) throw new Refused(said);
    if (/used_url|expired_url|no_such_url/.test(said)) throw new Spent(said);
    throw new Error(`the response_url answered ${answered.status}: ${said}`);
  };
}
