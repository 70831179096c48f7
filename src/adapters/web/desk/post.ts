import { setTimeout as sleep } from 'node:timers/promises';
import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { Progress } from '../../../core/press.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { addCompose, composeView, timeFrom, timeInput } from './compose.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { claimOf, copyList, factCheckIdOf, fullName, namedBy, pressForm } from './parts.ts';
import { isAhead } from './posts.ts';
import { previewView } from './preview.ts';
import type { Rooms } from './rooms.ts';
import type { Fields, Turn, View } from './turn.ts';

/** So long whoever confirmed waits for the receipt before they see how far it is, in milliseconds. */
const patience = 4000;
const lookEvery = 100;

const isWaiting = ({ publication, copies }: Progress): boolean =>
  publication.state === 'confirmed' && copies.some(({ state }) => state === 'waiting');

function byWhomHtml({ publication }: Progress, { words, zone }: Turn): Html {
  const { by, approvedBy, confirmedAt, createdAt, feed, content } = publication;
  const name = by.platform === 'console' ? words.desk.factdesk : namedBy(by);
  const note = content.kind === 'card' ? content.note : undefined;
  return html`<p class="small" dir="auto">${printable(labels.postedBy(name, words.time(confirmedAt ?? createdAt, zone)))}${approvedBy ? ` ${printable(labels.approvedBy(namedBy(approvedBy)))}` : ''}${feed ? ` ${labels.fromFeed}` : ''}</p>
${note ? html`<p dir="auto">${labels.note}: ${printable(note)}</p>` : null}`;
}

function moveHtml(desk: DeskPage, { publication }: Progress, turn: Turn): Html | null {
  const { id, dueAt } = publication;
  if (!dueAt || !isAhead(publication, desk.now())) return null;
  const { zone, token } = turn;
  return html`<form class="stack" method="post" action="/desk/posts/${id}/move"><input type="hidden" name="token" value="${token}">
${timeInput(labels.newTime(zone), desk.timeField(dueAt, zone))}
<button class="button">${labels.move}</button></form>`;
}

function actionsHtml(progress: Progress, turn: Turn): Html {
  const { publication, undoUntil, copies, open } = progress;
  const { buttons } = turn.words.desk;
  const { id, state } = publication;
  const unsettled = copies.some((copy) => copy.state === 'waiting');
  // What stands somewhere was posted: it is undone, not cancelled.
  const stands = copies.some((copy) => copy.state !== 'waiting' && copy.state !== 'removed');
  const cancellable = state === 'proposed' || (state === 'scheduled' && unsettled && !stands);
  const decidable = open.some((job) => job.state === 'unknown' || job.state === 'dead');
  const link = (to: string, label: string) => html`<a class="button" href="${to}">${label}</a>`;
  return html`<div class="actions">
${state === 'proposed' ? link(`/desk/posts/${id}/preview`, buttons.preview) : null}
${unsettled ? link(`/desk/posts/${id}`, buttons.refresh) : null}
${cancellable ? pressForm(turn, `/desk/posts/${id}/cancel`, buttons.cancel) : null}
${undoUntil && !cancellable ? pressForm(turn, `/desk/posts/${id}/undo`, buttons.undo) : null}
${decidable ? link('/desk/trouble', buttons.trouble) : null}
</div>`;
}

/** What became of a post: each copy with its link, and what can still be done. */
async function progressView(desk: DeskPage, progress: Progress, turn: Turn): Promise<View> {
  const { words, zone } = turn;
  const { publication, copies, undoUntil } = progress;
  const claim = await claimOf(desk.index, publication, words);
  const check = factCheckIdOf(publication);
  // What is still to go out has no copies to speak of, and is cancelled, not undone.
  const ahead = isAhead(publication, desk.now());
  return {
    title: words.desk.title(claim),
    body: html`<p class="state">${words.stateLine(progress, zone)}</p>
${byWhomHtml(progress, turn)}
<section class="panel"><h2>${ahead ? words.desk.places : labels.copies}</h2>
${ahead || copies.length === 0 ? html`<p dir="auto">${printable(publication.targets.map(fullName).join(', ') || labels.noneYet)}</p>` : copyList(copies, words)}
${undoUntil && !ahead ? html`<p class="small">${words.desk.undoUntil(words.time(undoUntil, zone))}</p>` : null}
</section>
${moveHtml(desk, progress, turn)}
${actionsHtml(progress, turn)}
<p><a href="/desk/checks/${check}">${labels.seeCheck}</a></p>`,
  };
}

/** A version as a form carries it; whatever is none is no current one. */
function versionOf(fields: Fields): number {
  const version = Number(fields.one('version'));
  if (!Number.isInteger(version)) throw new UserError('preview-stale');
  return version;
}

/** One publication, from the draft to its copies. */
export function addPost(rooms: Rooms, desk: DeskPage): void {
  const { drafts, copies } = desk.press;

  rooms.show('/posts/:id', async (turn) => {
    const progress = await copies.progress(turn.param('id'), turn.person);
    const { publication } = progress;
    return publication.state === 'draft'
      ? composeView(desk, publication, turn)
      : progressView(desk, progress, turn);
  });

  rooms.show('/posts/:id/preview', async (turn) => {
    const id = turn.param('id');
    const progress = await copies.progress(id, turn.person);
    const { state } = progress.publication;
    if (state !== 'draft' && state !== 'proposed') return progressView(desk, progress, turn);
    return previewView(desk, await drafts.look(id, turn.person), turn);
  });

  /** Waits a moment for the receipt, so that it has the links. */
  async function settled(id: string, { person }: Turn): Promise<string> {
    const until = Date.now() + patience;
    while (isWaiting(await copies.progress(id, person)) && Date.now() < until) {
      await sleep(lookEvery);
    }
    return `/posts/${id}`;
  }
  const decide = (
    name: string,
    act: (id: string, turn: Turn, fields: Fields) => Promise<unknown>,
  ) =>
    rooms.act(`/posts/:id/${name}`, async (turn, fields) => {
      const id = turn.param('id');
      await act(id, turn, fields);
      return settled(id, turn);
    });

  addCompose(rooms, desk);
  decide('confirm', (id, { person }, fields) => drafts.confirm(id, versionOf(fields), person));
  decide('approve', (id, { person }, fields) => drafts.approve(id, versionOf(fields), person));
  decide('cancel', (id, { person }) => drafts.cancel(id, person));
  decide('undo', (id, { person }) => copies.undo(id, person));
  decide('move', (id, turn, fields) => {
    const dueAt = timeFrom(desk, fields.one('time'), turn);
    if (!dueAt) throw new UserError('time-unreadable');
    return drafts.change(id, turn.person, { dueAt });
  });
}
