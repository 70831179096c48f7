import type { App, Context } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Handle, HeardAt, Log, Suggest } from '../../core/ports.ts';
import type { Turns } from '../turns.ts';
import { createUnderWay } from '../under-way.ts';
import { Closed } from './closed.ts';
import { createAnswer } from './conversation.ts';
import { refusalWord } from './delivery-faults.ts';
import { answerFilled, fromFilled } from './filled.ts';
import { welcome } from './home.ts';
import { callbackIds } from './ids.ts';
import type { Whose } from './installations.ts';
import { type Arrival, fromCommand, fromEvent, postCommand, type Self } from './intake.ts';
import { labels } from './labels.ts';
import { optionsFor } from './options.ts';
import type { Origin } from './origin.ts';
import { beginsPost, fromPress } from './press.ts';
import { removal } from './removal.ts';
import type { Respond } from './respond.ts';
import { fromLookUp, fromMessageShortcut } from './shortcut.ts';
import { lookUpStep } from './step.ts';
import { type CardAt, unfurl } from './unfurl.ts';
import { loadingView, lookUpView, publishView } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What the desk listens to; the app's manifest must grant exactly this. */
export const listens = {
  commands: ['/factcheck'],
  events: [
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'link_shared',
    'message',
    'tokens_revoked',
  ],
  steps: [callbackIds.step],
  messageShortcuts: [callbackIds.factCheck],
  globalShortcuts: [callbackIds.lookUp, callbackIds.publish],
} as const;

export interface Listening {
  /** The workspace that something came from. */
  workspaceOf(context: Context): Workspace;
  handle: Handle;
  suggest: Suggest;
  heardAt: HeardAt;
  cardAt: CardAt;
  /** Deletes what the desk was given where it was removed. */
  forget(whose: Whose, before?: number): Promise<void>;
  respond: Respond;
  /** Who goes first: what is waited for, then what is thought about. */
  turns: Turns;
  slowAfter: number;
  log: Log;
}

/** Resolves when everything that came in so far has been answered. */
export type Drain = () => Promise<void>;

interface Heard {
  context: Context;
}

const selfOf = ({ context }: Heard): Self => ({ userId: context.botUserId ?? '' });

/**
 * Listens. Everything is acknowledged first, since Slack waits three seconds, and answered after; events are
 * acknowledged by Bolt itself.
 */
export function listen(app: App, listening: Listening): Drain {
  const { workspaceOf, handle, suggest, cardAt, forget, turns, log } = listening;
  const answer = createAnswer(listening);
  const promptly: Suggest = (...typed) => turns.soon(() => suggest(...typed));
  const underWay = createUnderWay();

  /** Goes on after the acknowledgement; a stop waits for it. */
  function begin(work: Promise<void>, facts: object, failed: string): void {
    underWay.add(
      work.catch((error: unknown) => {
        // Of a workspace that the desk cannot work in any more, the log has been told once.
        if (error instanceof Closed) log.debug({ ...facts, error: String(error.cause) }, failed);
        else log.error({ ...facts, error: String(error) }, failed);
      }),
    );
  }

  function take(arrival: Arrival | undefined, { context }: Heard): void {
    if (!arrival) return;
    const { id, place } = arrival.incoming;
    const facts = { id, channel: place.channel };
    begin(answer(arrival, workspaceOf(context)), facts, 'a Slack answer was not sent');
  }

  function open(trigger: string, view: ModalView, { context }: Heard, origin: Origin = {}): void {
    const opened = turns
      .first(() => workspaceOf(context).sender.open(trigger, view, origin))
      .then(
        () => {},
        (error: unknown) => {
          // Slack has sent again what had opened it before.
          if (refusalWord(error) !== 'exchanged_trigger_id') throw error;
        },
      );
    begin(opened, {}, 'a form in Slack did not open');
  }

  function removed(body: unknown): void {
    const gone = removal(body);
    if (!gone) return;
    const { whose, at } = gone;
    begin(forget(whose, at), whose, 'a token of a workspace that is gone was not deleted');
  }

  for (const command of listens.commands) {
    app.command(command, async ({ ack, body, ...heard }) => {
      await ack();
      const post = postCommand(body);
      if (post) open(post.trigger, publishView(post.origin), heard, post.origin);
      else take(fromCommand(body, selfOf(heard)), heard);
    });
  }
  app.event('app_mention', async ({ body, ...heard }) =>
    take(fromEvent(body, selfOf(heard)), heard),
  );
  app.event('message', async ({ body, ...heard }) => take(fromEvent(body, selfOf(heard)), heard));
  app.event('app_home_opened', async ({ body, context }) =>
    begin(welcome(body, workspaceOf(context), handle), {}, 'the home in Slack was not shown'),
  );
  app.event('link_shared', async ({ body, context }) =>
    begin(unfurl(body, workspaceOf(context), cardAt), {}, 'a link in Slack was not unfolded'),
  );
  app.function(callbackIds.step, async ({ body, context }) => {
    const inTurn: Handle = (incoming) => turns.later().then(() => handle(incoming));
    const step = lookUpStep(body, workspaceOf(context), inTurn);
    begin(step, {}, 'a step of a Slack workflow was not completed');
  });
  app.event('app_uninstalled', async ({ body }) => removed(body));
  app.event('tokens_revoked', async ({ body }) => removed(body));
  app.shortcut(callbackIds.factCheck, async ({ ack, body, ...heard }) => {
    await ack();
    take(fromMessageShortcut(body, selfOf(heard)), heard);
  });
  app.shortcut(callbackIds.lookUp, async ({ ack, body, ...heard }) => {
    await ack();
    open(body.trigger_id, lookUpView(), heard);
  });
  app.shortcut(callbackIds.publish, async ({ ack, body, ...heard }) => {
    await ack();
    open(body.trigger_id, publishView({}), heard);
  });
  app.view(callbackIds.lookUp, async ({ ack, body, ...heard }) => {
    await ack({ response_action: 'update', view: loadingView({}) });
    take(fromLookUp(body, selfOf(heard)), heard);
  });
  app.view(callbackIds.answer, async ({ ack, body, context }) => {
    const filled = fromFilled(body);
    if (!filled) return ack();
    const { back } = filled;
    await ack({ response_action: 'update', view: loadingView(back.origin, labels.moment) });
    const facts = { view: back.view };
    begin(answerFilled(filled, workspaceOf(context), handle), facts, 'a Slack answer was not sent');
  });
  app.options(/^/, async ({ ack, body, context }) => {
    await turns.first(async () => {
      const options = await optionsFor(body, workspaceOf(context), promptly).catch(
        (error: unknown) => {
          log.warn({ error: String(error) }, 'Slack was given no suggestions');
          return [];
        },
      );
      await ack({ options });
    });
  });
  // Every action, also of messages that an older desk has posted: unacknowledged, Slack shows a failure.
  app.action(/^/, async ({ ack, body, ...heard }) => {
    await ack();
    const trigger = beginsPost(body);
    if (trigger) open(trigger, publishView({}), heard);
    else take(fromPress(body), heard);
  });

  return underWay.over;
}
