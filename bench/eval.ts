import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorError } from '../src/core/errors.ts';
import { createFinder } from '../src/search/finder.ts';
import { askAll, type Said } from './asking.ts';
import { readCorpus, readQueries } from './data.ts';
import { figuresOf } from './figures.ts';
import { foundData } from './found-data.ts';
import { writeReport } from './report.ts';
import { textTable } from './table.ts';

const usage =
  'npm run -s eval -- --corpus FILE.jsonl[.gz] --queries FILE.jsonl [--json] [--answers FILE], or --report FILE.md';

function options() {
  try {
    return parseArgs({
      options: {
        corpus: { type: 'string' },
        queries: { type: 'string' },
        answers: { type: 'string' },
        report: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new OperatorError(`${why}; give: ${usage}`, { exitCode: 2 });
  }
}

const line = (said: Said): string =>
  `${JSON.stringify({ ...said, confidence: Number(said.confidence.toFixed(6)) })}\n`;

async function main(): Promise<void> {
  const { corpus, queries, answers, report, json, help } = options();
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
  if (report !== undefined) {
    if (json || answers !== undefined) {
      throw new OperatorError(`--report stands alone; give: ${usage}`, { exitCode: 2 });
    }
    await writeReport(report, { corpus: corpusFile, queries: queryFile });
    return;
  }
  const finder = createFinder();
  finder.put(readCorpus(corpusFile));
  const asked = askAll(finder, readQueries(queryFile));
  if (answers !== undefined) writeFileSync(answers, asked.map(({ said }) => line(said)).join(''));
  const figures = figuresOf(asked);
  console.log(json ? JSON.stringify(figures, null, 2) : textTable(figures));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message.split('\n')[0]);
  process.exitCode = error instanceof OperatorError ? error.exitCode : 2;
}
