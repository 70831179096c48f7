import type { FactCheck } from '../../core/factcheck.ts';
import type { Block, Reply } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { type Part, shows } from './buttons.ts';
import { oneLine } from './excerpt.ts';
import { correctionNotice, sampleNotice } from './notices.ts';
import { pageLine, turning } from './pages.ts';
import { ratingWord } from './rating.ts';

/** A claim as a title may hold it. */
export const shortClaim = ({ claim }: FactCheck): string => oneLine(claim, 150);

/** One page of a part of a fact-check. */
interface PartPage {
  part: Part;
  /** What it is a page of, as the title says it. */
  title: (claim: string) => string;
  blocks: Block[];
  shown: { page: number; last: number };
}

/**
 * A page of a fact-check, with the buttons to those beside it and back. Above it stand the rating, the claim and
 * what was corrected, so that no part is read without them.
 */
export function partReply(
  factCheck: FactCheck,
  { part, title, blocks, shown }: PartPage,
  words: Words,
): Reply {
  const heading = words.card.rated(ratingWord(factCheck, words), shortClaim(factCheck));
  return {
    title: title(shortClaim(factCheck)),
    blocks: [
      { kind: 'text', style: 'heading', text: heading },
      ...(part === 'corrections' ? [] : correctionNotice(factCheck, words)),
      ...blocks,
      ...sampleNotice(factCheck, words),
      ...pageLine(shown, words),
    ],
    actions: [
      ...turning(shown, (label, to) => shows(label, factCheck, part, to), words),
      shows(words.buttons.back, factCheck, 'card'),
    ],
    about: factCheck.id,
    audience: 'asker',
    locale: words.locale,
  };
}
