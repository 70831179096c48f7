import { setImmediate as breath } from 'node:timers/promises';
import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Reply } from '../core/message.ts';
import type { Answer } from '../core/question.ts';
import { answer, isVisible, look, questionOf, record, replyTo } from './ask.ts';
import { presentChoices } from './present/answer.ts';
import type { Desk, Turn } from './turn.ts';

type Check = Extract<Act, { kind: 'check' }>;
type Match = Extract<Answer, { kind: 'match' }>;

/** More than a message on any platform holds; of a longer text the beginning is read. */
const mostCharacters = 6000;
const mostSentences = 16;
const mostMatches = 5;
/** "No." and "Really?" claim nothing. */
const leastWords = 3;

const segmenters = {
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
  word: new Intl.Segmenter('en', { granularity: 'word' }),
};

const saysEnough = (sentence: string): boolean =>
  [...segmenters.word.segment(sentence)].filter(({ isWordLike }) => isWordLike).length >=
  leastWords;

/** The sentences of a text that can claim anything; a line ends one too. */
function sentencesOf(text: string): string[] {
  const lines = text.slice(0, mostCharacters).split('\n');
  return lines
    .flatMap((line) => [...segmenters.sentence.segment(line)].map(({ segment }) => segment.trim()))
    .filter(saysEnough)
    .slice(0, mostSentences);
}

/** What each sentence is surely about, each fact-check once. Only what matched is recorded: the rest was no question. */
async function matchesIn(desk: Desk, sentences: readonly string[], turn: Turn): Promise<Match[]> {
  const matches = new Map<string, Match>();
  for (const sentence of sentences) {
    if (matches.size === mostMatches) break;
    const began = performance.now();
    const question = questionOf(sentence, turn);
    const found = await look(desk, question);
    if (found.kind === 'match' && !matches.has(found.found.factCheck.id)) {
      matches.set(found.found.factCheck.id, found);
      const took = Math.round(performance.now() - began);
      await record(desk, question, found, turn.place.platform, took);
    }
    // Others are answered between two sentences.
    await breath();
  }
  return [...matches.values()];
}

async function checkMessage(desk: Desk, text: string, turn: Turn): Promise<Reply> {
  const sentences = sentencesOf(text);
  const matches = sentences.length > 1 ? await matchesIn(desk, sentences, turn) : [];
  const [first, ...rest] = matches;
  if (first && rest.length === 0) return replyTo(desk, first, turn);
  if (first) {
    const [one, ...others] = [first, ...rest].map(({ found }) => found.factCheck);
    if (one) return presentChoices(turn.words.talk.severalClaims, [one, ...others], turn.words);
  }
  const whole = questionOf(text.slice(0, mostCharacters), turn);
  return replyTo(desk, await answer(desk, whole, turn.place.platform), turn);
}

/**
 * What is published on the claims in a message: of several a choice, of one its fact-check, an honest none where nothing
 * is. Of a message that the desk may not see, what was said beside it is all there is to go by.
 *
 * @throws UserError `message-hidden` where that does not lead to a fact-check; `empty-question` for an empty message
 */
export async function check(desk: Desk, { of, text }: Check, turn: Turn): Promise<Reply> {
  if (of === 'message') return checkMessage(desk, text, turn);
  if (!isVisible(text)) throw new UserError('message-hidden');
  const found = await answer(desk, questionOf(text, turn), turn.place.platform);
  if (found.kind === 'none') throw new UserError('message-hidden');
  return replyTo(desk, found, turn);
}
