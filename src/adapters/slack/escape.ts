/** Holds a formatting mark off its neighbours; not to be seen and of no width. */
const gap = '\u200b';

/**
 * Nobody's words, all invisible: control characters but tab and line feed, marks and overrides of writing direction,
 * characters of no width but the joiners that emoji and Persian are written with.
 */
const hidden = /(?![\t\n])\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Text as it may be shown: well formed, lines by line feed, nothing hidden in it. */
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

/**
 * The one escaper. Slack reads only & < > in every text object, also in plain ones, and decodes exactly these three
 * (docs.slack.dev/messaging/formatting-message-text). For `plain_text` objects and the message's own text this is all.
 */
export function escapeText(text: string): string {
  return clean(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * Text to stand in an `mrkdwn` object with `verbatim: true`, where addresses and names stay text by themselves.
 * Slack has no escape for * _ ~ ` so each is held off its neighbours by characters of no width; the same keeps a
 * leading ">" from quoting and ":name:" from turning into a picture. What can stand as `plain_text` should.
 */
export function escapeMrkdwn(text: string): string {
  const held = clean(text)
    .replace(/`|(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])/g, `${gap}$&${gap}`)
    .replace(/^(\s*)>/gm, `$1${gap}>`)
    .replace(/:(?=[\p{L}\p{N}_+'-]+:)/gu, `:${gap}`);
  return held.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A link as `mrkdwn` writes it; both parts escaped. `url` is an https address without spaces. */
export function mrkdwnLink(url: string, title: string): string {
  const address = url.replace(/\|/g, '%7C').replace(/&/g, '&amp;').replace(/</g, '%3C');
  return `<${address.replace(/>/g, '%3E')}|${escapeMrkdwn(cleanLine(title))}>`;
}
