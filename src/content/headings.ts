import { cleanLine } from './clean.ts';

/** A heading for comparing: without its number, closing colon, case. */
function bare(heading: string): string {
  return cleanLine(heading)
    .toLowerCase()
    .replace(/^(?:section )?\d{1,2}[.):]\s*/, '')
    .replace(/[\s:.]+$/, '');
}

const summaries = new Set(['executive summary', 'summary']);
const sources = new Set([
  'sources',
  'our sources',
  'references',
  'list of sources',
  'sources and references',
  'citations',
  'works cited',
]);
const conclusions = new Set([
  'conclusion',
  'conclusions',
  'bottom line',
  'the bottom line',
  'big picture',
  'the big picture',
  'verdict',
  'the verdict',
  'our verdict',
  'our finding',
  'our findings',
  'our conclusion',
  'our ruling',
  'final assessment',
  'in conclusion',
]);

export const isSummaryHeading = (heading: string): boolean => summaries.has(bare(heading));
export const isSourcesHeading = (heading: string): boolean => sources.has(bare(heading));

/** Whether a heading announces the article's conclusion: one of a few phrases, alone or before a colon or dash. */
export function isConclusionHeading(heading: string): boolean {
  const words = bare(heading);
  const [opening = ''] = words.split(/\s*[:–—]\s*|\s+-\s+/);
  return conclusions.has(words) || conclusions.has(opening);
}
