import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { Reached } from '../../../core/press.ts';
import type { Revision } from '../../../core/publication.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { ratingHtml } from './check.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { line, pressForm } from './parts.ts';
import type { Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';

/** A change about whose copies somebody has to decide. */
async function openItem(
  { index }: DeskPage,
  { revision, copies }: { revision: Revision; copies: number },
  turn: Turn,
): Promise<Html> {
  const { words, zone } = turn;
  const { factCheck: id, revision: number, fields, why, at } = revision;
  const claim = line((await index.get(id))?.claim ?? id);
  const decide = (decision: 'update' | 'leave', label: string) =>
    pressForm(
      turn,
      '/desk/corrections/decide',
      label,
      { id, revision: String(number), decision },
      { about: claim },
    );
  return html`<li class="post"><p class="item" dir="auto"><a href="/desk/checks/${id}">${printable(claim)}</a></p>
<p>${words.desk.changedFields(words.fieldWords(fields), copies)}</p>
<p class="small">${words.time(at, zone)}</p>
${ratingHtml(revision)}
${why ? html`<p dir="auto">${printable(labels.why(why))}</p>` : null}
<div class="actions">${decide('update', words.desk.buttons.update)}${decide('leave', words.desk.buttons.leaveAsIs)}</div></li>`;
}

/** How far the copies of a fact-check are now, as the address says that it was decided. */
async function noticeOf({ press, index }: DeskPage, turn: Turn): Promise<string | undefined> {
  const id = turn.query('done');
  if (!id || !(await index.get(id))) return;
  const { updated, total }: Reached = await press.corrections.reached(id, turn.person);
  return turn.words.desk.reached(updated, total);
}

/** What changed after it was posted. */
export function addCorrections(rooms: Rooms, desk: DeskPage): void {
  const { corrections } = desk.press;

  rooms.show('/corrections', async (turn) => {
    const { words, person } = turn;
    const open = await corrections.open(person);
    const items = await Promise.all(open.map((one) => openItem(desk, one, turn)));
    return {
      title: labels.to.corrections,
      notice: await noticeOf(desk, turn),
      body: html`<section class="panel"><h2>${words.desk.changesTitle}</h2>
${items.length > 0 ? html`<ul class="posts" role="list">${items}</ul>` : html`<p>${words.desk.noChanges}</p>`}</section>
<section class="panel"><h2>${labels.correctSome}</h2><p>${labels.correctHow}</p>
<p><a class="button" href="/desk/checks">${labels.find}</a></p></section>`,
    };
  });

  rooms.act('/corrections/decide', async ({ person }, fields) => {
    const decision = fields.one('decision');
    const revision = Number(fields.one('revision'));
    if (decision !== 'update' && decision !== 'leave') throw new UserError('setting-refused');
    if (!Number.isSafeInteger(revision)) throw new UserError('preview-stale');
    const id = fields.one('id');
    await corrections.decide(id, revision, decision, person);
    return `/corrections?done=${encodeURIComponent(id)}`;
  });
}
