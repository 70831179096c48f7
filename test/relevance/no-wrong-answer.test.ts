import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/core/question.ts';
import { createIndex } from '../../src/search/index.ts';
import { readSamples } from '../support/samples.ts';
import { answered, confusable, unanswered } from './sample-questions.ts';

const lineSchema = z.object({
  id: z.string(),
  query: z.string(),
  relevant: z.array(z.string()),
  style: z.enum(['chat', 'near-miss', 'far-miss']),
});
const written = readFileSync(join(import.meta.dirname, 'samples.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));

/** Samples that check one claim: either is a right answer to it. */
const sameClaim = [['covid-airborne-2020', 'covid-airborne-2022']];
const twinsOf = (id: string): string[] => sameClaim.find((ids) => ids.includes(id)) ?? [id];

/** A question and the samples that answer it; none for one that must miss. */
interface Asked {
  question: string;
  right: string[];
}

const questions: Asked[] = [
  ...written.map(({ query, relevant }) => ({ question: query, right: relevant.flatMap(twinsOf) })),
  ...answered.map(([question, id]) => ({ question, right: twinsOf(id) })),
  ...[...unanswered, ...confusable].map((question) => ({ question, right: [] })),
];

const { added: samples } = await readSamples();
const index = createIndex();
await index.put(samples);

/** The ids that a person sees first, three at most; none where nothing was found. */
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

const replies = await Promise.all(
  questions.map(async ({ question, right }) => {
    const answer = await index.find({ text: question });
    return { question, right, answer, ids: shown(answer) };
  }),
);

const list = (lines: readonly string[]): string => `\n  ${lines.join('\n  ')}`;

test('there are at least 200 questions, 80 of which must miss, and each names samples that there are', () => {
  expect(written.length).toBeGreaterThanOrEqual(200);
  expect(written.filter(({ relevant }) => relevant.length === 0).length).toBeGreaterThanOrEqual(80);
  expect(written.filter(({ style }) => style === 'near-miss').length).toBeGreaterThanOrEqual(40);
  const ids = new Set(samples.map(({ id }) => id));
  const unknown = questions.flatMap(({ right }) => right).filter((id) => !ids.has(id));
  expect(unknown).toEqual([]);
  const odd = written.filter(({ style, relevant }) => (style === 'chat') !== relevant.length > 0);
  expect(odd).toEqual([]);
});

test('zero confident wrong answers: no match where nothing answers, and none to another claim', () => {
  const wrong = replies.flatMap(({ question, right, answer, ids }) => {
    if (answer.kind !== 'match' || right.includes(ids[0] ?? '')) return [];
    const sure = answer.found.confidence.toFixed(2);
    return [`${question}\n    ${ids[0]}, ${sure} (expected ${right.join(' or ') || 'none'})`];
  });
  expect(wrong, list(wrong)).toEqual([]);
});

test('the right sample is among the first three that are shown; the recall is a figure', () => {
  const answerable = replies.filter(({ right }) => right.length > 0);
  const missed = answerable.filter(({ right, ids }) => !ids.some((id) => right.includes(id)));
  const matched = answerable.filter(({ answer }) => answer.kind === 'match').length;
  const recall = 1 - missed.length / answerable.length;
  const figure = `recall@3 ${recall.toFixed(3)}, ${matched} of ${answerable.length} matched at once; missed:`;
  const lines = missed.map(
    ({ question, right }) => `${question}  (expected ${right.join(' or ')})`,
  );
  expect(recall, `${figure}${list(lines)}`).toBeGreaterThan(0.75);
});
