import type { App } from '@slack/bolt';
import type { Handle, Log } from '../../core/ports.ts';
import { type Arrival, fromCommand, fromEvent, fromPress, type Self } from './intake.ts';
import type { RoleOf } from './roles.ts';
import type { Sender } from './send.ts';

/** What the desk listens to; the app's manifest must grant exactly this. */
export const listens = {
  commands: ['/factcheck'],
  events: ['app_mention', 'message'],
} as const;

export interface Conversation {
  self: Self;
  handle: Handle;
  sender: Sender;
  roleOf: RoleOf;
  log: Log;
}

/** Resolves when everything that came in so far has been answered. */
export type Drain = () => Promise<void>;

/**
 * Listens. Everything is acknowledged first, since Slack waits three seconds, and answered after; events are
 * acknowledged by Bolt itself.
 */
export function listen(app: App, { self, handle, sender, roleOf, log }: Conversation): Drain {
  const begun = new Set<Promise<void>>();

  async function answer({ incoming, back }: Arrival): Promise<void> {
    const reply = await handle(incoming);
    if (reply) await sender.answer(back, reply);
  }

  /** Only a button can ask for more than an asker may, so only then is the role looked up. */
  async function withRole(arrival: Arrival): Promise<Arrival> {
    const { actor } = arrival.incoming;
    const role = await roleOf(actor.id);
    return { ...arrival, incoming: { ...arrival.incoming, actor: { ...actor, role } } };
  }

  function take(arrival: Arrival | undefined, prepare = async (same: Arrival) => same): void {
    if (!arrival) return;
    const work = prepare(arrival)
      .then(answer)
      .catch((error: unknown) => {
        const { id, place } = arrival.incoming;
        log.error(
          { id, channel: place.channel, error: String(error) },
          'a Slack answer was not sent',
        );
      })
      .finally(() => begun.delete(work));
    begun.add(work);
  }

  for (const command of listens.commands) {
    app.command(command, async ({ ack, body }) => {
      await ack();
      take(fromCommand(body, self));
    });
  }
  for (const event of listens.events) {
    app.event(event, async ({ body }) => take(fromEvent(body, self)));
  }
  // Every action, also of messages that an older desk has posted: unacknowledged, Slack shows a failure.
  app.action(/^/, async ({ ack, body }) => {
    await ack();
    take(fromPress(body), withRole);
  });

  return async () => {
    while (begun.size > 0) await Promise.all(begun);
  };
}
