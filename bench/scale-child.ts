import { readFileSync, statSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { OperatorError } from '../src/core/errors.ts';
import { readSnapshot, writeSnapshot } from '../src/search/snapshot.ts';
import { engineSubjects } from './scale-engines.ts';
import type { Ask, Asks } from './scale-library.ts';
import { type Subject, type SubjectKind, subjects } from './scale-subjects.ts';

/** What a child process is told to do. */
export interface Task {
  subject: string;
  /** Whether it is one of the other engines. */
  isEngine: boolean;
  size: number;
  corpus: string;
  /** Questions, as `v8.serialize` writes them. */
  asks: string;
  /** Where the snapshot is written, or read if there is one. */
  snapshot: string;
  phase: 'build' | 'answer';
}

/** Milliseconds and megabytes; what was not measured is absent. */
export interface Figures {
  build?: number;
  save?: number;
  fileSize?: number;
  load?: number;
  /** Resident memory of the process, with Node itself, after the questions. */
  memory?: number;
  short?: Times;
  long?: Times;
}

export interface Times {
  p50: number;
  p95: number;
  p99: number;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A slow subject is asked for this long, not longer. */
const patience = 15_000;
const rounds = 3;

function timed<T>(work: () => T): { result: T; milliseconds: number } {
  const began = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - began };
}

function quantiles(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Asks everything in rounds, as long as patience lasts. */
async function askAll(subject: Subject, asks: readonly Ask[]): Promise<Times> {
  const until = performance.now() + patience;
  for (const ask of asks.slice(0, 50)) if (performance.now() < until) await subject.find(ask);
  const times: number[] = [];
  for (const ask of Array.from({ length: rounds }, () => asks).flat()) {
    if (performance.now() > until && times.length > 20) break;
    const began = performance.now();
    await subject.find(ask);
    times.push(performance.now() - began);
  }
  return quantiles(times);
}

const readAsksFile = (file: string): Asks => deserialize(readFileSync(file));

async function answers(subject: Subject, { asks }: Task): Promise<Figures> {
  const all = readAsksFile(asks);
  const short = await askAll(subject, all.short);
  const long = await askAll(subject, all.long);
  return { short, long, memory: process.memoryUsage().rss / 1e6 };
}

async function build(kind: SubjectKind, task: Task): Promise<Figures> {
  const { subject, milliseconds } = await kind.build(task.corpus, task.size);
  if (!kind.open || !subject.keep)
    return { build: milliseconds, ...(await answers(subject, task)) };
  const { keep } = subject;
  const began = performance.now();
  await writeSnapshot(task.snapshot, keep());
  const save = performance.now() - began;
  const fileSize = statSync(task.snapshot).size / 1e6;
  return { build: milliseconds, save, fileSize };
}

async function answer(kind: SubjectKind, task: Task): Promise<Figures> {
  const { open } = kind;
  if (!open) return {};
  const { result: subject, milliseconds } = timed(() => {
    const kept = readSnapshot(task.snapshot, silent);
    if (!kept) throw new OperatorError(`${task.snapshot} cannot be read`);
    return open(kept);
  });
  return { load: milliseconds, ...(await answers(subject, task)) };
}

process.once('message', async (task: Task) => {
  const kinds = task.isEngine ? await engineSubjects() : subjects;
  const kind = kinds.find(({ name }) => name === task.subject);
  if (!kind) throw new Error(`there is no ${task.subject} to measure`);
  const figures = task.phase === 'build' ? await build(kind, task) : await answer(kind, task);
  process.send?.(figures, () => process.disconnect());
});
