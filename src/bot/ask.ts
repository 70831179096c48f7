import { UserError } from '../core/errors.ts';
import type { Platform, Reply } from '../core/message.ts';
import type { Answer, Found, Question } from '../core/question.ts';
import { presentAnswer } from './present/answer.ts';
import type { Desk, Turn } from './turn.ts';

const mostRecorded = 2000;

/** Whether there is anything that a person would see: not spaces, control and format characters, or blanks that pass as letters. */
export function isVisible(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** A question as it may be kept: no control characters, nobody's platform id, 2,000 UTF-16 units. */
function recordable(question: string): string {
  return question
    .slice(0, mostRecorded * 4)
    .replaceAll(/<[@#][!&]?\w+(\|[^>]*)?>/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, mostRecorded)
    .trimEnd()
    .toWellFormed();
}

function candidates(answer: Answer): Found[] {
  switch (answer.kind) {
    case 'match':
      return [answer.found, ...answer.others];
    case 'choices':
      return answer.choices;
    case 'none':
      return answer.closest;
  }
}

/**
 * What is published on a question, recorded without who asked. A record that fails is logged; the answer stands.
 *
 * @throws UserError `empty-question` where there is nothing to read in it; anything else is the index's failure
 */
export async function answer(desk: Desk, question: Question, platform: Platform): Promise<Answer> {
  const began = performance.now();
  const found = await look(desk, question);
  await record(desk, question, found, platform, Math.round(performance.now() - began));
  return found;
}

/** The same without a record. */
export async function look(desk: Desk, question: Question): Promise<Answer> {
  if (!isVisible(question.text)) throw new UserError('empty-question');
  return desk.index.find(question);
}

/** Records what was asked and found. */
export async function record(
  desk: Desk,
  question: Question,
  found: Answer,
  platform: Platform,
  milliseconds: number,
): Promise<void> {
  const best = candidates(found);
  try {
    await desk.store.interactions.record({
      at: desk.now(),
      platform,
      question: recordable(question.text),
      kind: found.kind,
      factChecks: best.map(({ factCheck }) => factCheck.id),
      confidence: best[0]?.confidence ?? 0,
      milliseconds,
    });
  } catch (error) {
    desk.log.error({ err: error }, 'a question was answered but not recorded');
  }
}

/** What was found, as a reply in this turn. */
export function replyTo(desk: Desk, found: Answer, turn: Turn): Reply {
  return presentAnswer(found, { ...turn, now: desk.now, oldAfterDays: desk.oldAfterDays });
}

/** A text as this person's question. */
export function questionOf(text: string, { actor }: Pick<Turn, 'actor'>): Question {
  return { text, ...(actor.locale && { locale: actor.locale }) };
}

/** A question in the conversation. */
export async function ask(desk: Desk, question: string, turn: Turn): Promise<Reply> {
  const found = await answer(desk, questionOf(question, turn), turn.place.platform);
  return replyTo(desk, found, turn);
}
