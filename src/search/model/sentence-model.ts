import type { Log } from '../../core/ports.ts';
import type { Vector } from '../vector.ts';
import type { About } from './protocol.ts';
import { createQueue, type Urgency, type Waiting } from './queue.ts';
import { keepThread, type Outcome, type Patience, usualPatience } from './thread.ts';

/** How a model is doing. The sentence is for whoever runs the desk: "slow, answering without". */
interface ModelState {
  name: 'starting' | 'ready' | 'slow' | 'failed';
  sentence: string;
}

/**
 * A sentence model: texts to vectors, in a thread of its own. Never throws; where it has no vector in time, it has
 * none, and whoever asked goes on without.
 */
export interface SentenceModel {
  /** What it is, as soon as it is ready; undefined when it is closed or cannot be used. */
  whenReady(): Promise<About | undefined>;
  /** The vector of a question. Undefined after `deadline` milliseconds, and at once where the model is not running. */
  embed(text: string, deadline?: number): Promise<Vector | undefined>;
  /** The vectors of texts that nobody waits for, one after the other, behind every question. */
  embedAll(texts: readonly string[]): Promise<(Vector | undefined)[]>;
  state(): ModelState;
  close(): Promise<void>;
}

export interface ModelOptions {
  /** An ONNX export of a sentence-transformers model. */
  folder: string;
  log: Log;
  /** The file of the runtime's module; without it, onnxruntime-node is looked for where it is installed. */
  runtime?: string;
  /** How many numbers a vector must have; without it, any will do. */
  dimensions?: number;
  /** How many questions may wait at once. */
  mostWaiting?: number;
  patience?: Partial<Patience>;
}

/** How much longer an answer may take because there is a model, in milliseconds. */
const usualDeadline = 50;
/** After so many questions or texts in a row it is more than a coincidence. */
const sayAfter = 3;
/** A model that ended so often before it was ready once is not tried again. */
const mostVainStarts = 3;

/** Where a model stands: `off` is for good. */
type Standing = { at: 'starting' | 'running' } | { at: 'down' | 'off'; sentence: string };

/** Opens a model. It loads in the background; until then, and whenever it does not run, there are no vectors. */
export function openSentenceModel(options: ModelOptions): SentenceModel {
  const { folder, log, runtime, dimensions, mostWaiting = 32, patience } = options;
  const queue = createQueue(mostWaiting);
  let standing: Standing = { at: 'starting' };
  let about: About | undefined;
  let ready = Promise.withResolvers<About | undefined>();
  let vainStarts = 0;
  let reading: Waiting | undefined;
  /** What went wrong lately, in a row, and how often. */
  let trouble: { name: 'slow' | 'failed'; sentence: string; times: number } | undefined;

  const turnOff = (sentence: string) => {
    standing = { at: 'off', sentence };
    queue.clear();
    ready.resolve(undefined);
    ready = Promise.withResolvers();
    ready.resolve(undefined);
  };
  const giveUp = (sentence: string) => {
    turnOff(`failed: ${sentence}`);
    log.error({ folder, reason: sentence }, 'the sentence model cannot be used');
    void thread.close();
  };
  const misfit = (now: About): string | undefined => {
    if (dimensions !== undefined && now.dimensions !== dimensions) {
      return `The model in ${folder} gives vectors of ${now.dimensions} numbers, and ${dimensions} are needed; fetch the one that fits with npm run model.`;
    }
    if (about && now.id !== about.id) {
      return `The model in ${folder} was replaced while the desk ran; start the desk again to use it.`;
    }
  };
  const went = (wrong: Omit<NonNullable<typeof trouble>, 'times'>) => {
    trouble = { ...wrong, times: (trouble?.name === wrong.name ? trouble.times : 0) + 1 };
    if (trouble.times !== sayAfter) return;
    log.warn({ reason: wrong.sentence }, 'the sentence model is of no help; answering without it');
  };
  const wentWell = () => {
    if (trouble && trouble.times >= sayAfter) log.info({}, 'the sentence model helps again');
    trouble = undefined;
  };

  const settle = (waiting: Waiting, outcome: Outcome) => {
    reading = undefined;
    if (outcome.kind === 'failed') went({ name: 'failed', sentence: `failed: ${outcome.reason}` });
    if (outcome.kind === 'read' && trouble?.name === 'failed') wentWell();
    waiting.settle(outcome.kind === 'read' ? outcome.vector : undefined);
    pump();
  };
  const pump = () => {
    if (reading || standing.at !== 'running') return;
    const waiting = queue.next();
    if (!waiting) return;
    reading = waiting;
    void thread.read(waiting.text).then((outcome) => settle(waiting, outcome));
  };
  const wait = (
    text: string,
    urgency: Urgency,
    settled: Waiting['settle'],
  ): Waiting | undefined => {
    const waiting = { text, urgency, settle: settled };
    if (standing.at !== 'running' || !queue.add(waiting)) return;
    pump();
    return waiting;
  };
  const embedOne = (text: string): Promise<Vector | undefined> => {
    const { promise, resolve } = Promise.withResolvers<Vector | undefined>();
    if (!wait(text, 'background', resolve)) resolve(undefined);
    return promise;
  };

  const thread = keepThread(
    { folder, ...(runtime !== undefined && { runtime }) },
    { ...usualPatience, ...patience },
    {
      ready({ id, dimensions: size }) {
        const now = { id, dimensions: size };
        const wrong = misfit(now);
        if (wrong) return giveUp(wrong);
        about = now;
        standing = { at: 'running' };
        ready.resolve(now);
        log.info({ folder, ...now }, 'the sentence model is ready');
      },
      unfit: giveUp,
      ended(reason, pause) {
        vainStarts += 1;
        if (!about && vainStarts >= mostVainStarts) {
          return giveUp(`The model in ${folder} does not start: ${reason}.`);
        }
        const seconds = Math.ceil(pause / 1000);
        if (standing.at === 'running') ready = Promise.withResolvers();
        standing = {
          at: 'down',
          sentence: `failed: ${reason}; it starts again after ${seconds} s`,
        };
        queue.clear();
        log.warn({ folder, reason, pause }, 'the sentence model ended and is started again');
      },
    },
  );
  return {
    whenReady: () => ready.promise,
    embed(text, deadline = usualDeadline) {
      if (standing.at !== 'running') return Promise.resolve(undefined);
      const { promise, resolve } = Promise.withResolvers<Vector | undefined>();
      let inTime = true;
      const late = () => {
        inTime = false;
        if (waiting) queue.remove(waiting);
        went({ name: 'slow', sentence: 'slow, answering without' });
        resolve(undefined);
      };
      const timer = setTimeout(late, deadline);
      const waiting = wait(text, 'question', (vector) => {
        clearTimeout(timer);
        if (vector && inTime) wentWell();
        resolve(vector);
      });
      if (!waiting) {
        clearTimeout(timer);
        late();
      }
      return promise;
    },
    async embedAll(texts) {
      const vectors: (Vector | undefined)[] = [];
      for (const text of texts) vectors.push(await embedOne(text));
      return vectors;
    },
    state() {
      if (standing.at === 'down' || standing.at === 'off') {
        return { name: 'failed', sentence: standing.sentence };
      }
      if (standing.at === 'starting') return { name: 'starting', sentence: 'starting' };
      if (trouble && trouble.times >= sayAfter) return trouble;
      return { name: 'ready', sentence: 'ready' };
    },
    async close() {
      turnOff('closed');
      reading?.settle(undefined);
      await thread.close();
    },
  };
}
