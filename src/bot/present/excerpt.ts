const segmenters = {
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  grapheme: new Intl.Segmenter('en', { granularity: 'grapheme' }),
};
type Unit = keyof typeof segmenters;

/** The next smaller unit, for a piece that is itself too long. */
const smaller: Partial<Record<Unit, Unit>> = { sentence: 'word', word: 'grapheme' };

/** One unit's pieces; a piece over `most` is given in the next smaller unit's. */
function* units(text: string, most: number, unit: Unit = 'sentence'): Generator<string> {
  const below = smaller[unit];
  for (const { segment } of segmenters[unit].segment(text)) {
    if (segment.length > most && below) yield* units(segment, most, below);
    else yield segment;
  }
}

function* pieces(text: string, most: number): Generator<string> {
  let piece = '';
  for (const unit of units(text, most)) {
    if (piece.trim() && piece.length + unit.length > most) {
      yield piece.trim();
      piece = '';
    }
    piece += unit;
  }
  if (piece.trim()) yield piece.trim();
}

/**
 * A text in pieces of at most `most` UTF-16 units, cut at the end of a sentence where one ends in time, else of a
 * word. Nothing but spaces at the cuts is lost.
 */
export function piecesOf(text: string, most: number): string[] {
  const whole = text.trim();
  if (whole.length <= most) return whole ? [whole] : [];
  return [...pieces(whole, most)];
}

/** The first sentences of a text, as many as fit `most` UTF-16 units; "…" where a sentence itself is cut. */
export function opening(text: string, most: number): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  const { value: first = '' } = pieces(whole, most - 1).next();
  return /[.!?。！？…]["'”’)\]\d\s[]*$/u.test(first) ? first : `${first}…`;
}

/** A text as one line of at most `most` UTF-16 units, cut at a word and marked with "…". */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= most) return line;
  let kept = '';
  for (const unit of units(line, most - 1, 'word')) {
    if (kept.length + unit.length > most - 1) break;
    kept += unit;
  }
  return `${kept.trimEnd()}…`;
}
