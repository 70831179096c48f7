import type { Correction, FactCheck } from '../../core/factcheck.ts';
import type { Block, Reply } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './excerpt.ts';
import { newestFirst, withdrawalLine } from './notices.ts';
import { pack, pageAt } from './pages.ts';
import { partReply } from './part.ts';

const pageSize = 2000;

/** A withdrawn fact-check gives no rating, so its history names no earlier one either. */
function correctionBlocks(
  { date, text, was }: Correction,
  { status }: FactCheck,
  words: Words,
): Block[] {
  const day = words.date(date);
  const heading =
    was === undefined || status === 'withdrawn'
      ? day
      : words.changes.ratingBefore(day, oneLine(was, 100));
  return [
    { kind: 'text', style: 'heading', text: heading },
    { kind: 'text', style: 'plain', text },
  ];
}

/** A page of a fact-check's corrections, the newest first. */
export function presentCorrections(factCheck: FactCheck, page: number, words: Words): Reply {
  const { changes } = words;
  const packed = pack(newestFirst(factCheck.corrections), ({ text }) => text.length, {
    items: 5,
    size: pageSize,
  });
  const shown = pageAt(packed, page);
  const blocks = shown.items.flatMap((item) => correctionBlocks(item, factCheck, words));
  if (blocks.length === 0) {
    blocks.push({ kind: 'text', style: 'plain', text: changes.noCorrections });
  }
  const withdrawn: Block[] =
    factCheck.status === 'withdrawn'
      ? [{ kind: 'notice', tone: 'warning', text: withdrawalLine(factCheck, words) }]
      : [];
  return partReply(
    factCheck,
    { part: 'corrections', title: changes.historyOf, blocks: [...withdrawn, ...blocks], shown },
    words,
  );
}
