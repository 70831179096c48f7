import type { Asked } from './asked.ts';
import type { Kept, Passage } from './collection.ts';

/** The cosine of a passage to the question; 0 where one of them says nothing. */
export const cosine = (asked: Asked, { tokens, length }: Passage): number =>
  length > 0 ? asked.towards(tokens) / length : 0;

/** The same of claim, title and summary together, or of the phrasing that is nearer. */
export function meaningOf(asked: Asked, { claims, title, summary, wholeLength }: Kept): number {
  const [claim, ...phrasings] = claims;
  const whole = [claim, title, summary].reduce(
    (sum, passage) => sum + (passage ? asked.towards(passage.tokens) : 0),
    0,
  );
  const near = wholeLength > 0 ? whole / wholeLength : 0;
  return Math.max(near, ...phrasings.map((phrasing) => cosine(asked, phrasing)));
}
