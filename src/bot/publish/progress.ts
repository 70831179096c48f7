import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from '../../core/act.ts';
import type { Action, Block, Link, Reply } from '../../core/message.ts';
import type { Progress } from '../../core/press.ts';
import type { Copy, Job } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';
import type { Desk, Turn } from '../turn.ts';
import type { Words } from '../words/words.ts';
import { factCheckIdOf, namedFrom } from './naming.ts';
import { personOf } from './person.ts';
import { timePicker } from './time-picker.ts';

/** So long whoever confirmed waits for the receipt before they see how far it is, in milliseconds. */
const patience = 6000;
const lookEvery = 200;

/** A copy in one line, with its link where it stands. */
export function copyLink({ target, state, reason, receipt }: Copy, turn: Turn): Link {
  const { words } = turn;
  const { desk, reasons } = words;
  const where = namedFrom(target, turn);
  const state_ = reason ? `${desk.states[state]}. ${reasons[reason]}` : desk.states[state];
  const url = receipt?.url;
  return { title: desk.copyLine(where, state_), ...(url && state === 'standing' && { url }) };
}

const isGivenUp = ({ state }: Job): boolean => state === 'unknown' || state === 'dead';

/** Nothing of it is out yet. */
const isAllAhead = ({ copies }: Progress): boolean =>
  copies.every(({ state }) => state === 'waiting');

/** How far a post is, in one sentence. */
export function stateLine(
  { publication, copies, open }: Progress,
  words: Words,
  zone: string,
): string {
  const { desk } = words;
  const { state, dueAt } = publication;
  const standing = copies.filter((copy) => copy.state === 'standing').length;
  switch (state) {
    case 'proposed':
      return desk.proposed;
    case 'cancelled':
      // What was on its way at that very moment is deleted again.
      return copies.some((copy) => copy.receipt || copy.state === 'unknown')
        ? desk.undone
        : desk.cancelled;
    case 'undone':
      return open.some((job) => job.kind === 'remove' && isGivenUp(job))
        ? desk.receipt(standing, copies.length)
        : desk.undone;
    case 'scheduled':
      return standing === 0 && dueAt
        ? desk.scheduled(words.time(dueAt, zone))
        : desk.receipt(standing, copies.length);
    default:
      return desk.receipt(standing, copies.length);
  }
}

function actionsFor(progress: Progress, words: Words): Action[] {
  const { publication, undoUntil, copies, open } = progress;
  const { buttons } = words.desk;
  const { id: publicationId, state } = publication;
  const act = (label: string, what: Act): Action => ({ label, act: what });
  const unsettled = copies.some((copy) => copy.state === 'waiting');
  const decidable = open.some(isGivenUp);
  const cancellable = state === 'proposed' || isMovable(progress);
  return [
    ...(state === 'proposed'
      ? [act(buttons.preview, { kind: 'preview', publication: publicationId })]
      : []),
    ...(unsettled ? [act(buttons.refresh, { kind: 'post', publication: publicationId })] : []),
    ...(cancellable ? [act(buttons.cancel, { kind: 'cancel', publication: publicationId })] : []),
    ...(undoUntil && !cancellable
      ? [act(buttons.undo, { kind: 'undo', publication: publicationId })]
      : []),
    ...(decidable ? [act(buttons.trouble, { kind: 'posts', which: 'trouble', page: 1 })] : []),
    ...(publication.content.kind === 'digest' || state === 'cancelled'
      ? []
      : [act(buttons.copies, { kind: 'copies', id: factCheckIdOf(publication) })]),
    act(buttons.posts, { kind: 'posts', which: 'all', page: 1 }),
  ];
}

/** Scheduled, and nothing of it is out yet. */
const isMovable = (progress: Progress): boolean =>
  progress.publication.state === 'scheduled' && isAllAhead(progress);

/** What became of a post: each copy with its link, and what can still be done. */
export async function progressReply(desk: Desk, progress: Progress, turn: Turn): Promise<Reply> {
  const { words, preferences } = turn;
  const { desk: said, locale } = words;
  const { publication, copies, undoUntil } = progress;
  const factCheck = await desk.index.get(factCheckIdOf(publication));
  const title = said.title(oneLine(factCheck?.claim ?? said.digest, 150));
  const until: Block[] = undoUntil
    ? [
        {
          kind: 'text',
          style: 'small',
          text: said.undoUntil(words.time(undoUntil, preferences.zone)),
        },
      ]
    : [];
  return {
    title,
    blocks: [
      { kind: 'text', style: 'heading', text: stateLine(progress, words, preferences.zone) },
      { kind: 'text', style: 'plain', text: title },
      ...(copies.length > 0
        ? [
            {
              kind: 'links',
              label: said.places,
              items: copies.map((copy) => copyLink(copy, turn)),
            } satisfies Block,
          ]
        : []),
      ...until,
    ],
    actions: actionsFor(progress, words),
    ...(isMovable(progress) && { pickers: [timePicker(publication, turn)] }),
    audience: 'asker',
    locale,
  };
}

/** Whether there is something to wait for: a copy that is on its way at this moment. */
const isUnderWay = ({ publication, copies }: Progress): boolean =>
  publication.state === 'confirmed' && copies.some(({ state }) => state === 'waiting');

/** The receipt: waits a moment, so that it has the links. */
async function receipt(desk: Desk, id: string, turn: Turn): Promise<Reply> {
  const by = personOf(turn);
  let progress = await desk.press.copies.progress(id, by);
  const until = Date.now() + patience;
  while (isUnderWay(progress) && Date.now() < until) {
    await sleep(lookEvery);
    progress = await desk.press.copies.progress(id, by);
  }
  return progressReply(desk, progress, turn);
}

type Decided = Extract<Act, { kind: 'confirm' | 'approve' | 'cancel' | 'undo' }>;

/** A moderator's decision about a post. */
export async function decide(desk: Desk, act: Decided, turn: Turn): Promise<Reply> {
  const by = personOf(turn);
  const { drafts, copies } = desk.press;
  switch (act.kind) {
    case 'confirm':
      await drafts.confirm(act.publication, act.version, by);
      break;
    case 'approve':
      await drafts.approve(act.publication, act.version, by);
      break;
    case 'cancel':
      await drafts.cancel(act.publication, by);
      break;
    case 'undo':
      await copies.undo(act.publication, by);
      break;
  }
  return receipt(desk, act.publication, turn);
}
