import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { OperatorError } from '../src/core/errors.ts';
import { foundData } from './found-data.ts';
import { optionsOf } from './options.ts';
import type { Figures, Task, Times } from './scale-child.ts';
import { engineSubjects, installEngines } from './scale-engines.ts';
import { readAsks } from './scale-library.ts';
import { subjects } from './scale-subjects.ts';

const usage =
  'npm run -s bench -- [--sizes 14231,100000,300000] [--only NAME] [--engines] [--json] [--corpus FILE.jsonl[.gz] --posts FILE.jsonl]';

interface Row extends Figures {
  subject: string;
  size: number;
}

const options = () =>
  optionsOf(usage, {
    sizes: { type: 'string', default: '14231,100000,300000' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    posts: { type: 'string' },
    engines: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });

function sizesOf(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes;
  throw new OperatorError(`--sizes takes whole numbers, not ${text}; give: ${usage}`, {
    exitCode: 2,
  });
}

/** Has the task done in a process of its own, so that memory is that of the task alone. */
function inChild(task: Task): Promise<Figures> {
  const { promise, resolve, reject } = Promise.withResolvers<Figures>();
  // As `npm start` starts the desk: by itself Node would let what is soon forgotten take 100 MB.
  const execArgv = ['--max-semi-space-size=16'];
  const child = fork(fileURLToPath(new URL('./scale-child.ts', import.meta.url)), { execArgv });
  child.once('message', (figures: Figures) => resolve(figures));
  child.once('exit', (code) =>
    reject(new OperatorError(`${task.subject} ended early with code ${code}`, { exitCode: 2 })),
  );
  child.send(task);
  return promise;
}

async function measure(task: Omit<Task, 'phase'>): Promise<Row> {
  const built = await inChild({ ...task, phase: 'build' });
  const { subject, size, snapshot } = task;
  if (!existsSync(snapshot)) return { subject, size, ...built };
  const answered = await inChild({ ...task, phase: 'answer' });
  rmSync(snapshot);
  return { subject, size, ...built, ...answered };
}

const columns: readonly [string, (row: Row) => string][] = [
  ['claims', ({ size }) => size.toLocaleString('en')],
  ['what', ({ subject }) => subject],
  ['build s', ({ build }) => seconds(build)],
  ['save s', ({ save }) => seconds(save)],
  ['load s', ({ load }) => seconds(load)],
  ['file MB', ({ fileSize }) => fileSize?.toFixed(0) ?? '-'],
  ['memory MB', ({ memory }) => memory?.toFixed(0) ?? '-'],
  ['short p50 / p95 / p99 ms', ({ short }) => timesOf(short)],
  ['posts p50 / p95 / p99 ms', ({ long }) => timesOf(long)],
];
const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '-' : (milliseconds / 1000).toFixed(2);
const timesOf = (times: Times | undefined): string =>
  times ? [times.p50, times.p95, times.p99].map((time) => time.toFixed(2)).join(' / ') : '-';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (rows: readonly Row[]): string =>
  [
    line(columns.map(([name]) => name)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n');

/** What is measured, in order. */
async function chosenOf(only: string | undefined, withEngines: boolean) {
  if (withEngines) installEngines();
  const others = withEngines ? await engineSubjects() : [];
  const all = [
    ...subjects.map(({ name }) => ({ subject: name, isEngine: false })),
    ...others.map(({ name }) => ({ subject: name, isEngine: true })),
  ];
  const chosen = all.filter(({ subject }) => subject.includes(only ?? ''));
  if (chosen.length > 0) return chosen;
  const names = all.map(({ subject }) => subject).join(', ');
  throw new OperatorError(`there is no ${only} to measure, only: ${names}`, { exitCode: 2 });
}

async function main(): Promise<void> {
  const { sizes, only, engines, corpus, posts, json, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  const found = foundData('dev.jsonl');
  const corpusFile = corpus ?? found?.corpus;
  const postFile = posts ?? found?.queries;
  if (corpusFile === undefined || postFile === undefined) {
    throw new OperatorError(`there is nothing to measure on; give: ${usage}`, { exitCode: 2 });
  }
  const chosen = await chosenOf(only, engines);
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-bench-'));
  try {
    const asks = join(folder, 'asks');
    writeFileSync(asks, serialize(readAsks(postFile)));
    const rows: Row[] = [];
    for (const size of sizesOf(sizes)) {
      for (const { subject, isEngine } of chosen) {
        if (!json) console.error(`${size.toLocaleString('en')} claims: ${subject} ...`);
        const snapshot = join(folder, 'snapshot');
        rows.push(await measure({ subject, isEngine, size, corpus: corpusFile, asks, snapshot }));
      }
    }
    const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown' };
    console.log(json ? JSON.stringify({ ...machine, rows }, null, 2) : table(rows));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
