import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { forbidTelemetry } from './no-telemetry.ts';
import type { About, FromThread, Start, ToThread } from './protocol.ts';

/** How long things may take, in milliseconds. */
export interface Patience {
  /** For loading the model. */
  start: number;
  /** For one text; then the thread is taken to be stuck and ended. */
  read: number;
  /** For the thread to go by itself when it is told to. */
  close: number;
  /** Before the first new start after an early end; doubles with each, up to a minute. */
  restart: number;
}

export const usualPatience: Patience = { start: 60_000, read: 10_000, close: 2000, restart: 1000 };
const longestPause = 60_000;
/** A thread that ran so long, in milliseconds, ended for a new reason. */
const longRun = 60_000;

/** What became of a text. `ended` means that the thread went before it was read. */
export type Outcome = Exclude<FromThread, { kind: 'ready' | 'unfit' }> | { kind: 'ended' };

/** What is told while a thread is kept running. */
export interface Events {
  ready(about: About): void;
  /** It cannot run before an operator does something; it is not tried again. */
  unfit(sentence: string): void;
  /** It ended early and starts again after a pause, in milliseconds. */
  ended(reason: string, pause: number): void;
}

/** A thread that reads texts, one at a time, started again whenever it ends early. */
export interface Thread {
  /** Only when it is ready and no other text is being read. */
  read(text: string): Promise<Outcome>;
  /** Ends it for good. */
  close(): Promise<void>;
}

interface Run {
  worker: Worker;
  since: number;
  /** Why we ended it ourselves. */
  reason?: string;
  reading?: (outcome: Outcome) => void;
  watch?: NodeJS.Timeout;
}

const modelThread = new URL('./model-thread.ts', import.meta.url);

/** Starts a model's thread and keeps it running until it is closed. */
export function keepThread(workerData: Start, patience: Patience, events: Events): Thread {
  let run: Run | undefined;
  let again: NodeJS.Timeout | undefined;
  let pause = patience.restart;
  let over = false;

  const watch = (one: Run, milliseconds: number, reason: string) => {
    clearTimeout(one.watch);
    one.watch = setTimeout(() => {
      one.reason = reason;
      void one.worker.terminate();
    }, milliseconds);
  };
  /** What is told to go stays under watch until it has gone. */
  const unwatch = (one: Run) => {
    if (!over) clearTimeout(one.watch);
  };
  const settle = (one: Run, outcome: Outcome) => {
    unwatch(one);
    const { reading } = one;
    delete one.reading;
    reading?.(outcome);
  };
  const hear = (one: Run, said: FromThread) => {
    if (said.kind === 'read' || said.kind === 'failed') return settle(one, said);
    unwatch(one);
    if (over) return;
    if (said.kind === 'ready') return events.ready(said);
    over = true;
    events.unfit(said.sentence);
  };
  const ended = (one: Run) => {
    run = undefined;
    clearTimeout(one.watch);
    settle(one, { kind: 'ended' });
    if (over) return;
    if (Date.now() - one.since > longRun) pause = patience.restart;
    const wait = pause;
    again = setTimeout(start, wait);
    pause = Math.min(pause * 2, longestPause);
    events.ended(one.reason ?? 'it ended by itself', wait);
  };
  const start = () => {
    forbidTelemetry();
    const one: Run = { worker: new Worker(modelThread, { workerData }), since: Date.now() };
    run = one;
    watch(one, patience.start, `it was not loaded within ${patience.start / 1000} seconds`);
    one.worker.on('message', (said: FromThread) => hear(one, said));
    one.worker.on('error', (error) => {
      one.reason ??= String(error);
    });
    one.worker.once('exit', () => ended(one));
  };
  start();
  return {
    read(text) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const one = run;
      if (!one || over) return Promise.resolve({ kind: 'ended' });
      one.reading = resolve;
      watch(one, patience.read, `it took more than ${patience.read / 1000} seconds for one text`);
      one.worker.postMessage({ kind: 'read', text } satisfies ToThread);
      return promise;
    },
    async close() {
      over = true;
      clearTimeout(again);
      if (!run) return;
      const gone = once(run.worker, 'exit');
      watch(run, patience.close, 'it did not go by itself');
      run.worker.postMessage({ kind: 'close' } satisfies ToThread);
      await gone;
    },
  };
}
