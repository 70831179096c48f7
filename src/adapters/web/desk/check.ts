import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { FactCheck } from '../../../core/factcheck.ts';
import type { Reached } from '../../../core/press.ts';
import type { Amendment, Revision } from '../../../core/publication.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { isFirst } from './checks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { copyList, line, pressForm, ratingLine } from './parts.ts';
import type { Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';

type How = Amendment['kind'];

/** A rating's change in a sentence; nothing where it did not change. */
export function ratingHtml({ was, now }: Revision): Html | null {
  if (was === now) return null;
  const of = (label: string) => line(label) || labels.noRating;
  return html`<p dir="auto">${printable(labels.wasNow(of(was), of(now)))}</p>`;
}

/** How far the copies are up to date, and those of one's own that cannot be, each with what to do. */
function reachedHtml({ updated, total, stuck }: Reached, { words }: Turn): Html | null {
  if (total === 0 && stuck.length === 0) return null;
  return html`<p>${words.desk.reached(updated, total)}</p>
${stuck.length > 0 ? html`<h3>${words.desk.stuck}</h3>${copyList(stuck, words)}` : null}`;
}

function amendHtml({ id, status }: FactCheck, turn: Turn): Html {
  const { desk } = turn.words;
  const form = (
    how: How,
    label: string,
  ) => html`<form class="stack" method="post" action="/desk/checks/${id}/amend">
<input type="hidden" name="token" value="${turn.token}"><input type="hidden" name="how" value="${how}">
<input type="hidden" name="once" value="${randomUUID()}">
<label for="${how}">${label}</label>
<textarea id="${how}" name="text" rows="3" maxlength="2000" required dir="auto"></textarea>
<button class="button">${labels.send[how]}</button></form>`;
  const forms =
    status === 'withdrawn'
      ? [form('restoration', desk.restoration)]
      : [form('correction', desk.correction), form('withdrawal', desk.withdrawal)];
  return html`<section class="panel"><h2>${labels.correctSome}</h2>${forms}
<p class="small">${desk.amendHint}</p></section>`;
}

function revisionItem(revision: Revision, { words, zone }: Turn): Html {
  const { fields, at, why, decided } = revision;
  return html`<li class="post"><p class="item">${labels.revision(revision.revision, words.time(at, zone))}</p>
<p class="small">${words.fieldWords(fields)}${decided ? `. ${labels.decided[decided]}` : ''}</p>
${ratingHtml(revision)}
${why ? html`<p dir="auto">${printable(labels.why(why))}</p>` : null}</li>`;
}

function correctionsHtml({ corrections }: FactCheck, { words }: Turn): Html | null {
  if (corrections.length === 0) return null;
  const dated = corrections.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date));
  const items = dated.map(
    ({ date, text, by }) => html`<li class="post"><p class="item">${words.date(date)}</p>
<p dir="auto">${printable(text)}</p>${by ? html`<p class="small" dir="auto">${printable(labels.correctionBy(line(by)))}</p>` : null}</li>`,
  );
  return html`<section class="panel"><h2>${labels.published}</h2><ul class="posts" role="list">${items}</ul></section>`;
}

const isHow = (how: string): how is How =>
  how === 'correction' || how === 'withdrawal' || how === 'restoration';

/** One fact-check: where it stands, how far that is up to date, and what can be said about it. */
export function addCheck(rooms: Rooms, desk: DeskPage): void {
  const { corrections, copies } = desk.press;

  rooms.show('/checks/:id', async (turn) => {
    const id = turn.param('id');
    const { words, person } = turn;
    const factCheck = await desk.index.get(id);
    if (!factCheck) throw new UserError('fact-check-gone');
    const [all, reached, history] = await Promise.all([
      copies.of(id, person),
      corrections.reached(id, person),
      corrections.history(id),
    ]);
    const notices: Readonly<Record<string, string>> = {
      amended: words.desk.amended,
      again: labels.sentAlready,
    };
    const publish =
      factCheck.status === 'withdrawn'
        ? null
        : pressForm(turn, '/desk/posts/begin', words.desk.buttons.publish, {
            id,
            once: randomUUID(),
          });
    return {
      title: words.desk.copiesTitle(line(factCheck.claim)),
      notice: notices[turn.query('done')],
      body: html`${ratingLine(factCheck)}
<div class="actions">${publish}<a class="button" href="/checks/${id}">${labels.publicPage}</a></div>
<section class="panel"><h2>${labels.copies}</h2>
${all.length > 0 ? copyList(all, words) : html`<p>${words.desk.noCopies}</p>`}
${reachedHtml(reached, turn)}</section>
${amendHtml(factCheck, turn)}
${correctionsHtml(factCheck, turn)}
<section class="panel"><h2>${labels.history}</h2>
${
  history.length > 0
    ? html`<ul class="posts" role="list">${history.map((one) => revisionItem(one, turn))}</ul>`
    : html`<p>${labels.noHistory}</p>`
}</section>`,
    };
  });

  rooms.act('/checks/:id/amend', async ({ param, person }, fields) => {
    const id = param('id');
    const how = fields.one('how');
    const text = fields.one('text');
    if (!isHow(how)) throw new UserError('setting-refused');
    if (!text.trim()) throw new UserError('empty-text');
    if (!(await desk.index.get(id))) throw new UserError('fact-check-gone');
    if (!(await isFirst(desk, fields.one('once')))) return `/checks/${id}?done=again`;
    if (how === 'correction') await corrections.correct(id, text, person);
    else if (how === 'withdrawal') await corrections.withdraw(id, text, person);
    else await corrections.restore(id, text, person);
    return `/checks/${id}?done=amended`;
  });
}
