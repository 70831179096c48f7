/** Lines end in "\n" from here on, whatever wrote them. */
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/gu;
/** Controls, except those that lay text out. */
const controls = /[\p{Cc}--[\n\t]]/gv;
/**
 * Characters without a form of their own: zero-width spaces, soft hyphens, overrides of the writing direction, hidden
 * tags. Kept are Arabic number signs, direction marks and joiners, which shape the text around them.
 */
const invisible = /[\p{Cf}--[\u0600-\u0605\u061c\u06dd\u070f\u08e2\u200c-\u200f]]/gv;
/** A joiner is part of an emoji or of a script that joins; between Latin letters it only hides a word. */
const strayJoiner =
  /(?<![[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}]--\p{Script=Latin}])[\u200c\u200d]|[\u200c\u200d](?![[\p{L}\p{Extended_Pictographic}]--\p{Script=Latin}])/gv;

/**
 * A text without what a reader cannot see: control and zero-width characters, byte order marks, half surrogate pairs
 * (which become U+FFFD). Line ends become "\n". What is seen stays as it was written.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(strayJoiner, '');
}

/** A text of several paragraphs: cleaned, lines trimmed, paragraphs one empty line apart. */
export function cleanProse(text: string): string {
  return cleanText(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A text of one line: cleaned, with spaces for line ends. */
export function cleanLine(text: string): string {
  return cleanProse(text).replace(/\n+/g, ' ').replace(/ {2,}/g, ' ');
}
