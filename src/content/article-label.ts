import { type Rating, verdictOf } from '../core/rating.ts';

const named =
  /^(?:(?:our|the|final|fact[- ]?check|ap['’]s) )?(rating|verdict|ruling|assessment)\s*[:：]\s*(\S.*)$/iu;
/** How a heading or a sentence begins, and no label. */
const opener =
  /^(?:what|how|why|who|when|where|which|is|are|was|were|does|do|did|can|the|an?|this|that|these|there|it|its|we|our|in|on|as|for|but|and|while|yes|no)\b/i;
const connecting = /^(?:on|of|the|a|an|and|in|for|to)$/;

/** Two or three words as a label is set: each with a capital, but for the small ones. */
function isSetAsLabel(label: string): boolean {
  const words = label.split(' ');
  if (words.length > 4 || opener.test(label) || /[?:;,–—]/.test(label)) return false;
  return words.every((word) => /^[\p{Lu}\p{Lo}\p{N}“"]/u.test(word) || connecting.test(word));
}

/**
 * The rating that a line states and nothing else: `Rating: False`, `Our ruling: Pants on Fire!`. Verbatim, but for the
 * line's closing full stop.
 *
 * @returns undefined for every other line, whatever it says about the claim
 */
export function labelOf(text: string, publisher = ''): Rating | undefined {
  if (text.length > 100) return;
  const found = named.exec(text)?.[2]?.trim().replace(/\.$/, '');
  if (!found) return;
  const rating = { label: found };
  const known = verdictOf(rating, publisher) !== 'unmapped';
  return known || isSetAsLabel(found) ? rating : undefined;
}

/** The claim that a line states and nothing else: `Claim: ...`. */
export function claimOf(text: string): string | undefined {
  return /^(?:(?:the|what was) )?claim(?:ed| reviewed| checked)?\s*[:：]\s*(\S.*)$/iu.exec(
    text,
  )?.[1];
}
