const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (digits: string) =>
  digits.replace(/\d/g, (digit) => raisedDigits.charAt(Number(digit)));

/** A mark, a space away from the word before it, as it stands in a copied text. */
const markAfter = (before: string, digits: string) =>
  /[\s([]$|^$/.test(before.slice(-1)) ? `[${digits}]` : ` [${digits}]`;

/** A raised number after a sentence or a word names a source; after a figure or a unit it is a power. */
export function raisedText(text: string, before: string): string {
  const [, digits, bracketed] = /^\s*(?:(\d{1,3})|\[{1,2}(\d{1,3})\]{1,2})\s*$/.exec(text) ?? [];
  if (bracketed) return markAfter(before, bracketed);
  if (!digits) return text;
  const names = /(?:[.,;:!?”"’')\]]|\p{L}{4,})$/u.test(before.slice(-12));
  return names ? markAfter(before, digits) : raised(digits);
}

const backWords =
  /^(?:(?:[\s↩↑↵⏎⤴^]|\p{Variation_Selector})*|\s*(?:jump up|(?:go |jump )?back(?: to (?:text|article|content))?|return to text)\s*)$/iu;
const isBackLink = (text: string, href: string) => href.startsWith('#') && backWords.test(text);

/** The words of a link: the mark of a source where it leads to one, nothing where it leads back from one. */
export function linkWords(
  text: string,
  before: string,
  { href, isRaised }: { href: string; isRaised: boolean },
): string {
  if (isBackLink(text, href)) return '';
  const [, digits] = /^\s*\[?(\d{1,3})\]?\s*$/.exec(text) ?? [];
  const leadsToNote = digits !== undefined && (isRaised || href.includes('#'));
  return leadsToNote ? markAfter(before, digits) : text;
}

/** Line breaks that the page shows stay; other white space is a space. */
export function tidied(text: string): string {
  return text
    .replace(/\[\[(\d{1,3})\]\]/g, '[$1]')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .replace(/^[\^↑] +/, '');
}
