import type { Source } from '../core/factcheck.ts';
import { webUrl } from '../core/url.ts';
import { cleanLine } from './clean.ts';

/** A line of a list of sources. `n` is there where the line names its number. */
export type SourceLine = Pick<Source, 'title' | 'url'> & { n?: number };

const number = /^\s*(?:\[(\d{1,3})\]\s*[:.)]?|(\d{1,3})[.)](?=\s))\s*/;
const bullet = /^\s*[-*•–]\s+/;
const address = /https?:\/\/[^\s<>"“”]+/;

/** Closing punctuation after an address belongs to the sentence around it, unless the address opened it. */
function trimAddress(found: string): string {
  const end = /[.,;:!?'’»\]]+$/.exec(found)?.index ?? found.length;
  const url = found.slice(0, end);
  return url.endsWith(')') && !url.includes('(') ? url.slice(0, -1) : url;
}

/**
 * Reads a line such as `[3] WHO, "Measles": https://...` or `3. WHO`.
 *
 * @param given the address where it is known from elsewhere, e.g. the link around the text
 */
export function readSourceLine(text: string, given?: string): SourceLine {
  const line = text.replace(bullet, '');
  const [whole = '', inBrackets, plain] = number.exec(line) ?? [];
  const rest = line.slice(whole.length);
  const found = address.exec(rest)?.[0];
  const written = found === undefined ? undefined : trimAddress(found);
  const url = (given && webUrl(given)) || (written && webUrl(written));
  const around = written === undefined ? rest : rest.replace(written, ' ');
  const title = cleanLine(around)
    .replace(/\(\s*\)|<\s*>|\[\s*\]/g, '')
    // What closed the sentence behind the address.
    .replace(/\s+[.,;:]+\s*$/, '')
    .replace(/^[\s:,–—-]+|[\s:,–—-]+$/g, '');
  const n = Number(inBrackets ?? plain ?? 0);
  return {
    title: (title || url || cleanLine(rest)).slice(0, 500).toWellFormed(),
    ...(url && { url }),
    ...(n > 0 && { n }),
  };
}

/** Whether a line begins with the number of a source in brackets. */
export function isNumberedSource(text: string): boolean {
  return /^\s*\[\d{1,3}\]\s*\S/.test(text);
}

/** Numbers lines that name no number: one more than the line before. The first of two with one number stays. */
export function numberSources(lines: readonly SourceLine[]): Source[] {
  let last = 0;
  return onlyFirsts(
    lines.map((line) => {
      last = line.n ?? last + 1;
      return { ...line, n: last };
    }),
  );
}

/** Sources by number, from several lists: the first that names a number stays, and gets an address it lacks. */
export function onlyFirsts(sources: readonly Source[]): Source[] {
  const byNumber = new Map<number, Source>();
  for (const source of sources) {
    const before = byNumber.get(source.n);
    if (!before) byNumber.set(source.n, source);
    else if (!before.url && source.url) byNumber.set(source.n, { ...before, url: source.url });
  }
  return [...byNumber.values()].filter(({ n }) => n >= 1 && n <= 999);
}
