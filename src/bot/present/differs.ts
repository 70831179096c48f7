import type { Block } from '../../core/message.ts';
import type { Difference } from '../../core/question.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './excerpt.ts';

const mostOfAName = 100;
const mostDifferences = 4;

/** What the question names otherwise than the claim that was checked, a sentence each. */
export function differenceNotices(differences: readonly Difference[], { differs }: Words): Block[] {
  return differences.slice(0, mostDifferences).map(({ kind, asked, checked }) => {
    const text = differs[kind](oneLine(checked, mostOfAName), oneLine(asked, mostOfAName));
    return { kind: 'notice', tone: 'warning', text };
  });
}
