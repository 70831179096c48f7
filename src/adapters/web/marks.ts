import { html } from 'hono/html';

/** Markup in which every value was escaped. */
export type Html = ReturnType<typeof html>;

/** A card whose sources have ids that a mark can lead to. */
export interface Numbered {
  id: string;
  numbers: ReadonlySet<number>;
}

const pattern = /(\[\d{1,3}(?:\s*,\s*\d{1,3})*\])/;

function toSource(digits: string, words: string, { id, numbers }: Numbered): Html | string {
  const n = Number(digits);
  return numbers.has(n) ? html`<a class="mark" href="${`#${id}-${n}`}">${words}</a>` : words;
}

function mark(text: string, card: Numbered): (Html | string)[] {
  const inside = text.slice(1, -1);
  if (!inside.includes(',')) return [toSource(inside, text, card)];
  const parts = inside.split(/(\d+)/);
  return ['[', ...parts.map((part, at) => (at % 2 ? toSource(part, part, card) : part)), ']'];
}

/** A text whose marks, [1] or [1, 2], lead to the card's sources; one that names no listed source stays text. */
export function marked(text: string, card: Numbered): (Html | string)[] {
  return text.split(pattern).flatMap((part, at) => (at % 2 ? mark(part, card) : [part]));
}
