import { writeFileSync } from 'node:fs';
import { OperatorError } from '../src/core/errors.ts';
import { askOver, type Said } from './asking.ts';
import { readCorpus, readQueries } from './data.ts';
import { figuresOf } from './figures.ts';
import { foundData } from './found-data.ts';
import { optionsOf } from './options.ts';
import { type Files, writeReport } from './report.ts';
import { textTable } from './table.ts';

const usage =
  'npm run -s eval -- --corpus FILE.jsonl[.gz] --queries FILE.jsonl [--model FOLDER] [--json] [--answers FILE], or --report FILE.md [--model FOLDER]';

const options = () =>
  optionsOf(usage, {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    answers: { type: 'string' },
    report: { type: 'string' },
    model: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });

/** The files that are given, or those of the data folder. */
function filesOf(corpus: string | undefined, queries: string | undefined): Files {
  const found = foundData('dev.jsonl');
  const files = { corpus: corpus ?? found?.corpus, queries: queries ?? found?.queries };
  if (files.corpus === undefined || files.queries === undefined) {
    throw new OperatorError(`there is nothing to measure on; give: ${usage}`, { exitCode: 2 });
  }
  return { corpus: files.corpus, queries: files.queries };
}

const line = (said: Said): string =>
  `${JSON.stringify({ ...said, confidence: Number(said.confidence.toFixed(6)) })}\n`;

async function main(): Promise<void> {
  const { corpus, queries, answers, report, model, json, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  if (report !== undefined && (json || answers !== undefined)) {
    throw new OperatorError(`--report stands alone; give: ${usage}`, { exitCode: 2 });
  }
  const files = filesOf(corpus, queries);
  if (report !== undefined) {
    await writeReport(report, files, model);
    return;
  }
  const [asked = []] = await askOver(readCorpus(files.corpus), [readQueries(files.queries)], model);
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
