import { clean } from './clean.ts';
import { isDenial } from './denial.ts';
import { opposed } from './opposites.ts';
import { swapsSides } from './order.ts';
import { termsOf, words } from './text.ts';

/** A question of more words is a message: only what it says of the claim counts. */
const longQuestion = 40;
/** How much of a message is looked through for that, in UTF-16 units. */
const mostUnits = 12_000;

/** A long message's sentence that says most of the claim; any other question whole. */
function saying(question: string, claim: string): string {
  if (words(clean(question)).length <= longQuestion) return question;
  const wanted = new Set(termsOf(clean(claim)));
  let best = question;
  let most = 0;
  for (const sentence of question.slice(0, mostUnits).split(/(?<=[.!?])\s+|\n+/u)) {
    const shared = wanted.intersection(new Set(termsOf(sentence))).size;
    if (shared > most) [best, most] = [sentence, shared];
  }
  return best;
}

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
  const turns = [
    isDenial(said) !== isDenial(claim),
    opposed(asked, claimed),
    swapsSides(asked, claimed),
  ];
  return turns.filter(Boolean).length % 2 === 1;
}
