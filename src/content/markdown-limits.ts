/** Marks that may open something which the parser then has to look for the end of. */
const marks = /[*_~`[\]<&\\!|]/g;
/** No paragraph, list or table has so many; a few more, and telling what they mean takes minutes. */
const mostMarks = 5000;
const container = /^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/;
const mostLines = 20_000;
/** Quotes and lists inside each other on one line. */
const deepest = 40;
/** Columns: a list in which every line is indented further. */
const deepestIndent = 160;

function depthOf(line: string): number {
  let rest = line;
  let depth = 0;
  for (let found = container.exec(rest); found; found = container.exec(rest)) {
    depth += 1;
    if (depth > deepest) return depth;
    rest = rest.slice(found[0].length);
  }
  return depth;
}

const isDeep = (line: string) =>
  depthOf(line) > deepest || (/^[ \t]*/.exec(line)?.[0].length ?? 0) > deepestIndent;

export type Excess = 'lines' | 'nesting' | 'marks';

/**
 * Looks for what would keep the Markdown parser busy for minutes: its work grows with the square of the lines, of the
 * marks in one paragraph, and of quotes and lists inside each other.
 *
 * @returns the index of the line, and what is too much there
 */
export function findExcess(text: string): { line: number; of: Excess } | undefined {
  let count = 0;
  for (const [line, words] of text.split('\n').entries()) {
    if (line >= mostLines) return { line, of: 'lines' };
    if (isDeep(words)) return { line, of: 'nesting' };
    count = words.trim() === '' ? 0 : count + (words.match(marks)?.length ?? 0);
    if (count > mostMarks) return { line, of: 'marks' };
  }
}
