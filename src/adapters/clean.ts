/**
 * Nobody's words, all invisible: control characters but tab and line feed, marks and overrides of writing direction,
 * characters of no width but the joiners that emoji and Persian are written with.
 */
const hidden = /(?![\t\n])\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Text as a chat may show it: well formed, lines by line feed, nothing hidden in it. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(hidden, '');
}

/** One line of it, with single spaces. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}
