import { type FactCheck, isSample, samplePublisher } from '../../core/factcheck.ts';
import type { Block, ListItem } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { shows } from './buttons.ts';
import { oneLine } from './excerpt.ts';
import { foreign, newness, originOf, ratingWord } from './rating.ts';

const mostOfAClaim = 200;
const mostOfALabel = 100;

/** A fact-check to pick from a list: the claim, then what tells it from the others. */
function itemOf(factCheck: FactCheck, words: Words): ListItem {
  const label = oneLine(ratingWord(factCheck, words), mostOfALabel);
  return {
    title: oneLine(factCheck.claim, mostOfAClaim),
    detail: words.several.detail(label, originOf(factCheck, words)),
    action: shows(words.buttons.open, factCheck, 'card'),
    ...foreign(factCheck, words),
  };
}

/** A word about the samples among fact-checks that stand side by side. */
function samplesAmong(factChecks: readonly FactCheck[], { several }: Words): Block[] {
  if (!factChecks.some(isSample)) return [];
  return [{ kind: 'notice', tone: 'info', text: several.samplesAmong(samplePublisher) }];
}

/** Fact-checks to pick from. */
export function listOf(label: string, factChecks: readonly FactCheck[], words: Words): Block[] {
  const items = factChecks.map((factCheck) => itemOf(factCheck, words));
  return [{ kind: 'list', label, items }, ...samplesAmong(factChecks, words)];
}

/** A withdrawn fact-check has no rating to disagree with. */
const standing = (factChecks: readonly FactCheck[]): FactCheck[] =>
  factChecks.filter(({ status }) => status !== 'withdrawn');

/** That others came to another result: said early, so that nobody stops reading at the first rating. */
export function disagreementNotice(factChecks: readonly FactCheck[], words: Words): Block[] {
  const { length } = standing(factChecks);
  return length > 0
    ? [{ kind: 'notice', tone: 'warning', text: words.several.disagree(length) }]
    : [];
}

/** Other fact-checks of one claim, the newest first, each with its rating's word in front. */
export function disagreement(factChecks: readonly FactCheck[], words: Words): Block[] {
  const others = standing(factChecks).toSorted((a, b) => newness(b) - newness(a));
  if (others.length === 0) return [];
  const items = others.map((factCheck) => ({
    title: words.card.rated(
      oneLine(ratingWord(factCheck, words), mostOfALabel),
      oneLine(factCheck.claim, mostOfAClaim),
    ),
    detail: originOf(factCheck, words),
    action: shows(words.buttons.open, factCheck, 'card'),
    ...foreign(factCheck, words),
  }));
  return [
    { kind: 'list', label: words.several.otherChecks, items },
    ...samplesAmong(others, words),
  ];
}
