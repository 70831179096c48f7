/** Control characters, which terminals obey, and marks that turn the direction of all text after them. */
const commanding = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text that can only be read: no control characters but the newline, no marks that turn the text around, no halves
 * of characters.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(commanding, '')
    .toWellFormed();
}
