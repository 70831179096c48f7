import { clean, cleanLine } from '../clean.ts';

/**
 * What acts wherever it stands: emphasis, spoilers, code, brackets of links and of every `<...>` (mentions, channels,
 * roles, timestamps, commands, custom emoji, addresses), `@everyone` and `@here`, `:names:` of emoji, and the colon
 * of a bare address (`https\://`), so that a publisher's text never grows a link or a preview that is not ours.
 */
const acting = /[\\*_~|`<[\]]|@(?=everyone|here)|:(?=:*(?:\/\/|[^\s:]+:))/g;

/** What acts at the start of a line: headings, subtext, lists, quotes. */
const leading = /^([^\S\n]*)([#>+-])/gm;
const numbered = /^([^\S\n]*\d+)([.)])/gm;

/**
 * The one escaper: text to stand in any text that Discord reads as Markdown
 * (support.discord.com, "Markdown Text 101"). Each mark that would act gets a backslash, which Discord takes away
 * again, so that what a person reads and copies is the text itself. `allowed_mentions` is the second lock on mentions.
 */
export function escapeMarkdown(text: string): string {
  return clean(text).replace(acting, '\\$&').replace(leading, '$1\\$2').replace(numbered, '$1\\$2');
}

/** The same on one line. */
export const escapeLine = (text: string): string => escapeMarkdown(cleanLine(text));

const encode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * A masked link without a preview. Discord pairs brackets in a title without minding backslashes, so square ones are
 * shown as round ones. In the address, what could end it early is percent-encoded, which changes nothing for a server.
 *
 * @param url an https address as `webUrl` gives it
 */
export function maskedLink(url: string, title: string): string {
  const words = cleanLine(title).replaceAll('[', '(').replaceAll(']', ')');
  const address = url.replace(/[()<>[\]\\|`\s]/g, encode);
  return `[${escapeMarkdown(words)}](<${address}>)`;
}
