/** `[1]` is a source's mark and stays readable, unless what follows would make it a link. */
const inlineMarks = /\[(?!\d{1,3}\](?![([:]))|(?<!\[\d{1,3})\]|[\\`*_<>&~|#]/g;
/** What has a meaning at the start of a line only. */
const lineMarks = /^(?:[-+=:]|\d{1,9}(?=[.)]))/;

function escapeInline(line: string): string {
  return line.replace(inlineMarks, '\\$&');
}

function escapeLine(line: string): string {
  const [start = ''] = lineMarks.exec(line) ?? [];
  const rest = escapeInline(line.slice(start.length));
  // A number keeps its digits; it is the dot after it that would make a list.
  return /\d$/.test(start) ? `${start}\\${rest}` : `${start && `\\${start}`}${rest}`;
}

const isItem = (line: string) => /^- \S/.test(line);

function writeParagraph(lines: string[]): string {
  return lines.map(escapeLine).join('\\\n');
}

/** Plain text of several paragraphs as Markdown that means the same. Lines that begin with a dash stay a list. */
export function escapeProse(text: string): string {
  let afterList = false;
  return text
    .split('\n\n')
    .map((block) => {
      const lines = block.split('\n');
      const isList = !afterList && lines.every(isItem);
      afterList = isList;
      if (!isList) return writeParagraph(lines);
      return lines.map((line) => `- ${escapeLine(line.slice(2))}`).join('\n');
    })
    .join('\n\n');
}

/** One line of plain text as the text of a heading. */
export function escapeHeading(text: string): string {
  return escapeInline(text);
}
