import { type Asked, leastNameness } from './asked.ts';
import type { Passage } from './collection.ts';
import type { Weighing } from './weighing.ts';

/** Names that agree, and names that the one has and the other lacks: another person, another place. */
export function names(
  { names: asked, weights }: Asked,
  claim: Passage,
  shared: ReadonlySet<number>,
  { idf, nameness }: Weighing,
) {
  let both = 0;
  let all = 0;
  let askedMissing = 0;
  for (const [name, weight] of asked) {
    all += weight;
    if (shared.has(name)) both += weight;
    else askedMissing = Math.max(askedMissing, weight);
  }
  let claimMissing = 0;
  for (const term of claim.terms) {
    const sure = nameness(term);
    if (sure < leastNameness || weights.has(term)) continue;
    claimMissing = Math.max(claimMissing, sure * idf(term));
  }
  return {
    shared: all > 0 ? both / all : 0,
    askedMissing,
    claimMissing,
    swapped: Math.min(askedMissing, claimMissing),
  };
}
