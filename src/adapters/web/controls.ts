import { html } from 'hono/html';
import { type Act, encodeAct } from '../../core/act.ts';
import type { Action } from '../../core/message.ts';
import { webUrl } from '../../core/url.ts';
import { printable } from '../printable.ts';
import type { Html } from './marks.ts';

/** What a button sends: an act's token, or an example question as if it had been typed. */
function sends(act: Act): Html {
  return act.kind === 'ask'
    ? html`name="q" value="${printable(act.question)}" formaction="/ask"`
    : html`name="act" value="${encodeAct(act)}"`;
}

/** Where a fact-check stands on this desk for as long as the library holds it. */
const addressOf = (id: string): string => `/checks/${id}`;

/**
 * Sharing on a page, where nobody else reads along: a link to the fact-check's own address. `page.js` hands the address
 * on instead of following it.
 */
export function shareLink(id: string, label: string): Html {
  return html`<a class="button share" href="${addressOf(id)}">${label}</a>`;
}

/**
 * A button (in a form that `actionForm` makes) or a link.
 *
 * @param about what it belongs to where its label alone would not say, e.g. one "Open" of three
 */
export function actionControl(action: Action, about?: string): Html {
  const label = printable(action.label);
  const kind = action.primary ? 'button primary' : 'button';
  const name = about === undefined ? null : html` aria-label="${label}: ${printable(about)}"`;
  if ('act' in action) {
    if (action.act.kind === 'share') return shareLink(action.act.id, label);
    return html`<button class="${kind}" ${sends(action.act)}${name} dir="auto">${label}</button>`;
  }
  const address = webUrl(action.url);
  return address
    ? html`<a class="${kind}" href="${address}" rel="noopener"${name} dir="auto">${label}</a>`
    : html``;
}

/** A form around controls, whose buttons work without script. */
export function actionForm(controls: Html): Html {
  return html`<form method="post" action="/act">${controls}</form>`;
}
