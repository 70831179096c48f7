import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';

/** A line of at most `most` characters as Slack counts them, that is escaped. */
export function fittingLine(text: string, most: number, escaper: (text: string) => string): string {
  const line = cleanLine(text);
  let room = most;
  let fitted = escaper(shortenLine(line, room));
  while (fitted.length > most) {
    room -= Math.max(1, Math.ceil((fitted.length - most) / 5));
    fitted = escaper(shortenLine(line, room));
  }
  return fitted;
}

/** A text that nothing in it formats. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
