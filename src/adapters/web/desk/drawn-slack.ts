import { html } from 'hono/html';
import { z } from 'zod';
import { webUrl } from '../../../core/url.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';

const textSchema = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
type Text = z.infer<typeof textSchema>;
const elementSchema = z.looseObject({
  type: z.string(),
  /** Of a button a text object, of a line of context the text itself. */
  text: z.union([textSchema, z.string()]).optional(),
  url: z.string().optional(),
  style: z.string().optional(),
  positive_button: z.object({ text: textSchema }).optional(),
  negative_button: z.object({ text: textSchema }).optional(),
});
type Element = z.infer<typeof elementSchema>;
const blockSchema = z.looseObject({
  type: z.string(),
  text: textSchema.optional(),
  accessory: elementSchema.optional(),
  elements: z.array(elementSchema).optional(),
});
type Block = z.infer<typeof blockSchema>;
const messageSchema = z.looseObject({ blocks: z.array(blockSchema).min(1) });

/** Slack's three escapes (docs.slack.dev/messaging/formatting-message-text). */
const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const words = (text: string): Html => html`${printable(decoded(text))}`;

const link = /<(https?:[^|>]*)\|([^>]*)>/g;

/** A line of mrkdwn without its marks at both ends. */
function linked(text: string): Html[] {
  const parts: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    const [whole, address = '', title = ''] = match;
    parts.push(words(text.slice(from, match.index)));
    from = match.index + whole.length;
    const url = webUrl(decoded(address));
    parts.push(
      url ? html`<a href="${url}" rel="noopener noreferrer">${words(title)}</a>` : words(title),
    );
  }
  return [...parts, words(text.slice(from))];
}

/** The desk writes whole lines in bold, and whole lines as quotations. */
function lineHtml(text: string): Html {
  if (text.startsWith('>')) return html`<p class="s-quote" dir="auto">${linked(text.slice(1))}</p>`;
  const bold = /^\*(.+)\*$/su.exec(text)?.[1];
  return bold === undefined
    ? html`<p dir="auto">${linked(text)}</p>`
    : html`<p dir="auto"><strong>${linked(bold)}</strong></p>`;
}

function textHtml({ type, text }: Text): Html[] {
  const lines = text.split('\n');
  return type === 'mrkdwn'
    ? lines.map(lineHtml)
    : lines.map((line) => html`<p dir="auto">${words(line)}</p>`);
}

const button = (text: string, primary = false, mark = ''): Html =>
  html`<span class="${primary ? 's-button s-primary' : 's-button'}" dir="auto">${words(text)}${mark}</span>`;

function elementHtml({
  text,
  url,
  style,
  positive_button,
  negative_button,
}: Element): Html | Html[] {
  if (positive_button && negative_button) {
    return [button(positive_button.text.text), button(negative_button.text.text)];
  }
  if (text === undefined) return [];
  return button(typeof text === 'string' ? text : text.text, style === 'primary', url ? ' ↗' : '');
}

const contextHtml = ({ text }: Element): Html[] => {
  if (text === undefined) return [];
  return textHtml(typeof text === 'string' ? { type: 'plain_text', text } : text);
};

function blockHtml({ type, text, accessory, elements = [] }: Block): Html | null {
  switch (type) {
    case 'header':
      return text ? html`<p class="s-header" dir="auto">${words(text.text)}</p>` : null;
    case 'alert':
    case 'section':
      return html`<div class="s-section"><div>${text ? textHtml(text) : null}</div>${accessory ? elementHtml(accessory) : null}</div>`;
    case 'context':
      return html`<div class="s-context">${elements.map(contextHtml)}</div>`;
    case 'actions':
    case 'context_actions':
      return html`<div class="s-actions">${elements.map(elementHtml)}</div>`;
    case 'divider':
      return html`<hr>`;
    default:
      return null;
  }
}

/** A message as Slack draws it; undefined where it has no blocks. */
export function drawnMessage(payload: unknown): Html | undefined {
  const { data } = messageSchema.safeParse(payload);
  return data && html`<div class="drawn slack">${data.blocks.map(blockHtml)}</div>`;
}
