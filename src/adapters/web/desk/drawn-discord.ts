import { html } from 'hono/html';
import { z } from 'zod';
import { webUrl } from '../../../core/url.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';

/** Kinds of components (docs.discord.com/developers/components/reference) that a post is made of. */
const kinds = { row: 1, button: 2, section: 9, text: 10, container: 17 };
const primary = 1;

const componentSchema = z.looseObject({
  type: z.number(),
  content: z.string().optional(),
  label: z.string().optional(),
  style: z.number().optional(),
  url: z.string().optional(),
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  get components() {
    return z.array(componentSchema).optional();
  },
  get accessory() {
    return componentSchema.optional();
  },
});
type Component = z.infer<typeof componentSchema>;
const messageSchema = z.looseObject({ components: z.array(componentSchema).min(1) });

/** What acts in a line: an escaped mark, the ends of what is bold, a masked link. */
const inline = /\\(.)|(\*\*)|\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/gsu;
const unescaped = (text: string): string => text.replace(/\\(.)/gsu, '$1');

function linkTo(title: string, address: string): Html {
  const url = webUrl(address);
  return url
    ? html`<a href="${url}" rel="noopener noreferrer">${printable(title)}</a>`
    : html`${printable(title)}`;
}

/** One line of Discord's Markdown, as far as the desk writes it. */
function lineHtml(text: string): Html {
  const done: Html[] = [];
  let bold: Html[] | undefined;
  let from = 0;
  const put = (part: Html) => (bold ?? done).push(part);
  for (const match of text.matchAll(inline)) {
    const [whole, escaped, marks, title, address] = match;
    put(html`${printable(text.slice(from, match.index))}`);
    from = match.index + whole.length;
    if (escaped !== undefined) put(html`${printable(escaped)}`);
    else if (title !== undefined) put(linkTo(unescaped(title), address ?? ''));
    else if (marks && bold) {
      done.push(html`<strong>${bold}</strong>`);
      bold = undefined;
    } else bold = [];
  }
  put(html`${printable(text.slice(from))}`);
  return html`${done}${bold ? html`**${bold}` : null}`;
}

const starts: [mark: string, name: string][] = [
  ['### ', 'heading'],
  ['## ', 'title'],
  ['-# ', 'subtext'],
  ['> ', 'quote'],
];

function textHtml(content: string): Html {
  const lines = content.split('\n').map((text) => {
    const [mark, name] = starts.find(([begin]) => text.startsWith(begin)) ?? ['', 'plain'];
    return html`<p class="d-${name}" dir="auto">${lineHtml(text.slice(mark.length))}</p>`;
  });
  return html`<div class="d-text">${lines}</div>`;
}

function buttonHtml({ label = '', style, url }: Component): Html {
  const name = style === primary ? 'd-button d-primary' : 'd-button';
  return html`<span class="${name}" dir="auto">${printable(label)}${url ? ' ↗' : ''}</span>`;
}

function componentHtml(one: Component): Html | Html[] {
  const inside = one.components ?? [];
  switch (one.type) {
    case kinds.text:
      return textHtml(one.content ?? '');
    case kinds.button:
      return buttonHtml(one);
    case kinds.row:
      return html`<div class="d-row">${inside.map(componentHtml)}</div>`;
    case kinds.section:
      return html`<div class="d-section"><div>${inside.map(componentHtml)}</div>${one.accessory ? componentHtml(one.accessory) : null}</div>`;
    case kinds.container:
      return containerHtml(one);
    default:
      return [];
  }
}

/** The colour is drawn: the page takes no styles that stand in its markup. */
function containerHtml({ components = [], accent_color }: Component): Html {
  const colour =
    typeof accent_color === 'number' ? `#${accent_color.toString(16).padStart(6, '0')}` : undefined;
  const bar =
    colour === undefined
      ? null
      : html`<svg class="d-bar" aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
  return html`<div class="d-card">${bar}<div class="d-inside">${components.map(componentHtml)}</div></div>`;
}

/** A card as Discord draws it; undefined where the message is none. */
export function drawnCard(payload: unknown): Html | undefined {
  const { data } = messageSchema.safeParse(payload);
  return data && html`<div class="drawn discord">${data.components.map(componentHtml)}</div>`;
}
