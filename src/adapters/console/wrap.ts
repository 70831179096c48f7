import { widthOf } from './width.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const address = /(https?:\/\/\S+)/;

/** Scripts that put no spaces between words, where a segmenter has to find them. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Marks that close what is before them, and never begin a line. */
const closing = /^[\p{Pe}\p{Pf}、。，．・：；？！…,.:;?!]+$/u;

function segments(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = pieces.at(-1);
    if (before !== undefined && closing.test(segment)) pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** A piece that is wider than a line, as characters; a character that is still wider, as what it is made of. */
function characters(piece: string, columns: number): string[] {
  if (widthOf(piece) <= columns) return [piece];
  return [...graphemes.segment(piece)].flatMap(({ segment }) =>
    widthOf(segment) > columns ? [...segment] : [segment],
  );
}

/** One word with the spaces before it, taken apart only where a line could not hold it. An address never is. */
function piecesOf(word: string, columns: number): string[] {
  return word.split(address).flatMap((part) => {
    if (address.test(part)) return [part];
    const whole = unspaced.test(part) ? segments(part) : [part];
    return whole.flatMap((piece) => characters(piece, columns));
  });
}

/**
 * A line in lines of at most `columns`, broken between words. Only a web address may run over, since half an address
 * leads nowhere.
 */
export function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let open = '';
  for (const word of line.match(/ *[^ ]+/gu) ?? []) {
    for (const piece of piecesOf(word.replace(/^ +/, ' '), columns)) {
      const longer = open ? open + piece : piece.trimStart();
      if (open && widthOf(longer.trimEnd()) > columns) {
        lines.push(open.trimEnd());
        open = piece.trimStart();
      } else open = longer;
    }
  }
  return open ? [...lines, open.trimEnd()] : lines;
}

/**
 * A text in lines of at most `columns`; its own line breaks stand.
 *
 * @param first stands before its first line, the other lines are set in by as much
 */
export function wrap(text: string, columns: number, first = ''): string[] {
  const indent = ' '.repeat(widthOf(first));
  const lines = text.split('\n').flatMap((line) => wrapLine(line, columns - indent.length));
  return lines.map((line, at) => (at === 0 ? first : indent) + line);
}
