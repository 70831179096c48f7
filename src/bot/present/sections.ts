import type { FactCheck, Section, Source } from '../../core/factcheck.ts';
import type { Block, Reply } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { shows } from './buttons.ts';
import { oneLine, piecesOf } from './excerpt.ts';
import { pack, pageAt } from './pages.ts';
import { partReply } from './part.ts';
import { foreign } from './rating.ts';
import { linksTo } from './sources.ts';

/** What every platform shows whole beside a heading and buttons, so that no page needs shortening. */
const pageSize = 1500;
/** A longer summary may have been shortened on the card, so it can be read whole as the first section. */
const longSummary = 1200;

interface Piece {
  section: Section;
  text: string;
  continued: boolean;
}

/** What there is to read page by page: the sections, after a summary that a card may have shortened. */
export function readable({ summary, sections }: FactCheck, { card }: Words): Section[] {
  const long = summary.length > longSummary;
  return long ? [{ heading: card.summary, text: summary }, ...sections] : sections;
}

function pagesOf(sections: readonly Section[]): Piece[][] {
  const pieces = sections.flatMap((section) => {
    const texts = piecesOf(section.text, pageSize);
    return (texts.length > 0 ? texts : ['']).map((text, index) => ({
      section,
      text,
      continued: index > 0,
    }));
  });
  return pack(pieces, ({ text }) => text.length, { items: 4, size: pageSize });
}

/** The page on which a section begins; the first where it is not among them. */
export function pageOfSection(factCheck: FactCheck, section: Section, words: Words): number {
  const page = pagesOf(readable(factCheck, words)).findIndex((pieces) =>
    pieces.some(
      ({ section: { heading, text } }) => heading === section.heading && text === section.text,
    ),
  );
  return Math.max(1, page + 1);
}

function named(sources: readonly Source[], text: string): Source[] {
  const marks = [...text.matchAll(/\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g)];
  const numbers = new Set(marks.flatMap(([, inside = '']) => inside.split(',').map(Number)));
  return sources.filter(({ n }) => numbers.has(n));
}

function pieceBlocks(
  { section, text, continued }: Piece,
  factCheck: FactCheck,
  words: Words,
): Block[] {
  const short = oneLine(section.heading, 200);
  const heading = continued ? words.pages.continued(short) : short;
  const isOurs = continued || section.heading === words.card.summary;
  const theirs = foreign(factCheck, words);
  const blocks: Block[] = [
    { kind: 'text', style: 'heading', text: heading, ...(!isOurs && theirs) },
  ];
  if (text) blocks.push({ kind: 'text', style: 'plain', text, ...theirs });
  return blocks;
}

/** A page of a fact-check's sections, with the sources that its marks name. */
export function presentSections(factCheck: FactCheck, page: number, words: Words): Reply {
  const { pages, buttons } = words;
  const shown = pageAt(pagesOf(readable(factCheck, words)), page);
  const text = shown.items.map((piece) => piece.text).join(' ');
  const sources = linksTo(named(factCheck.sources, text));
  const allSources = shows(buttons.allSources, factCheck, 'sources');
  const blocks = shown.items.flatMap((piece) => pieceBlocks(piece, factCheck, words));
  if (blocks.length === 0) blocks.push({ kind: 'text', style: 'plain', text: pages.noSections });
  if (sources.length > 0) {
    blocks.push({ kind: 'links', label: pages.sourcesHere, items: sources, more: allSources });
  }
  return partReply(factCheck, { part: 'sections', title: pages.sectionsOf, blocks, shown }, words);
}
