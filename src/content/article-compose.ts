import type { Source } from '../core/factcheck.ts';
import type { Rating } from '../core/rating.ts';
import { type Byline, readByline } from './article-byline.ts';
import { headingWords } from './article-headings.ts';
import { claimOf, labelOf } from './article-label.ts';
import { isSentence, type Line, type Part, partsOf, proseOf } from './article-line.ts';
import { lostMarks, sourcesIn, trailingSources } from './article-sources.ts';
import type { Draft } from './draft.ts';
import { isConclusionHeading, isSourcesHeading, isSummaryHeading } from './headings.ts';
import { onlyFirsts } from './source-lines.ts';

/** What an article says below its title. */
export interface Article extends Byline {
  /** As the article words it, where it does so on a line of its own. */
  claim?: string;
  rating?: Rating;
  conclusion?: string;
  summary: string;
  sections: Draft['sections'];
  sources: Source[];
  /** Whether it calls its summary one. */
  summarised: boolean;
}

/** Tells whoever runs the desk of a doubt; `line` is where it stands, if it stands in one. */
export type Doubt = (what: string, fix: string, line?: Line) => void;

const quoted = (text: string) => (text.length > 60 ? `"${text.slice(0, 59)}…"` : `"${text}"`);

const takePart = (parts: Part[], at: number) => parts.splice(at, at === -1 ? 0 : 1).at(0);

/** The ratings that lines state. Several that differ are of several claims, so none is this one's. */
function ratingIn(lines: readonly Line[], publisher: string, doubt: Doubt): Rating | undefined {
  const stated = lines.flatMap((line) => {
    const rating = labelOf(headingWords(line.text), publisher);
    return rating ? [{ rating, line }] : [];
  });
  const [first] = stated;
  const other = stated.find(({ rating }) => rating.label !== first?.rating.label);
  if (!other) return first?.rating;
  doubt(
    `The text states two ratings, "${first?.rating.label}" and "${other.rating.label}".`,
    'Make one file for each claim, with its own rating.',
    other.line,
  );
}

/** Whole paragraphs from the beginning, as many as a conclusion may have. */
function quotable(lines: readonly Line[]): string | undefined {
  const fits = lines.map((_, i) => proseOf(lines.slice(0, i + 1))).filter((s) => s.length <= 5000);
  return fits.at(-1);
}

const assessment = /^(?:our |the |ap['’]s )?(?:assessment|rating)$/i;

/** `Bottom line: ...`: a paragraph that says itself that it concludes. */
function concludes({ text }: Line): boolean {
  const [opening = '', rest = ''] = text.slice(0, 60).split(':');
  const announces = isConclusionHeading(opening) || assessment.test(opening.trim());
  return announces && rest.trim() !== '' && labelOf(text) === undefined;
}

function conclusionOf(parts: readonly Part[], lines: readonly Line[]): string | undefined {
  const concluding = parts.findLast(
    (part) => part.lines.length > 0 && isConclusionHeading(headingWords(part.heading.text)),
  );
  if (concluding) return quotable(concluding.lines.slice(0, 50));
  const said = lines.findLast((line) => !line.heading && concludes(line));
  return said && quotable([said]);
}

/** The claim that a line states. Several that differ are several claims, so none is this article's. */
function claimIn(lines: readonly Line[]): string | undefined {
  const stated = new Set(lines.flatMap(({ text }) => claimOf(headingWords(text)) ?? []));
  return stated.size === 1 ? [...stated][0] : undefined;
}

/** What the page says about the article above its text, and the lines that are left. */
function readOpening(opening: readonly Line[], given: { rating: boolean; claim: boolean }) {
  const authors: string[] = [];
  const said: Omit<Byline, 'authors'> = {};
  const left: Line[] = [];
  for (const line of opening) {
    const byline = readByline(line.text);
    const { authors: names = [], ...dates } = byline ?? {};
    authors.push(...names);
    Object.assign(said, { ...dates, ...said });
    const isRead = (given.claim && claimOf(line.text)) || (given.rating && labelOf(line.text));
    if (!byline && !isRead) left.push(line);
  }
  return { ...said, authors: [...new Set(authors)], left };
}

/** A part that says only which claim was checked: one paragraph under "Claim". */
function claimUnder(parts: readonly Part[]): string | undefined {
  const part = parts.find(({ heading }) =>
    /^(?:the |what was )?claim(?:ed)?[:.]?$/i.test(headingWords(heading.text)),
  );
  const [only, ...others] = part?.lines ?? [];
  return only && others.length === 0 && only.text.length <= 500 ? only.text : undefined;
}

function summaryOf(opening: readonly Line[], parts: Part[], doubt: Doubt): string {
  const part = takePart(
    parts,
    parts.findIndex(({ heading }) => isSummaryHeading(headingWords(heading.text))),
  );
  if (!part) return proseOf(opening);
  for (const line of opening.filter(({ text }) => isSentence(text)).slice(0, 5)) {
    doubt(
      `${quoted(line.text)} stands above the summary and was left out.`,
      'If it belongs to the summary, move it below the line "Summary".',
      line,
    );
  }
  return proseOf(part.lines);
}

function listedIn(parts: Part[]): Source[] {
  const at = parts.findLastIndex(
    ({ heading, lines }) => lines.length > 0 && isSourcesHeading(headingWords(heading.text)),
  );
  return sourcesIn(takePart(parts, at)?.lines ?? []);
}

/**
 * Reads what stands below an article's title.
 *
 * @param lines with their headings found
 * @param given.sources what the marks are known to mean from elsewhere, such as links
 */
export function composeArticle(
  lines: readonly Line[],
  given: { publisher: string; sources?: readonly Source[] },
  doubt: Doubt,
): Article {
  const trailing = trailingSources(lines);
  const { opening, parts } = partsOf(lines.slice(0, lines.length - trailing.length));
  const listed = listedIn(parts);
  const rating = ratingIn(lines, given.publisher, doubt);
  const stated = claimIn(lines);
  const claim = stated ?? claimUnder(parts);
  const { left, ...byline } = readOpening(opening, { rating: !!rating, claim: !!stated });
  const conclusion = conclusionOf(parts, lines);
  const summarised = parts.some(({ heading }) => isSummaryHeading(headingWords(heading.text)));
  const summary = summaryOf(left, parts, doubt);
  const sections = parts
    .filter((part) => part.lines.length > 0)
    .map(({ heading, lines: below }) => ({
      heading: headingWords(heading.text),
      text: proseOf(below),
    }));
  const sources = onlyFirsts([...(given.sources ?? []), ...listed, ...sourcesIn(trailing)]);
  const texts = [summary, ...sections.map(({ text }) => text)];
  for (const n of lostMarks(texts, sources).slice(0, 20)) {
    doubt(
      `The text names a source [${n}], and no source has that number.`,
      `Add source ${n} to the list of sources, or take the mark out.`,
    );
  }
  return {
    ...byline,
    ...(claim && { claim }),
    ...(rating && { rating }),
    ...(conclusion && { conclusion }),
    summary,
    sections,
    sources,
    summarised,
  };
}
