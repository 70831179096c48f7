import type { FactCheck } from '../../core/factcheck.ts';
import type { Action, Place, Reply } from '../../core/message.ts';
import type { Answer, Found } from '../../core/question.ts';
import { moderates } from '../permit.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words/words.ts';
import { ageOf, type Clock } from './age.ts';
import { presentCard } from './card.ts';
import { listOf } from './item.ts';

/** How many "Not my claim" carries on: what one token can hold beside the one that was shown. */
const mostOthers = 2;
const mostChoices = 3;

type Match = Extract<Answer, { kind: 'match' }>;

/** What sharing depends on, and the words for it. */
type Reading = Pick<Turn, 'place' | 'heardBy' | 'words' | 'actor' | 'preferences'>;
/** The same, and what an answer's age is reckoned by. */
type Answering = Reading & Clock;

/** The desk writes for everyone only where a guild or workspace let it in: not in a group that belongs to none. */
export const isShareable = ({ kind, workspace }: Place): boolean =>
  kind === 'channel' && workspace !== '';

/** Sharing needs somebody to share with, who does not read the answer already. */
export function shareButton({ id }: FactCheck, { place, heardBy, words }: Reading): Action[] {
  if (!isShareable(place) || heardBy === 'everyone') return [];
  return [{ label: words.buttons.share, act: { kind: 'share', id } }];
}

/** What a moderator does with a fact-check, and that anybody else may be told if it changes. */
export function deskButtons({ id }: FactCheck, reading: Reading): Action[] {
  const { place, heardBy, words, actor, preferences } = reading;
  const { buttons } = words.desk;
  const isChat = place.platform === 'discord' || place.platform === 'slack';
  if (!isChat || (heardBy === 'everyone' && place.kind !== 'direct')) return [];
  if (!place.workspace || !moderates(actor, preferences)) {
    return [{ label: buttons.watch, act: { kind: 'watch', id, on: 'yes' } }];
  }
  return [
    { label: buttons.publish, act: { kind: 'publish', id } },
    { label: buttons.copies, act: { kind: 'copies', id } },
  ];
}

/** So that editors learn whether the right fact-check was found. */
export function feedbackButton({ id }: FactCheck, { buttons }: Words): Action {
  return { label: buttons.wasThisRight, act: { kind: 'feedback', id, said: 'unsaid' } };
}

function rejectButton({ found, others }: Match, { buttons }: Words): Action {
  const { id } = found.factCheck;
  const rest = new Set(others.map(({ factCheck }) => factCheck.id));
  rest.delete(id);
  const ids = [id, ...[...rest].slice(0, mostOthers)];
  return { label: buttons.notMyClaim, act: { kind: 'reject', ids } };
}

function presentMatch(match: Match, reading: Answering): Reply {
  const { words } = reading;
  const { factCheck, claim } = match.found;
  const { turned, section, differences, disagreeing } = match;
  const asked = { claim, turned, differences, disagreeing, ...(section && { section }) };
  const card = presentCard(factCheck, words, { asked, age: ageOf(factCheck, reading) });
  const actions = [
    ...card.actions,
    rejectButton(match, words),
    feedbackButton(factCheck, words),
    ...shareButton(factCheck, reading),
    ...deskButtons(factCheck, reading),
  ];
  return { ...card, actions };
}

/** Fact-checks that a person is to pick from. All of them were shown, so refusing them ends at an honest none. */
export function presentChoices(
  question: string,
  factChecks: readonly [FactCheck, ...FactCheck[]],
  words: Words,
): Reply {
  const { buttons, locale } = words;
  const label = factChecks.length === 1 ? buttons.notThis : buttons.noneOfThese;
  return {
    title: question,
    blocks: listOf(question, factChecks, words),
    actions: [{ label, act: { kind: 'reject', ids: [factChecks[0].id] } }],
    audience: 'asker',
    locale,
  };
}

/** That nothing published answers, with what comes closest. Never a verdict. */
export function presentNone(closest: readonly FactCheck[], words: Words): Reply {
  const { none, several, buttons, locale } = words;
  return {
    title: none.title,
    blocks: [
      { kind: 'text', style: 'heading', text: none.nothingAnswers },
      { kind: 'text', style: 'plain', text: none.noVerdictOfOurOwn },
      { kind: 'text', style: 'plain', text: none.tryAgain },
      ...(closest.length > 0 ? listOf(several.notTheSame, closest, words) : []),
    ],
    actions: [
      { label: buttons.browse, act: { kind: 'browse', by: 'menu', value: '', page: 1 } },
      { label: buttons.help, act: { kind: 'help' } },
    ],
    audience: 'asker',
    locale,
  };
}

const factChecksOf = (found: readonly Found[]): FactCheck[] =>
  found.slice(0, mostChoices).map(({ factCheck }) => factCheck);

/** What the index decided, as a reply. */
export function presentAnswer(answer: Answer, reading: Answering): Reply {
  const { words } = reading;
  switch (answer.kind) {
    case 'match':
      return presentMatch(answer, reading);
    case 'choices': {
      const [first, ...rest] = factChecksOf(answer.choices);
      const { didYouMean, didYouMeanThis } = words.several;
      if (!first) return presentNone([], words);
      return presentChoices(rest.length > 0 ? didYouMean : didYouMeanThis, [first, ...rest], words);
    }
    case 'none':
      return presentNone(factChecksOf(answer.closest), words);
  }
}
