import type { FactCheck } from '../core/factcheck.ts';
import type { Answer, Found } from '../core/question.ts';
import { differences } from './differs.ts';
import { sectionFor } from './section.ts';
import { byLastChecked } from './shelf.ts';
import { isTurned } from './turned.ts';

const withdrawn = ({ status }: FactCheck): boolean => status === 'withdrawn';

/** Two standing verdicts on one claim that are not the same. Without a verdict there is nothing to disagree with. */
export const disagree = (a: FactCheck, b: FactCheck): boolean =>
  a.verdict !== b.verdict && [a, b].every((one) => one.verdict !== 'none' && !withdrawn(one));

/** What stands before a withdrawn fact-check, and the newest before those that say otherwise. */
function spokesman(best: Found, twins: readonly Found[]): Found {
  const live = twins.filter(({ factCheck }) => !withdrawn(factCheck));
  const rivals = withdrawn(best.factCheck)
    ? live
    : live.filter(({ factCheck }) => disagree(factCheck, best.factCheck));
  const newest = (a: Found, b: Found) => byLastChecked(a.factCheck, b.factCheck);
  const field = withdrawn(best.factCheck) && rivals.length > 0 ? rivals : [best, ...rivals];
  const [first = best] = field.toSorted(newest);
  return { ...first, confidence: best.confidence };
}

/**
 * The match as it is answered. A live fact-check of the same claim stands before a withdrawn one, and where
 * fact-checks of one claim disagree the newest speaks.
 *
 * @param twins further fact-checks of the same claim
 * @param pinned the question names this very fact-check by its address, so no other speaks for it
 */
export function matchAnswer(
  question: string,
  best: Found,
  twins: readonly Found[],
  others: readonly Found[],
  pinned: boolean,
): Answer {
  const found = pinned ? best : spokesman(best, twins);
  const { factCheck } = found;
  const disagreeing = [best, ...twins]
    .filter((one) => disagree(one.factCheck, factCheck))
    .sort((a, b) => byLastChecked(a.factCheck, b.factCheck));
  const shown = new Set([factCheck.id, ...disagreeing.map((one) => one.factCheck.id)]);
  const section = sectionFor(question, factCheck);
  return {
    kind: 'match',
    found,
    ...(section && { section }),
    turned: isTurned(question, factCheck.claim),
    differences: differences(question, found.claim, [factCheck.claim, ...factCheck.phrasings]),
    others: [best, ...others].filter((one) => !shown.has(one.factCheck.id)),
    disagreeing,
  };
}
