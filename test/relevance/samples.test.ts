import { expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Answer } from '../../src/core/question.ts';
import { createIndex } from '../../src/search/index.ts';
import { readSamples } from '../support/samples.ts';
import { answered, confusable, contrary, unanswered } from './sample-questions.ts';

const { added: samples } = await readSamples();
const index = createIndex();
await index.put(samples);

/** Samples that check one claim: either is a right answer to it. */
const sameClaim = [['covid-airborne-2020', 'covid-airborne-2022']];

const rightFor = (id: string): string[] => sameClaim.find((ids) => ids.includes(id)) ?? [id];

/** The ids that a person sees first, three at most; none of them where nothing was found. */
function shown(answer: Answer): string[] {
  const all = {
    match: () => (answer.kind === 'match' ? [answer.found, ...answer.others] : []),
    choices: () => (answer.kind === 'choices' ? answer.choices : []),
    none: () => [],
  };
  return all[answer.kind]()
    .slice(0, 3)
    .map(({ factCheck }) => factCheck.id);
}

const told = (question: string, answer: Answer): string =>
  `${question}\n    ${answer.kind}: ${shown(answer).join(', ')}`;

async function ask(question: string) {
  const answer = await index.find({ text: question });
  return { answer, ids: shown(answer), told: told(question, answer) };
}

interface Asked {
  question: string;
  id: string;
}

async function wrongAmong(
  questions: readonly Asked[],
  isRight: (ids: string[], right: string[], answer: Answer) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { question, id } of questions) {
    const { answer, ids, told: line } = await ask(question);
    if (!isRight(ids, rightFor(id), answer)) wrong.push(`${line}  (expected ${id})`);
  }
  return wrong;
}

const fresh = answered.map(([question, id]) => ({ question, id }));

const holds = (ids: string[], right: string[]): boolean => ids.some((id) => right.includes(id));

const list = (lines: readonly string[]): string => `\n  ${lines.join('\n  ')}`;

test('the questions are fresh, each is asked once, and each names a sample that there is', () => {
  const ids = new Set(samples.map(({ id }) => id));
  const own = new Set(
    samples.flatMap(({ claim, phrasings }: FactCheck) =>
      [claim, ...phrasings].map((text) => text.toLowerCase()),
    ),
  );
  const all = [
    ...answered.map(([question]) => question),
    ...unanswered,
    ...confusable,
    ...contrary,
  ];
  expect(all.filter((question) => own.has(question.toLowerCase()))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
  expect(answered.filter(([, id]) => !ids.has(id))).toEqual([]);
  expect(unanswered.length).toBeGreaterThanOrEqual(20);
});

test('every claim and phrasing of a sample finds that sample first or among the choices', async () => {
  const own = samples.flatMap(({ id, claim, phrasings }) =>
    [claim, ...phrasings].map((question) => ({ question, id })),
  );
  const wrong = await wrongAmong(own, (ids, right, answer) =>
    holds(answer.kind === 'match' ? ids.slice(0, 1) : ids, right),
  );
  expect(wrong, list(wrong)).toEqual([]);
});

test('nine in ten fresh questions find their sample among the first three', async () => {
  const wrong = await wrongAmong(fresh, holds);
  expect(1 - wrong.length / fresh.length, list(wrong)).toBeGreaterThanOrEqual(0.9);
});

test('of the fresh questions, no more than one in twenty is answered with another sample', async () => {
  const wrong = await wrongAmong(
    fresh,
    (ids, right, answer) => answer.kind !== 'match' || holds(ids.slice(0, 1), right),
  );
  expect(wrong.length / fresh.length, list(wrong)).toBeLessThanOrEqual(0.05);
});

async function matchesTo(questions: readonly string[]): Promise<string[]> {
  const matches: string[] = [];
  for (const question of questions) {
    const { answer, told: line } = await ask(question);
    if (answer.kind === 'match') matches.push(line);
  }
  return matches;
}

test('not one question about something else is answered with a match', async () => {
  const wrong = await matchesTo(unanswered);
  expect(wrong, list(wrong)).toEqual([]);
});

// The two below are the desk's weak spots: the bounds are where it stands, to be drawn tighter and never looser.
test('of questions that only borrow the words of a sample, fewer than half get a match', async () => {
  const wrong = await matchesTo(confusable);
  expect(wrong.length / confusable.length, list(wrong)).toBeLessThan(0.5);
});

test('of questions that say the contrary of a claim, a good part is answered claim first, not with a bare verdict', async () => {
  const bare: string[] = [];
  for (const question of contrary) {
    const { answer, told: line } = await ask(question);
    if (answer.kind === 'match' && !answer.turned) bare.push(line);
  }
  expect(bare.length / contrary.length, list(bare)).toBeLessThan(0.6);
});
