import { termsOf } from './text.ts';

/** What stands on the two sides of a relation, as terms. */
interface Sides {
  left: ReadonlySet<string>;
  right: ReadonlySet<string>;
}

/** "... than ..." compares; the degree itself is looked at elsewhere. */
const than = /\bthan\b/iu;

/** Relations that are another thing when their sides change places, each with the forms that it is written in. */
const relations: readonly (readonly [active: RegExp, passive: RegExp])[] =
  `caus(?:e|es|ed|ing), kill(?:s|ed|ing)?, beat(?:s|en)?|beating, defeat(?:s|ed)?, attack(?:s|ed|ing)?,
  invad(?:e|es|ed|ing), su(?:e|es|ed|ing), fund(?:s|ed|ing)?, own(?:s|ed|ing)?, pa(?:y|ys|id|ying), hir(?:e|es|ed),
  support(?:s|ed|ing)?, endors(?:e|es|ed), creat(?:e|es|ed), eat(?:s|en)?|ate|eating, infect(?:s|ed|ing)?,
  replac(?:e|es|ed|ing), follow(?:s|ed|ing)?, control(?:s|led|ling)?, copi(?:es|ed)|copy, contain(?:s|ed)?,
  influenc(?:e|es|ed), arrest(?:s|ed)?, accus(?:e|es|ed), shoot(?:s)?|shot, marri(?:es|ed)|marry, elect(?:s|ed)?`
    .split(',')
    .map((form) => form.trim())
    .map((form) => [
      new RegExp(`\\b(?:${form})\\b`, 'iu'),
      new RegExp(`\\b(?:${form})\\s+by\\b`, 'iu'),
    ]);

/** The text cut at the relation, passive voice put into active. */
function sidesAt(text: string, at: RegExp, passive: boolean): Sides | undefined {
  const [match] = at.exec(text) ?? [];
  if (match === undefined) return;
  const [before = '', after = ''] = text.split(at);
  const [first, second] = [new Set(termsOf(before)), new Set(termsOf(after))];
  const [left, right] = passive ? [second, first] : [first, second];
  return { left: left.difference(right), right: right.difference(left) };
}

const meets = (one: ReadonlySet<string>, other: ReadonlySet<string>) => !one.isDisjointFrom(other);

/** How many of the two sides of one stand where the other has the other side; 0 where the right sides agree. */
function crossings(asked: Sides, claimed: Sides): number {
  if (meets(asked.right, claimed.right)) return 0;
  return Number(meets(asked.left, claimed.right)) + Number(meets(asked.right, claimed.left));
}

const degree =
  /\b(?:more|less|fewer|better|worse|(?!whether|ever|never|over|other|after)\p{L}{2,}er)\b/iu;

/** What is compared in "X kill more birds than Y" is X and Y; "kill more birds" is how. */
function compared(text: string): Sides | undefined {
  const sides = sidesAt(text, than, false);
  const [before = ''] = text.split(than);
  const at = degree.exec(before);
  if (!sides || !at) return sides;
  const subject = termsOf(before.slice(0, at.index));
  if (/^(?:more|less|fewer)$/iu.test(at[0]) && subject.length > 1) subject.pop();
  return { left: sides.left.intersection(new Set(subject)), right: sides.right };
}

function relation(text: string, [active, passive]: readonly [RegExp, RegExp]): Sides | undefined {
  return sidesAt(text, passive, true) ?? sidesAt(text, active, false);
}

/**
 * Whether two cleaned texts say the same of two things with the two in each other's place: "cats kill more birds than
 * turbines" and "turbines kill more birds than cats", "the dog bit the man" and "the man was bitten by ..." aside.
 */
export function swapsSides(question: string, claim: string): boolean {
  const [asked, claimed] = [compared(question), compared(claim)];
  if (asked && claimed) return crossings(asked, claimed) > 0;
  return relations.some((forms) => {
    const [one, other] = [relation(question, forms), relation(claim, forms)];
    // Without "than" the sides are less sure, so both must have changed places.
    return one && other ? !meets(one.left, other.left) && crossings(one, other) === 2 : false;
  });
}
