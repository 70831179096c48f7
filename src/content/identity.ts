import { createHash } from 'node:crypto';
import { canonicalUrl } from '../core/url.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 in lower case, five bits a letter. */
function base32(bytes: Uint8Array, length: number): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length }, (_, i) =>
    alphabet.charAt(Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)),
  ).join('');
}

/**
 * A claim or a name in the form under which two spellings of it are the same: case, spacing, quotation marks, dashes
 * and closing punctuation do not count; every other character does. For comparing only, never for showing.
 */
export function fold(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pi}\p{Pf}"'`\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return folded.replace(/[\s.!?\u2026]+$/u, '') || folded;
}

/**
 * The id of a fact-check that names none: the same at every reading, wherever its file lies.
 *
 * @param of.url the page, where one is known; two spellings of one address give one id
 * @param of.publisher the publisher's name; with the claim, it stands in for an address
 * @returns 10 letters of a-z and 2-7 (50 bits of SHA-256)
 */
export function deriveId(of: { url?: string; publisher: string; claim: string }): string {
  const page = of.url === undefined ? undefined : canonicalUrl(of.url);
  const name = page ?? `${fold(of.publisher)}\n${fold(of.claim)}`;
  return base32(createHash('sha256').update(name).digest(), 10);
}
