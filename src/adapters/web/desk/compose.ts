import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { Publication, Target } from '../../../core/publication.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { claimOf, fullName, pressForm } from './parts.ts';
import { placeFrom, placeValue } from './places.ts';
import type { Rooms } from './rooms.ts';
import type { Turn, View } from './turn.ts';

const mostFound = 25;
/** Of one post. The press says so too; here it is said before each of them is looked at. */
const mostPlaces = 25;

/** A field to search with; what was typed stays in it. */
export function searchForm(action: string, name: string, label: string, typed: string): Html {
  return html`<form class="search" method="get" action="${action}">
<label for="${name}">${label}</label>
<div class="row"><input id="${name}" name="${name}" type="search" value="${printable(typed)}" dir="auto" autocomplete="off">
<button class="button">${labels.search}</button></div>
</form>`;
}

/** Channels whose name holds what was typed; undefined where they cannot be read at the moment. */
export async function placesFound(
  { press, log }: DeskPage,
  typed: string,
  { person }: Turn,
): Promise<Target[] | undefined> {
  try {
    return await press.places(person, typed.slice(0, 100), mostFound);
  } catch (error) {
    log.warn({ err: error }, 'the channels of a platform could not be read');
    return;
  }
}

function choices(legend: string, targets: readonly Target[], chosen: boolean): Html | null {
  if (targets.length === 0) return null;
  const items = targets.map((target) => {
    const checked = chosen ? html` checked` : null;
    return html`<label class="choice"><input type="checkbox" name="place" value="${placeValue(target.place)}"${checked}> <span dir="auto">${printable(fullName(target))}</span></label>`;
  });
  return html`<fieldset><legend>${legend}</legend>${items}</fieldset>`;
}

async function placesHtml(desk: DeskPage, { id, targets }: Publication, turn: Turn): Promise<Html> {
  const typed = turn.query('find');
  const all = await placesFound(desk, typed, turn);
  const known = new Set(targets.map(({ place }) => placeValue(place)));
  const found = all?.filter(({ place }) => !known.has(placeValue(place)));
  const nothing = all ? labels.noPlaceFound : labels.placesUnreached;
  return html`<section class="panel"><h2>${labels.choosePlaces}</h2>
${searchForm(`/desk/posts/${id}`, 'find', labels.findPlace, typed)}
<form method="post" action="/desk/posts/${id}/places"><input type="hidden" name="token" value="${turn.token}">
${targets.length > 0 ? choices(labels.placesChosen, targets, true) : html`<p>${turn.words.desk.noPlaces}</p>`}
${found && found.length > 0 ? choices(labels.placesFound, found, false) : html`<p class="small">${nothing}</p>`}
<button class="button">${labels.savePlaces}</button>
</form></section>`;
}

/** Where a time is written in the moderator's zone. */
export function timeInput(label: string, value: string): Html {
  return html`<label for="time">${label}</label>
<input id="time" name="time" type="datetime-local" value="${value.replace(' ', 'T')}">`;
}

function detailsHtml(desk: DeskPage, { id, content, dueAt }: Publication, turn: Turn): Html {
  const { words, zone, token } = turn;
  const note = content.kind === 'card' ? (content.note ?? '') : '';
  const time = dueAt ? desk.timeField(dueAt, zone) : '';
  return html`<section class="panel"><h2>${labels.details}</h2>
<form class="stack" method="post" action="/desk/posts/${id}/details"><input type="hidden" name="token" value="${token}">
<label for="note">${words.desk.note}</label>
<textarea id="note" name="note" rows="3" maxlength="1000" dir="auto">
${printable(note)}</textarea>
${timeInput(labels.time(zone), time)}
<button class="button">${labels.saveDetails}</button>
</form></section>`;
}

const notices: Readonly<Record<string, string>> = { saved: labels.saved };

/** A draft: where it is to go, with what note, and when. */
export async function composeView(
  desk: DeskPage,
  publication: Publication,
  turn: Turn,
): Promise<View> {
  const { words } = turn;
  const { id } = publication;
  const claim = await claimOf(desk.index, publication, words);
  return {
    title: words.desk.title(claim),
    notice: notices[turn.query('done')],
    body: html`<p>${words.desk.nothingYet}</p>
${await placesHtml(desk, publication, turn)}
${detailsHtml(desk, publication, turn)}
<div class="actions"><a class="button primary" href="/desk/posts/${id}/preview">${words.desk.buttons.preview}</a>
${pressForm(turn, `/desk/posts/${id}/cancel`, words.desk.buttons.cancel)}</div>`,
  };
}

/** A typed time; null for none. @throws UserError `time-unreadable` */
export function timeFrom(desk: DeskPage, typed: string, { zone }: Turn): Date | null {
  const wanted = typed.trim();
  if (!wanted) return null;
  const read = desk.readTime(wanted, zone, desk.now());
  if (!read) throw new UserError('time-unreadable');
  return read;
}

/** The forms of a draft. */
export function addCompose(rooms: Rooms, desk: DeskPage): void {
  const { drafts } = desk.press;

  rooms.act('/posts/:id/places', async ({ person, param }, fields) => {
    const values = [...new Set(fields.all('place'))];
    if (values.length > mostPlaces) throw new UserError('too-many-places');
    const found = await Promise.all(
      values.map(placeFrom).map((place) => {
        if (!place) throw new UserError('place-refused');
        return desk.press.examine(place);
      }),
    );
    const id = param('id');
    await drafts.change(id, person, { targets: found.map(({ target }) => target) });
    return `/posts/${id}?done=saved`;
  });

  rooms.act('/posts/:id/details', async (turn, fields) => {
    const id = turn.param('id');
    const dueAt = timeFrom(desk, fields.one('time'), turn);
    await drafts.change(id, turn.person, { note: fields.one('note'), dueAt });
    return `/posts/${id}?done=saved`;
  });
}
