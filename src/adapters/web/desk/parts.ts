import { html } from 'hono/html';
import type { FactCheck } from '../../../core/factcheck.ts';
import type { SearchIndex } from '../../../core/ports.ts';
import type { Copy, Person, Publication, Target } from '../../../core/publication.ts';
import { webUrl } from '../../../core/url.ts';
import { cleanLine } from '../../clean.ts';
import { shortenLine } from '../../fit.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { Turn } from './turn.ts';
import type { DeskWords } from './words.ts';

const mostOfAClaim = 200;
const mostOfAName = 80;

/** A text of somebody's, on one line. */
export const line = (text: string, most = mostOfAClaim): string =>
  shortenLine(cleanLine(text), most);

/** How to name a person: their name, else their id. */
export const namedBy = ({ name, id }: Person): string => line(name || id, mostOfAName);

/** A place by the name it had when it was looked up, else by its id. */
export const placeName = ({ name, place }: Target): string =>
  line(name || place.channel, mostOfAName);

/** The same with its platform, for lists over both. */
export const fullName = (target: Target): string =>
  `${placeName(target)} (${labels.platforms[target.place.platform]})`;

/** The fact-check that a publication is about; the first of a digest. */
export const factCheckIdOf = ({ content }: Pick<Publication, 'content'>): string =>
  content.kind === 'digest' ? (content.factChecks[0] ?? '') : content.factCheck;

/** What a publication is called: its claim. */
export async function claimOf(
  index: Pick<SearchIndex, 'get'>,
  publication: Publication,
  { desk }: DeskWords,
): Promise<string> {
  if (publication.content.kind === 'digest') return desk.digest;
  const id = factCheckIdOf(publication);
  return line((await index.get(id))?.claim ?? id);
}

/** A form with one button and what it says beside it. */
export function pressForm(
  { token }: Turn,
  action: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
  { primary = false, about = '' } = {},
): Html {
  const hidden = Object.entries({ token, ...fields }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const name = about ? html` aria-label="${`${label}: ${about}`}"` : null;
  return html`<form method="post" action="${action}">${hidden}<button class="${primary ? 'button primary' : 'button'}"${name}>${label}</button></form>`;
}

/** A copy in one line: where, how it is, why, and its message where it stands. */
function copyItem(copy: Copy, { desk, reasons }: DeskWords): Html {
  const { target, state, reason, receipt } = copy;
  const said = reason ? `${desk.states[state]}. ${reasons[reason]}` : desk.states[state];
  const url = receipt?.url === undefined ? undefined : webUrl(receipt.url);
  const link =
    url && state !== 'removed' && state !== 'deleted'
      ? html` <a href="${url}" rel="noopener noreferrer">${labels.message}<span class="unseen">: ${printable(fullName(target))}</span></a>`
      : null;
  return html`<li><span dir="auto">${printable(desk.copyLine(fullName(target), said))}</span>${link}</li>`;
}

export function copyList(copies: readonly Copy[], words: DeskWords): Html {
  return html`<ul class="lines" role="list">${copies.map((copy) => copyItem(copy, words))}</ul>`;
}

/** A fact-check's rating and who gave it, in a line. */
export function ratingLine({ rating, publisher, status }: FactCheck): Html {
  const said =
    status === 'withdrawn' ? labels.withdrawnAlready : (rating?.label ?? labels.noRating);
  return html`<p class="small" dir="auto">${printable(line(`${said}, ${publisher.name}`))}</p>`;
}

/** The same below its claim, which leads to its page. */
export const checkLine = (factCheck: FactCheck): Html =>
  html`<p class="item" dir="auto"><a href="/desk/checks/${factCheck.id}">${printable(line(factCheck.claim))}</a></p>
${ratingLine(factCheck)}`;

/** Links to the pages beside this one. */
export function pager(path: string, page: number, more: boolean): Html | null {
  if (page === 1 && !more) return null;
  const to = (n: number) => `${path}${path.includes('?') ? '&' : '?'}page=${n}`;
  return html`<p class="actions">
${page > 1 ? html`<a class="button" href="${to(page - 1)}">${labels.newer}</a>` : null}
${more ? html`<a class="button" href="${to(page + 1)}">${labels.older}</a>` : null}
</p>`;
}
