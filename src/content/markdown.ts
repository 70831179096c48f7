import type { RootContent } from 'mdast';
import type { Problem } from '../core/errors.ts';
import type { Source } from '../core/factcheck.ts';
import { cleanText } from './clean.ts';
import { finishDraft, type Outcome } from './draft.ts';
import { readFields } from './front-fields.ts';
import { type Entry, type Report, readFrontMatter, tooDeep } from './front-matter.ts';
import { isSourcesHeading, isSummaryHeading } from './headings.ts';
import { type Excess, findExcess } from './markdown-limits.ts';
import { listedSources, sourcesInText } from './markdown-sources.ts';
import { inlineText, parseMarkdown, plainText } from './markdown-text.ts';
import { onlyFirsts } from './source-lines.ts';

/** A heading and what stands under it. The first part of a body has none. */
interface Part {
  heading: string | undefined;
  line: number;
  nodes: RootContent[];
}

interface Body {
  /** A heading of the first level that stands above everything else. */
  title: string | undefined;
  summary: string;
  sections: { heading: string; text: string; line: number }[];
  sources: Source[];
}

/** Longer than any article; what is longer is no fact-check, and would take long to tell. */
const longestBody = 500_000;

function partsOf(nodes: readonly RootContent[], firstLine: number): Part[] {
  const parts: Part[] = [{ heading: undefined, line: firstLine, nodes: [] }];
  for (const node of nodes) {
    const line = firstLine - 1 + (node.position?.start.line ?? 1);
    if (node.type !== 'heading') parts.at(-1)?.nodes.push(node);
    else parts.push({ heading: inlineText(node.children), line, nodes: [] });
  }
  return parts;
}

/** The summary stands before the first heading, or else under the first heading of its name. */
function summaryOf(opening: string, parts: Part[]): string {
  if (opening) return opening;
  const at = parts.findIndex(({ heading }) => isSummaryHeading(heading ?? ''));
  const [part] = at === -1 ? [] : parts.splice(at, 1);
  return part ? plainText(part.nodes) : '';
}

function listOf(parts: Part[]): Source[] {
  const lists = parts.map(({ heading, nodes }) =>
    isSourcesHeading(heading ?? '') ? listedSources(nodes) : undefined,
  );
  const at = lists.findLastIndex((list) => list !== undefined);
  if (at !== -1) parts.splice(at, 1);
  return lists[at] ?? [];
}

function readBody(text: string, line: number, hasSources: boolean): Body {
  const root = parseMarkdown(text);
  const [first] = root.children;
  const hasTitle = first?.type === 'heading' && first.depth === 1;
  const nodes = hasTitle ? root.children.slice(1) : root.children;
  const [opening, ...parts] = partsOf(nodes, line);
  const sources = hasSources ? [] : listOf(parts);
  return {
    title: hasTitle ? inlineText(first.children) : undefined,
    summary: summaryOf(plainText(opening?.nodes ?? []), parts),
    sections: parts.map((part) => ({
      heading: part.heading ?? '',
      text: plainText(part.nodes),
      line: part.line,
    })),
    sources: [...sources, ...sourcesInText(root)],
  };
}

/** Numbers in brackets that no source has; a text without any sources may keep its marks. */
function reportLostMarks(
  parts: { text: string; line: number }[],
  sources: Source[],
  report: Report,
) {
  const known = new Set(sources.map(({ n }) => n));
  if (known.size === 0) return;
  const lost = new Map<number, number>();
  for (const { text, line } of parts) {
    for (const [, digits] of text.matchAll(/\[(\d{1,3})\]/g)) {
      const n = Number(digits);
      if (!known.has(n) && !lost.has(n)) lost.set(n, line);
    }
  }
  for (const [n, line] of [...lost].slice(0, 20)) {
    report(
      line,
      `The text that begins here names a source [${n}], and no source has that number.`,
      `Add source ${n} under sources, or take the mark out.`,
    );
  }
}

const tooMuch: Readonly<Record<Excess, (where: string) => Problem>> = {
  lines: (where) => ({
    where,
    what: 'The text has too many lines.',
    fix: 'Keep it under twenty thousand.',
  }),
  marks: (where) => ({
    where,
    what: 'The paragraph here has more marks (such as * _ [ or |) than can be read.',
    fix: 'Put an empty line into it, or take the marks out.',
  }),
  nesting: tooDeep,
};

const frontNames: Readonly<Record<string, string>> = {
  publishedAt: 'published',
  checkedAt: 'checked',
};

function lineOf(
  path: readonly PropertyKey[],
  entries: ReadonlyMap<string, Entry>,
  body: { line: number; sections: Body['sections'] },
): number {
  const [field, index] = path;
  if (field === 'summary') return body.line;
  if (field === 'sections') return body.sections[Number(index)]?.line ?? body.line;
  const name = String(field);
  return entries.get(frontNames[name] ?? name)?.line ?? 1;
}

function read(text: string, where: string, problems: Problem[]): Outcome {
  const report: Report = (line, what, fix) => {
    problems.push({ where: `${where}:${line}`, what, fix });
  };
  const front = readFrontMatter(cleanText(text), report);
  if (!front) return { problems };
  const { entries, body } = front;
  if (body.text.length > longestBody) {
    report(body.line, 'The text is too long.', 'Keep it under half a million characters.');
    return { problems };
  }
  const excess = findExcess(body.text);
  if (excess) {
    const problem = tooMuch[excess.of](`${where}:${body.line + excess.line}`);
    return { problems: [...problems, problem] };
  }
  const {
    title,
    sources: listed,
    ...said
  } = readBody(body.text, body.line, entries.has('sources'));
  const fields = readFields(entries, front.line, title, report);
  const sources = onlyFirsts([...fields.sources, ...listed]);
  if (problems.length > 0) return { problems };
  const { sections } = said;
  const outcome = finishDraft(
    {
      ...fields,
      summary: said.summary,
      sections: sections.map(({ heading, text: words }) => ({ heading, text: words })),
      sources,
    },
    (path) => `${where}:${lineOf(path, entries, { line: body.line, sections })}`,
  );
  if (!('factCheck' in outcome)) return outcome;
  const { summary } = outcome.factCheck;
  reportLostMarks([{ text: summary, line: body.line }, ...sections], sources, report);
  return { factCheck: outcome.factCheck, problems };
}

/**
 * Reads a fact-check from Markdown with YAML front matter, the form that a newsroom edits. Pure; never throws.
 *
 * @param options.where the file's name, for problems: each says `file:line`
 * @returns the fact-check with what is doubtful about it, or all that is wrong with the file
 */
export function readMarkdown(text: string, { where }: { where: string }): Outcome {
  const problems: Problem[] = [];
  try {
    return read(text, where, problems);
  } catch (error) {
    // What the parsers throw is about their stack; a text cannot make them fail otherwise.
    if (error instanceof RangeError) return { problems: [...problems, tooDeep(`${where}:1`)] };
    throw error;
  }
}
