import { html } from 'hono/html';
import type { Feed } from '../../../core/publication.ts';
import { verdictSchema } from '../../../core/rating.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { line } from './parts.ts';
import { placeValue } from './places.ts';
import type { Turn } from './turn.ts';

const fields = labels.feedFields;
const mostPublishers = 50;
const rhythms = ['at-once', 'daily', 'weekly'] as const;

const selected = (is: boolean): Html | null => (is ? html` selected` : null);

function textField(name: 'topics' | 'languages' | 'zone', value: string): Html {
  return html`<label for="${name}">${fields[name]}</label>
<input id="${name}" name="${name}" value="${printable(value)}" dir="auto" autocomplete="off">`;
}

function hourField(name: 'hour' | 'quietFrom' | 'quietTo', chosen: number): Html {
  const options = Array.from(
    { length: 24 },
    (_, n) => html`<option value="${n}"${selected(n === chosen)}>${labels.hour(n)}</option>`,
  );
  return html`<label for="${name}">${fields[name]}</label><select id="${name}" name="${name}">${options}</select>`;
}

function checkboxes(
  legend: string,
  name: string,
  all: readonly { value: string; label: string }[],
  chosen: readonly string[],
): Html | null {
  if (all.length === 0) return null;
  const items = all.map(({ value, label }) => {
    const checked = chosen.includes(value) ? html` checked` : null;
    return html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${checked}> <span dir="auto">${printable(line(label))}</span></label>`;
  });
  return html`<fieldset><legend>${legend}</legend>${items}</fieldset>`;
}

/** A feed as a form, to be made or changed. */
export async function feedForm(
  { index }: DeskPage,
  feed: Omit<Feed, 'by' | 'createdAt'>,
  { token }: Turn,
): Promise<Html> {
  const { publishers } = await index.shelves();
  const names = [
    ...new Set([
      ...feed.publishers,
      ...publishers.slice(0, mostPublishers).map(({ name }) => name),
    ]),
  ];
  return html`<form class="stack panel" method="post" action="/desk/feeds/save">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="id" value="${feed.id}">
<input type="hidden" name="place" value="${placeValue(feed.target.place)}">
${textField('topics', feed.topics.join(', '))}
${textField('languages', feed.languages.join(', '))}
${checkboxes(
  fields.publishers,
  'publisher',
  names.map((name) => ({ value: name, label: name })),
  feed.publishers,
)}
${checkboxes(
  fields.verdicts,
  'verdict',
  verdictSchema.options.map((value) => ({ value, label: labels.verdicts[value] })),
  feed.verdicts,
)}
<label for="rhythm">${fields.rhythm}</label><select id="rhythm" name="rhythm">${rhythms.map((value) => html`<option value="${value}"${selected(value === feed.rhythm)}>${labels.rhythms[value]}</option>`)}</select>
${hourField('hour', feed.hour)}
<label for="weekday">${fields.weekday}</label><select id="weekday" name="weekday">${labels.weekdays.map((day, at) => html`<option value="${at + 1}"${selected(at + 1 === feed.weekday)}>${day}</option>`)}</select>
${textField('zone', feed.zone)}
${hourField('quietFrom', feed.quietFrom)}
${hourField('quietTo', feed.quietTo)}
<label for="cap">${fields.cap}</label><input id="cap" name="cap" type="number" min="1" max="100" value="${feed.cap}">
<button class="button primary">${labels.saveFeed}</button>
</form>`;
}
