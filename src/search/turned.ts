import { clean } from './clean.ts';
import { termsOf, words } from './text.ts';

const negations = new Set(
  `not no never none nobody nothing neither nor without cannot isnt arent wasnt werent dont doesnt didnt wont wouldnt
  cant couldnt shouldnt hasnt havent hadnt aint myth hoax false fake untrue debunked`.split(/\s+/),
);

/** "Isn't the earth flat?" and "..., isn't it?" ask whether it is: their "not" denies nothing. */
const rhetorical = [
  /^\W*(?:is|are|was|were|do|does|did|wo|would|ca|could|should|has|have|had)n'?t\b/iu,
  /,?\s*(?:is|are|was|were|do|does|did|wo|would|ca|could|should|has|have|had)n'?t (?:it|they|he|she|we|you|i)\W*$/iu,
  /\b(?:or|if|whether or) not\b/giu,
  /\b(?:no|nope|not gonna lie|not sure(?: if| whether)?|dont know if|don't know if|why not)\s*[,.!?]/giu,
  /\b(?:true or false|real or fake|fake or real|fact or myth|is (?:this|that|it) (?:fake|false|a hoax|a myth))\b/giu,
  /[,.?!]\s*(?:fake|false|hoax|myth)\s*\??\s*$/giu,
];

/** Words that turn a claim round when one stands in the place of the other; as `termsOf` writes them. */
const opposites: readonly (readonly [string, string])[] =
  `increase decrease, increase reduce, raise lower, rise fall, raise reduce, raise cut, more fewer, more less,
  safe dangerous, safe harmful, safe unsafe, healthy unhealthy, cause prevent, cause cure, cause stop, legal illegal,
  win lose, won lost, alive dead, ban allow, banned allowed, ban legalise, ban legalize, support oppose,
  supports opposes, approve reject, approved rejected, best worst, good bad, help harm, helps hurts, strengthen weaken,
  improve worsen, warm cool, hot cold, gain lose, open close, before after, start stop, start end, hire fire, flat round,
  effective ineffective, possible impossible, real fake, true false, guilty innocent, faster slower, higher lower,
  older younger, bigger smaller, hero villain, enter leave, accept refuse, confirm deny, protect harm`
    .split(',')
    .map((pair) => {
      const [one = '', other = ''] = pair
        .trim()
        .split(/\s+/)
        .map((word) => termsOf(word)[0] ?? word);
      return [one, other];
    });

/** How often a text says no, 0 or 1: two noes are a yes. */
function negated(text: string): boolean {
  let plain = clean(text);
  for (const asking of rhetorical) plain = plain.replace(asking, ' ');
  return words(plain).filter((word) => negations.has(word)).length % 2 === 1;
}

/** Whether one says "more" where the other says "less". */
function opposed(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const swapped = (a: string, b: string) =>
    one.has(a) && !one.has(b) && other.has(b) && !other.has(a);
  return opposites.some(([a, b]) => swapped(a, b) || swapped(b, a));
}

/**
 * Whether a question denies or turns round the claim that it is about, so that the verdict's word alone would mislead:
 * "the earth is not flat, right?" for "The Earth is flat", "do vaccines prevent autism" for "Vaccines cause autism".
 */
export function isTurned(question: string, claim: string): boolean {
  const swapped = opposed(new Set(termsOf(clean(question))), new Set(termsOf(clean(claim))));
  return (negated(question) !== negated(claim)) !== swapped;
}
