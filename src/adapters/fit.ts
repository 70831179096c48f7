import type { Action, Block, Reply } from '../core/message.ts';

/** What a platform allows: of one block, and of a reply as a whole. Both are asked of the rendered form. */
export interface Limits {
  block(block: Block): boolean;
  reply(reply: Reply): boolean;
}

const segmenters = {
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  grapheme: new Intl.Segmenter('en', { granularity: 'grapheme' }),
};

/** What a text is cut at the end of, the kindest first. A grapheme only where one word alone is too long. */
const units = ['sentence', 'word', 'grapheme'] as const;
type Unit = (typeof units)[number];

const segmentsOf = (text: string, unit: Unit): string[] =>
  [...segmenters[unit].segment(text)].map(({ segment }) => segment);

/** Scripts that put no spaces between words, where a segmenter has to find them. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const isAddress = (word: string): boolean => word.includes('://');

/** What stands between spaces is one piece, so that no address, mark or hyphenated word is taken apart. */
function wordsOf(text: string): string[] {
  const pieces = text.match(/\s*\S+|\s+$/gu) ?? [];
  return pieces.flatMap((piece) =>
    unspaced.test(piece) && !isAddress(piece) ? segmentsOf(piece, 'word') : [piece],
  );
}

/** A sentence ends before a space or with a full-width mark; "?" inside an address or before a mark [1] ends none. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of segmentsOf(text, 'sentence')) {
    const before = sentences.at(-1);
    if (before === undefined || /[\s。！？｡」』]$/u.test(before)) sentences.push(piece);
    else sentences[sentences.length - 1] = before + piece;
  }
  return sentences;
}

/** The first sentence of a text, and what follows it. */
export function firstSentence(text: string): [first: string, rest: string] {
  const [first = '', ...rest] = sentencesOf(text);
  return [first.trim(), rest.join('').trim()];
}

function segments(text: string, unit: Unit): string[] {
  if (unit === 'sentence') return sentencesOf(text);
  if (unit === 'word') return wordsOf(text);
  return wordsOf(text).flatMap((word) => (isAddress(word) ? [word] : segmentsOf(word, unit)));
}

/** How often a block can be cut, and the block with only its first `keep` parts. */
interface Cuttable {
  parts: number;
  keep(parts: number): Block;
}

function cuttable(block: Block, unit: Unit): Cuttable | undefined {
  switch (block.kind) {
    case 'text': {
      const parts = segments(block.text.replace(/…$/, ''), unit);
      const end = unit === 'sentence' ? '' : '…';
      const keep = (n: number) => ({ ...block, text: parts.slice(0, n).join('').trimEnd() + end });
      return { parts: parts.length, keep };
    }
    case 'links':
      return {
        parts: block.items.length,
        keep: (n) => ({ ...block, items: block.items.slice(0, n) }),
      };
    case 'list':
      return {
        parts: block.items.length,
        keep: (n) => ({ ...block, items: block.items.slice(0, n) }),
      };
    case 'notice':
    case 'verdict':
      return undefined;
  }
}

/** The largest number of parts, at least one, with which `fits` holds; one where none does. */
function mostThatFits({ parts, keep }: Cuttable, fits: (block: Block) => boolean): number {
  let low = 1;
  let high = parts - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(keep(middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

const sameAction = (a: Action, b: Action): boolean => JSON.stringify(a) === JSON.stringify(b);

function withBlock(reply: Reply, index: number, block: Block): Reply {
  const more = 'more' in block ? block.more : undefined;
  const known = !more || reply.actions.some((action) => sameAction(action, more));
  const actions = known || !more ? reply.actions : [more, ...reply.actions];
  return { ...reply, actions, blocks: reply.blocks.with(index, block) };
}

function cut(reply: Reply, index: number, unit: Unit, fits: (reply: Reply) => boolean): Reply {
  const block = reply.blocks[index];
  const pieces = block && cuttable(block, unit);
  if (!pieces || pieces.parts < 2) return reply;
  const count = mostThatFits(pieces, (shorter) => fits(withBlock(reply, index, shorter)));
  return withBlock(reply, index, pieces.keep(count));
}

const size = (block: Block): number => JSON.stringify(block).length;

/** Longest first, so that what is long gives way before what is short. */
function byLength(reply: Reply): number[] {
  const sizes = reply.blocks.map(size);
  return [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
}

/**
 * A reply that stays within a platform's limits. Texts are shortened at the end of a sentence, lists and links by
 * whole items, and only a single sentence that is itself too long at a word; a link is never cut. Where something was
 * left out, the block's `more` action joins the reply's actions.
 *
 * @throws RangeError where even the shortest form does not fit
 */
export function fitReply(reply: Reply, limits: Limits): Reply {
  const blockFits = (index: number) => (candidate: Reply) => {
    const block = candidate.blocks[index];
    return !block || limits.block(block);
  };
  let fitted = reply;
  for (const unit of units) {
    for (const index of fitted.blocks.keys()) {
      if (!blockFits(index)(fitted)) fitted = cut(fitted, index, unit, blockFits(index));
    }
    for (const index of byLength(fitted)) {
      if (!limits.reply(fitted)) fitted = cut(fitted, index, unit, limits.reply);
    }
  }
  if (!limits.reply(fitted) || !fitted.blocks.every(limits.block)) {
    throw new RangeError('the reply does not fit even when shortened');
  }
  return fitted;
}

/**
 * A line of at most `most` UTF-16 units, shortened at a word and marked with "…" where something was left out.
 */
export function shortenLine(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const word of segments(text.slice(0, most), 'word')) {
    if (kept.length + word.length > most - 1) break;
    kept += word;
  }
  const whole = kept.trimEnd();
  // One word longer than the line: cut between characters, never inside one.
  if (!whole) return `${[...text.slice(0, most - 2)].join('').replace(/[\uD800-\uDBFF]$/, '')}…`;
  return `${whole}…`;
}
