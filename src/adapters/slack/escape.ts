import { clean, cleanLine } from '../clean.ts';

/** Holds a formatting mark off its neighbours; not to be seen and of no width. */
const gap = '\u200b';

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
