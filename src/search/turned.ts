import { clean } from './clean.ts';
import { denialIn } from './denial.ts';
import { opposed } from './opposites.ts';
import { swapsSides } from './order.ts';
import { saying } from './saying.ts';
import { termsOf } from './text.ts';

/**
 * Whether a question denies or turns round the claim that it is about, so that the verdict's word alone would mislead.
 *
 * | question | claim | |
 * |---|---|---|
 * | `the earth is not flat, right?` | `The Earth is flat` | turned |
 * | `isn't the earth flat?` | `The Earth is flat` | not |
 * | `do vaccines prevent autism` | `Vaccines cause autism` | turned |
 * | `do cats kill more birds than turbines` | `Turbines kill more birds than cats` | turned |
 * | `honey lasts forever` | `Honey never spoils` | not: two turns are none |
 */
export function isTurned(question: string, claim: string): boolean {
  const said = saying(question, claim);
  const [asked, claimed] = [clean(said), clean(claim)];
  const denials = new Set([
    denialIn(said, new Set(termsOf(claimed))),
    denialIn(claim, new Set(termsOf(asked))),
  ]);
  const turns = [
    denials.has('yes') && denials.has('no'),
    opposed(asked, claimed),
    swapsSides(asked, claimed),
  ];
  return turns.filter(Boolean).length % 2 === 1;
}
