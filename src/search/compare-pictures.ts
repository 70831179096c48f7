import type { Asked } from './asked.ts';
import type { Passage } from './collection.ts';

/** Whether the claim is of a picture or video: one that the question came with or speaks of, or that it does not. */
export function pictures({ pictured, marks }: Pick<Asked, 'pictured' | 'marks'>, claim: Passage) {
  const isOfPicture = claim.terms.some((term) => marks.pictures.has(term));
  return { both: isOfPicture && pictured ? 1 : 0, claimOnly: isOfPicture && !pictured ? 1 : 0 };
}
