import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorError } from '../src/core/errors.ts';
import { decide } from '../src/search/decide.ts';
import { createFinder } from '../src/search/finder.ts';
import { type Query, readCorpus, readQueries } from './data.ts';
import { foundData } from './found-data.ts';
import { auc, coverageAt, rankingFigures } from './measures.ts';

const usage =
  'npm run -s eval -- --corpus FILE.jsonl[.gz] --queries FILE.jsonl [--json] [--answers FILE]';

/** What was said to one question, as `--answers` writes it. */
interface Said {
  id: string;
  kind: 'match' | 'choices' | 'none';
  /** The ranked candidates, best first, whatever the kind. */
  ids: string[];
  /** Probability that the first is right. */
  confidence: number;
}

interface Asked {
  query: Query;
  said: Said;
  milliseconds: number;
}

const mostIds = 100;

function options() {
  try {
    return parseArgs({
      options: {
        corpus: { type: 'string' },
        queries: { type: 'string' },
        answers: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new OperatorError(`${why}; give: ${usage}`, { exitCode: 2 });
  }
}

function askAll(corpusFile: string, queries: readonly Query[]): Asked[] {
  const finder = createFinder();
  finder.put(readCorpus(corpusFile));
  for (const { query } of queries.slice(0, 20)) finder.find(query);
  return queries.map((query) => {
    const began = performance.now();
    const ranked = finder.find(query.query);
    const { kind } = decide(ranked, () => false);
    const milliseconds = performance.now() - began;
    const ids = ranked.slice(0, mostIds).map(({ id }) => id);
    const confidence = Number((ranked[0]?.confidence ?? 0).toFixed(4));
    return { query, said: { id: query.id, kind, ids, confidence }, milliseconds };
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** All figures of a run. Counts are of questions; `p50` and `p95` are milliseconds a question. */
function figuresOf(asked: readonly Asked[]) {
  const isRight = ({ query, said }: Asked) => query.relevant.includes(said.ids[0] ?? '');
  const answerable = asked.filter(({ query }) => query.relevant.length > 0);
  const count = (of: (one: Asked) => boolean) => asked.filter(of).length;
  const kind = (wanted: Said['kind']) => (one: Asked) => one.said.kind === wanted;
  const judgements = asked.map((one) => ({
    confidence: one.said.confidence,
    right: isRight(one),
  }));
  const ranking = rankingFigures(asked.map(({ query, said }) => ({ query, ids: said.ids })));
  const times = asked.map(({ milliseconds }) => milliseconds);
  const mustMiss = asked.length - answerable.length;
  const missedWrongly = count((one) => kind('match')(one) && one.query.relevant.length === 0);
  return {
    queries: asked.length,
    answerable: answerable.length,
    map5: rounded(ranking.map5, 4),
    mrr: rounded(ranking.mrr, 4),
    recall3: rounded(ranking.recall3, 4),
    recall5: rounded(ranking.recall5, 4),
    recall20: rounded(ranking.recall20, 4),
    recall100: rounded(ranking.recall100, 4),
    rightMatches: count((one) => kind('match')(one) && isRight(one)),
    wrongMatches: count((one) => kind('match')(one) && !isRight(one)),
    choices: count(kind('choices')),
    nones: count(kind('none')),
    rightNones: count((one) => kind('none')(one) && one.query.relevant.length === 0),
    mustMiss,
    mustMissMatched: missedWrongly,
    auc: nullable(auc(judgements)),
    answeredAt95: rounded(coverageAt(0.95, judgements, answerable.length), 4),
    p50: rounded(percentile(times, 0.5), 2),
    p95: rounded(percentile(times, 0.95), 2),
  };
}

/** Where all first answers are right, or all wrong, nothing tells them apart and nothing has to. */
const nullable = (value: number): number | null => (Number.isNaN(value) ? null : rounded(value, 4));

const explained: Record<keyof ReturnType<typeof figuresOf>, string> = {
  queries: 'questions',
  answerable: 'of them with a right answer',
  map5: 'MAP@5',
  mrr: 'MRR',
  recall3: 'recall@3',
  recall5: 'recall@5',
  recall20: 'recall@20',
  recall100: 'recall@100',
  rightMatches: 'right matches',
  wrongMatches: 'wrong matches',
  choices: 'choices',
  nones: 'nones',
  rightNones: 'of them right',
  mustMiss: 'questions that nothing answers',
  mustMissMatched: 'of them matched',
  auc: 'AUC, first is right or not',
  answeredAt95: 'answered at 95 % precision',
  p50: 'p50 ms',
  p95: 'p95 ms',
};

function table(figures: ReturnType<typeof figuresOf>): string {
  const names = Object.entries(explained);
  const width = Math.max(...names.map(([, label]) => label.length));
  const values = new Map<string, number | null>(Object.entries(figures));
  return names
    .map(([key, label]) => `${label.padEnd(width)}  ${values.get(key) ?? '-'}`)
    .join('\n');
}

function main(): void {
  const { corpus, queries, answers, json, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  const found = foundData('dev.jsonl');
  const corpusFile = corpus ?? found?.corpus;
  const queryFile = queries ?? found?.queries;
  if (corpusFile === undefined || queryFile === undefined) {
    throw new OperatorError(`there is nothing to measure on; give: ${usage}`, { exitCode: 2 });
  }
  const asked = askAll(corpusFile, readQueries(queryFile));
  if (answers !== undefined) {
    writeFileSync(answers, asked.map(({ said }) => `${JSON.stringify(said)}\n`).join(''));
  }
  const figures = figuresOf(asked);
  console.log(json ? JSON.stringify(figures, null, 2) : table(figures));
}

try {
  main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message.split('\n')[0]);
  process.exitCode = error instanceof OperatorError ? error.exitCode : 2;
}
