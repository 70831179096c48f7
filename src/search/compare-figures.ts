import type { Asked } from './asked.ts';
import type { Passage } from './collection.ts';
import type { Weighing } from './weighing.ts';

/** Numbers and years that agree, and those that the one has and the other lacks: another number. */
export function figures(
  asked: Asked,
  claim: Passage,
  distinct: ReadonlySet<number>,
  weighing: Weighing,
) {
  let agree = 0;
  for (const figure of asked.figureNumbers) if (distinct.has(figure)) agree += 1;
  let claimed = 0;
  let claimedMissing = 0;
  for (const term of claim.terms) {
    if (!weighing.isFigure(term)) continue;
    claimed += 1;
    if (!asked.figureNumbers.has(term)) claimedMissing += 1;
  }
  return {
    agree: Math.min(agree, 3) / 3,
    askedMissing: asked.figures > 0 ? (asked.figures - agree) / asked.figures : 0,
    claimMissing: claimed > 0 ? claimedMissing / claimed : 0,
  };
}
