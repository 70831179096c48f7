import { html } from 'hono/html';
import type { Block, Link, ListItem, Reply } from '../../core/message.ts';
import { toneOf } from '../../core/rating.ts';
import { webUrl } from '../../core/url.ts';
import { printable } from '../printable.ts';
import { verdictWord } from '../verdict.ts';
import { actionControl, actionForm, shareLink } from './controls.ts';
import { labelsIn } from './languages.ts';
import { type Html, marked, type Numbered } from './marks.ts';

/** On lines of their own, for whatever reads a page without laying it out. */
const spaced = (parts: readonly (Html | Html[])[]): Html[] => parts.map((part) => html`${part}\n`);

/** Shown beside a link, so that a reader knows where it leads before following it. */
const hostOf = (url: string): string => URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';

function linkItem({ n, title, url }: Link, { id }: Numbered): Html {
  const words = printable(title);
  const address = url === undefined ? undefined : webUrl(url);
  const number = n === undefined ? null : html`<span class="number">[${n}]</span> `;
  const anchor = n === undefined ? null : html` id="${`${id}-${n}`}"`;
  const linked = address
    ? html`<a href="${address}" rel="noopener" dir="auto">${words}</a> <span class="host">${hostOf(address)}</span>`
    : html`<span dir="auto">${words}</span>`;
  return html`<li${anchor}>${number}<span>${linked}</span></li>`;
}

/** The language of words that are in another than the card's. */
const langOf = ({ language }: { language?: string }): Html | null =>
  language === undefined ? null : html` lang="${language}"`;

function listItem(item: ListItem): Html {
  const { title, detail, action } = item;
  return html`<li>
  <div><p class="item"${langOf(item)} dir="auto">${printable(title)}</p>
  ${detail && html`<p class="small" dir="auto">${printable(detail)}</p>`}</div>
  ${action && actionControl(action, title)}
</li>`;
}

type Text = Extract<Block, { kind: 'text' }>;

function paragraphs(block: Text, card: Numbered): Html[] {
  const lines = printable(block.text)
    .split(/\s*\n\s*/)
    .filter((line) => line.trim() !== '');
  const kind = block.style === 'small' ? html` class="small"` : null;
  const lang = langOf(block);
  return spaced(lines.map((line) => html`<p${kind}${lang} dir="auto">${marked(line, card)}</p>`));
}

function verdictHtml(block: Extract<Block, { kind: 'verdict' }>): Html {
  const lang = block.lead === undefined ? langOf(block) : null;
  return html`<div class="ruling">
<h2 class="verdict"${lang} dir="auto">${printable(verdictWord(block))}</h2>
<p class="publisher" dir="auto">${printable(block.publisher)}</p>
</div>`;
}

/** The first heading of a card is its own, the others stand under it. */
function heading(text: string, level: 2 | 3, card: Numbered, lang: Html | null = null): Html {
  const words = marked(printable(text), card);
  return level === 2
    ? html`<h2${lang} dir="auto">${words}</h2>`
    : html`<h3${lang} dir="auto">${words}</h3>`;
}

function blockHtml(block: Block, level: 2 | 3, card: Numbered): Html | Html[] {
  switch (block.kind) {
    case 'verdict':
      return verdictHtml(block);
    case 'text':
      if (block.style === 'heading') return heading(block.text, level, card, langOf(block));
      if (block.style !== 'quote') return paragraphs(block, card);
      return html`<blockquote dir="auto">${paragraphs(block, card)}</blockquote>`;
    case 'links':
      return html`${heading(block.label, level, card)}
<ul class="links" role="list">${spaced(block.items.map((item) => linkItem(item, card)))}</ul>`;
    case 'list':
      return html`${heading(block.label, level, card)}
${actionForm(html`<ul class="list" role="list">${block.items.map(listItem)}</ul>`)}`;
    case 'notice':
      return html`<p class="notice ${block.tone}" dir="auto">${printable(block.text)}</p>`;
  }
}

const hasHeading = (block: Block): boolean =>
  block.kind === 'verdict' ||
  block.kind === 'links' ||
  block.kind === 'list' ||
  (block.kind === 'text' && block.style === 'heading');

function toneClass({ blocks }: Reply): string {
  const verdict = blocks.find((block) => block.kind === 'verdict');
  return verdict ? ` ${toneOf(verdict.verdict)}` : '';
}

/** A fact-check can be shared even where the desk itself has nobody to show it to. */
function sharing(reply: Reply): Html[] {
  const shares = reply.actions.some((action) => 'act' in action && action.act.kind === 'share');
  return shares || reply.about === undefined
    ? []
    : [shareLink(reply.about, labelsIn(reply.locale).share)];
}

/**
 * A reply as an article of the page. Every text in it is escaped and isolated in its direction; nothing is left out,
 * since a page has no limit.
 *
 * @param id begins every id in the card, so that several cards can stand on one page
 */
export function card(reply: Reply, id: string): Html {
  const links = reply.blocks.flatMap((block) => (block.kind === 'links' ? block.items : []));
  const numbers = new Set(links.flatMap(({ n }) => n ?? []));
  const first = reply.blocks.findIndex(hasHeading);
  const body = reply.blocks.map((block, at) =>
    blockHtml(block, at === first ? 2 : 3, { id, numbers }),
  );
  const controls = [...reply.actions.map((action) => actionControl(action)), ...sharing(reply)];
  return html`<article class="answer${toneClass(reply)}" id="${id}" tabindex="-1" aria-label="${printable(reply.title)}">
${spaced(body)}
${controls.length > 0 ? actionForm(html`<div class="actions">${spaced(controls)}</div>`) : null}
</article>`;
}
