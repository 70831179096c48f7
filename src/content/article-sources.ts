import type { Source } from '../core/factcheck.ts';
import type { Line } from './article-line.ts';
import {
  isNumberedSource,
  numberSources,
  readSourceLine,
  type SourceLine,
} from './source-lines.ts';

/** Longer than any line of a list of sources. */
const longest = 2000;

const isAddress = (text: string) => /^<?https?:\/\/\S+$/i.test(text);
const isNumbered = (text: string) => isNumberedSource(text) || /^\d{1,3}[.)]\s+\S/.test(text);

const sourceOf = ({ text, href }: Line): SourceLine => readSourceLine(text.slice(0, longest), href);

/** A title that goes on in the next line, or its address there. What follows an address is no part of the list. */
function continued(source: SourceLine, line: Line): SourceLine {
  if (source.url) return source;
  const { title, url } = readSourceLine(line.text.slice(0, longest), line.href);
  const whole = isAddress(line.text) ? source.title : `${source.title} ${title}`;
  return { ...source, title: whole.slice(0, 500).toWellFormed(), ...(url && { url }) };
}

/**
 * Sources from the lines of a list. In a list whose lines are numbered, every other line goes on with the one before;
 * elsewhere only an address on a line of its own does.
 */
export function sourcesIn(lines: readonly Line[]): Source[] {
  const numbered = lines[0] !== undefined && isNumbered(lines[0].text);
  const sources: SourceLine[] = [];
  for (const line of lines) {
    const last = sources.at(-1);
    const goesOn = numbered ? !isNumbered(line.text) : isAddress(line.text) && !last?.url;
    if (last && goesOn) sources[sources.length - 1] = continued(last, line);
    else sources.push(sourceOf(line));
  }
  return numberSources(sources);
}

/**
 * The lines at the end of a text that are a list of sources without a heading: each begins with `[n]`, or is the
 * address of the one before.
 */
export function trailingSources(lines: readonly Line[]): Line[] {
  const isListed = ({ text }: Line) =>
    text.length <= 600 && (isNumberedSource(text) || isAddress(text));
  const last = lines.findLastIndex((line) => !isListed(line));
  const run = lines.slice(last + 1);
  const first = run.findIndex(({ text }) => isNumberedSource(text));
  return first === -1 ? [] : run.slice(first);
}

const mark = /\[(\d{1,3})\]/g;

/** The marks in texts that no source has. A text without any sources may keep its marks. */
export function lostMarks(texts: readonly string[], sources: readonly Source[]): number[] {
  if (sources.length === 0) return [];
  const known = new Set(sources.map(({ n }) => n));
  const named = texts.flatMap((text) => [...text.matchAll(mark)].map(([, n]) => Number(n)));
  return [...new Set(named)].filter((n) => !known.has(n));
}
