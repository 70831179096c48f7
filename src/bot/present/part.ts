import type { FactCheck } from '../../core/factcheck.ts';
import type { Block } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './excerpt.ts';
import { ratingWord } from './rating.ts';

/** A claim as a title may hold it. */
export const shortClaim = ({ claim }: FactCheck): string => oneLine(claim, 150);

/** A page of a fact-check in one line. */
export function partTitle(title: (claim: string) => string, factCheck: FactCheck): string {
  return title(shortClaim(factCheck));
}

/** What stands above every page of a fact-check, so that no part of it is read without the rating and the claim. */
export function partHeading(factCheck: FactCheck, words: Words): Block {
  const text = words.card.rated(ratingWord(factCheck, words), shortClaim(factCheck));
  return { kind: 'text', style: 'heading', text };
}
