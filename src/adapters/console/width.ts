/** Takes no room: combining marks, joiners, variation selectors. Some terminals show soft hyphens and fillers. */
const none = /(?![\u00ad\u1160\uffa0])[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;

/** Takes two columns: what Unicode calls wide or full-width (UAX 11), and emoji. */
const two =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

/** Asks that the character before it is shown as a picture, which is two columns wide. */
const asPicture = '\ufe0f';

function widthOfOne(character: string): number {
  if (character === asPicture) return 1;
  if (two.test(character)) return 2;
  return none.test(character) ? 0 : 1;
}

/**
 * How many columns of a terminal a line takes. Where terminals differ (emoji joined to one picture) it is what the
 * widest of them take, so that a line never runs over.
 */
export function widthOf(line: string): number {
  // Most lines, and the quick way through them.
  if (/^[\x20-\x7e]*$/.test(line)) return line.length;
  let width = 0;
  for (const character of line) width += widthOfOne(character);
  return width;
}
