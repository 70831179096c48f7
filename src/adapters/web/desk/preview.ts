import { html } from 'hono/html';
import type { Preview } from '../../../core/press.ts';
import { printable } from '../../printable.ts';
import { card } from '../card.ts';
import type { Html } from '../marks.ts';
import { drawnPayload } from './drawn.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { line, placeName, pressForm } from './parts.ts';
import type { Turn, View } from './turn.ts';

interface Drawing {
  platform: string;
  names: string[];
  picture: Html;
}

/** What each place will get, drawn once for all that get the same. */
function drawingsOf({ publication, replies }: Preview, { draw }: DeskPage): Drawing[] {
  const drawings = new Map<string, Drawing>();
  for (const [at, target] of publication.targets.entries()) {
    const reply = replies[at];
    if (!reply) continue;
    const { platform } = target.place;
    const payload = draw(platform, reply);
    const key = `${platform} ${JSON.stringify(payload ?? reply)}`;
    const same = drawings.get(key);
    if (same) same.names.push(placeName(target));
    else {
      const picture = drawnPayload(platform, payload) ?? card(reply, `d${at}`);
      drawings.set(key, {
        platform: labels.platforms[platform],
        names: [placeName(target)],
        picture,
      });
    }
  }
  return [...drawings.values()];
}

const drawingHtml = ({ platform, names, picture }: Drawing): Html =>
  html`<figure class="drawing"><figcaption dir="auto">${printable(labels.asShown(platform, names.join(', ')))}</figcaption>
${picture}</figure>`;

function confirmHtml({ publication, places, needsApproval }: Preview, turn: Turn): Html | null {
  const { buttons } = turn.words.desk;
  const { id, version, state, dueAt } = publication;
  const possible = places.length > 0 && places.every(({ problem }) => !problem);
  if (!possible) return null;
  const proposed = state === 'proposed';
  const action = proposed ? 'approve' : 'confirm';
  const confirm = needsApproval ? buttons.propose : dueAt ? buttons.schedule : buttons.confirm;
  return pressForm(
    turn,
    `/desk/posts/${id}/${action}`,
    proposed ? buttons.approve : confirm,
    { version: String(version) },
    { primary: true },
  );
}

/** A post as it would go out: where, and exactly what. */
export function previewView(desk: DeskPage, seen: Preview, turn: Turn): View {
  const { words, zone } = turn;
  const { publication, places, needsApproval, factCheck } = seen;
  const { id, dueAt, state } = publication;
  const when = dueAt ? words.desk.goesAt(words.time(dueAt, zone)) : words.desk.goesAtOnce;
  const said = [when, ...(needsApproval ? [words.desk.needsApproval] : []), labels.exactly];
  const where =
    places.length > 0
      ? html`<ul class="lines" role="list">${places.map((place) => html`<li dir="auto">${printable(words.placeLine(place))}</li>`)}</ul>`
      : html`<p class="notice warning">${words.mistakes['no-places']}</p>`;
  const drawings = drawingsOf(seen, desk);
  return {
    title: words.desk.previewTitle(line(factCheck.claim)),
    body: html`<section class="panel"><h2>${words.desk.places}</h2>${where}
<p class="small">${said.join(' ')}</p></section>
${drawings.length > 0 ? drawings.map(drawingHtml) : html`<p>${labels.nothingDrawn}</p>`}
<div class="actions">${confirmHtml(seen, turn)}
${state === 'draft' ? html`<a class="button" href="/desk/posts/${id}">${words.desk.buttons.change}</a>` : null}
${pressForm(turn, `/desk/posts/${id}/cancel`, words.desk.buttons.cancel)}</div>`,
  };
}
