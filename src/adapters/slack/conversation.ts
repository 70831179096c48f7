import { setTimeout as sleep } from 'node:timers/promises';
import { decodeAct } from '../../core/act.ts';
import type { Audience, Incoming, Reply } from '../../core/message.ts';
import type { Handle, HeardAt, Log } from '../../core/ports.ts';
import { heardInTime } from '../heard.ts';
import type { Turns } from '../turns.ts';
import { askBeforeSharing, readersOf } from './asking.ts';
import type { Channel } from './channels.ts';
import { needsRole, readsPages, shares } from './ids.ts';
import type { Arrival, Back } from './intake.ts';
import { mayWrite } from './may-write.ts';
import { endProgress, showProgress } from './progress.ts';
import type { Respond } from './respond.ts';
import { createThreadMemory } from './thread-memory.ts';
import { loadingView } from './views.ts';
import type { Workspace } from './workspace.ts';

export interface Conversing {
  handle: Handle;
  heardAt: HeardAt;
  respond: Respond;
  log: Log;
  /** After so many milliseconds without an answer, it is said that the search goes on. */
  slowAfter: number;
  turns: Turns;
}

/** Answers one thing that a person did, in the workspace where they did it. */
export type Answer = (arrival: Arrival, workspace: Workspace) => Promise<void>;

const tokenOf = ({ act }: Incoming): string => (act.kind === 'pressed' ? act.token : '');

/** The act behind a share button; undefined where the token is damaged, which the bot explains. */
function shareOf(token: string) {
  try {
    const act = decodeAct(token);
    return act.kind === 'share' ? act : undefined;
  } catch {
    return;
  }
}

export function createAnswer(conversing: Conversing): Answer {
  const { handle, heardAt, respond, log, slowAfter, turns } = conversing;
  const memory = createThreadMemory();

  /** Where the answer goes: into a form that opens now, or where it would go without one. */
  async function opened({ back, modal }: Arrival, { sender }: Workspace): Promise<Back> {
    if (!modal) return back;
    const { trigger, origin } = modal;
    try {
      // What opens a form is good for three seconds.
      return await turns.first(() => sender.open(trigger, loadingView(origin), origin));
    } catch (error) {
      log.warn({ error: String(error) }, 'a form did not open, so the answer goes without one');
      return back;
    }
  }

  /**
   * What the role decides is asked of Slack at each act: it may have been taken away since. What an answer offers to its one
   * reader goes by what their role most likely is.
   */
  async function withStanding(
    incoming: Incoming,
    { standingOf, likelyStanding }: Workspace,
    sharedTo: Promise<Channel | undefined> | undefined,
  ): Promise<Incoming> {
    const { actor, place, act, heardBy: audience } = incoming;
    const look = needsRole(act) ? standingOf : likelyStanding;
    if (look === likelyStanding && (audience === 'everyone' || readsPages(tokenOf(incoming)))) {
      return incoming;
    }
    const { guest, ...standing } = await look(actor.id, place.workspace);
    const known = { ...actor, ...standing };
    const channel = await sharedTo;
    const may = !channel || mayWrite({ ...known, guest }, channel, place.thread !== undefined);
    return { ...incoming, actor: may ? known : { ...known, mayWrite: false } };
  }

  /** A question to ask back before a fact-check is shared. */
  function askedFirst({ act, actor }: Incoming, sure: boolean, channel: Channel | undefined) {
    if (sure || act.kind !== 'pressed' || actor.mayWrite === false) return;
    const wanted = shareOf(act.token);
    const readers = readersOf(channel);
    return wanted && readers !== 'own' ? askBeforeSharing(wanted, readers) : undefined;
  }

  /** Who reads the answer, as the place may have chosen. */
  async function heardBy({ incoming, maybeOpen }: Arrival): Promise<Audience> {
    return maybeOpen ? heardInTime(heardAt, incoming.place) : incoming.heardBy;
  }

  /** Says that the search goes on if it does, and waits for its end. */
  async function awaited(work: Promise<Reply | undefined>, back: Back, workspace: Workspace) {
    const { client } = workspace;
    const early = await Promise.race([
      work.then((reply) => ({ reply })),
      sleep(slowAfter, undefined, { ref: false }),
    ]);
    if (early) return { reply: early.reply, back };
    const shown = await showProgress(back, { client, respond }).catch((error: unknown) => {
      log.debug({ error: String(error) }, 'that the search goes on could not be said');
      return back;
    });
    const reply = await work;
    await endProgress(shown, client).catch((error: unknown) =>
      log.debug({ error: String(error) }, 'a status could not be taken away'),
    );
    return { reply, back: shown };
  }

  return async (arrival, workspace) => {
    const { place: where } = arrival.incoming;
    const sharing = shares(tokenOf(arrival.incoming)) && where.kind !== 'direct';
    const sharedTo = sharing ? workspace.channelAt(where.channel) : undefined;
    const [place, asked, audience] = await Promise.all([
      opened(arrival, workspace),
      withStanding(arrival.incoming, workspace, sharedTo),
      heardBy(arrival),
    ]);
    const question = sharing && askedFirst(asked, arrival.sure === true, await sharedTo);
    if (question) return workspace.sender.answer(place, question, { sure: true });
    const incoming = { ...asked, heardBy: audience };
    // What is said to the asker alone cannot turn into what everyone reads.
    const open = arrival.maybeOpen === true && audience === 'everyone';
    const work = turns.later().then(() => handle(memory.follow(incoming)));
    const { reply, back } = open
      ? { reply: await work, back: place }
      : await awaited(work, place, workspace);
    if (!reply) return;
    memory.remember(incoming, reply);
    await workspace.sender.answer(back, reply, { open });
  };
}
