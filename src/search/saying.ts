import { clean } from './clean.ts';
import { termsOf, words } from './text.ts';

/** A question of more words is a message: only what it says of the claim counts. */
const longQuestion = 40;
/** How much of a message is looked through for that, in UTF-16 units. */
const mostUnits = 12_000;

/** What a question says of a claim: of a long message the sentence that has most of the claim, of any other all. */
export function saying(question: string, claim: string): string {
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
