import type { FactCheck } from '../../core/factcheck.ts';
import type { Log, VectorCache } from '../../core/ports.ts';
import type { Vector } from '../vector.ts';
import { type KeptVectors, keptVectors } from './kept-vectors.ts';
import type { SentenceModel } from './sentence-model.ts';

/** As much of a fact-check as is read. */
export type Readable = Pick<FactCheck, 'id' | 'claim' | 'title' | 'summary'> & {
  phrasings: readonly string[];
};

/**
 * The texts of a fact-check that get a vector each: claim, title and summary together, then the claim alone, which is
 * nearer to a short question, and each phrasing. One of the title or the summary alone brings nothing more.
 */
export function textsOf({ claim, title, summary, phrasings }: Readable): string[] {
  const whole = [claim, title, summary].filter((text) => text !== '').join('\n');
  return [...new Set([whole, claim, ...phrasings])].filter((text) => text !== '');
}

/** Keeps the vectors of the library as the library is. */
export interface VectorKeeper {
  /** New and changed fact-checks. */
  put(factChecks: readonly Readable[]): void;
  /** Says that the whole library has been put: from now on it is known which vectors no text needs. */
  hasAll(): void;
  drop(ids: readonly string[]): void;
  /** How many of the fact-checks that came since it was last idle have their vectors. */
  progress(): { done: number; total: number };
  /** Resolves when there is nothing to do, or nothing to do it with. */
  idle(): Promise<void>;
  /** Resolves when the text at hand is done. */
  stop(): Promise<void>;
}

export interface KeeperOptions {
  model: Pick<SentenceModel, 'whenReady' | 'embedAll' | 'state'>;
  cache: VectorCache;
  log: Log;
  /** The vectors of a fact-check, in the order of `textsOf`; none where the model has none for it and never will. */
  onVectors: (id: string, vectors: readonly Vector[]) => void;
}

/** So many fact-checks are looked for in the store at once, and so many are read before they are written there. */
const lookAtOnce = 100;
const readAtOnce = 8;
/** A fact-check that the model fails at so often is left out: it may be what ends the model. */
const mostTries = 2;

interface Job {
  readable: Readable;
  tries: number;
}

/** Gives every fact-check its vectors, in the background: from the store, else from the model. */
export function keepVectors({ model, cache, log, onVectors }: KeeperOptions): VectorKeeper {
  /** The newest job of each fact-check that has no vectors yet; any other job is out of date. */
  const open = new Map<string, Job>();
  const unseen = new Set<Job>();
  const unread = new Set<Job>();
  const stopped = Promise.withResolvers<undefined>();
  let kept: KeptVectors | undefined;
  let tally = { done: 0, total: 0, read: 0 };
  let over = false;
  let isWhole = false;
  let anyDone = false;
  let working: Promise<void> | undefined;

  const isOpen = (job: Job) => open.get(job.readable.id) === job;
  const take = (jobs: Set<Job>, most: number): Job[] => {
    const taken = [...jobs.values().take(most)];
    for (const job of taken) jobs.delete(job);
    return taken.filter(isOpen);
  };
  /** Hands the vectors on if they are all there; false where some lack. */
  const handedOn = (job: Job, vectors: ReadonlyMap<string, Vector>): boolean => {
    const texts = textsOf(job.readable);
    const all = texts.flatMap((text) => vectors.get(text) ?? []);
    if (all.length < texts.length) return false;
    if (!isOpen(job)) return true;
    open.delete(job.readable.id);
    tally.done += 1;
    onVectors(job.readable.id, all);
    return true;
  };
  const textsOfAll = (jobs: readonly Job[]) => jobs.flatMap(({ readable }) => textsOf(readable));

  const look = async (jobs: readonly Job[], from: KeptVectors) => {
    const vectors = await from.get(textsOfAll(jobs));
    for (const job of jobs) if (!handedOn(job, vectors)) unread.add(job);
  };
  const readOne = async (job: Job, vectors: Map<string, Vector>) => {
    const lacking = textsOf(job.readable).filter((text) => !vectors.has(text));
    const made = await model.embedAll(lacking);
    for (const [i, text] of lacking.entries()) {
      const vector = made[i];
      if (vector) vectors.set(text, vector);
    }
    job.tries += 1;
  };
  const giveUpOrAgain = (job: Job) => {
    if (job.tries < mostTries || !isOpen(job)) {
      unread.add(job);
      return;
    }
    const { id } = job.readable;
    open.delete(id);
    onVectors(id, []);
    log.warn({ id }, 'the sentence model has no vector for a fact-check; it is found without');
  };
  const read = async (jobs: readonly Job[], into: KeptVectors) => {
    const vectors = await into.get(textsOfAll(jobs));
    const before = new Set(vectors.keys());
    for (const job of jobs) {
      await readOne(job, vectors);
      // Where the model ended, it was over this one; the others are not to blame.
      if (over || model.state().name === 'failed') break;
    }
    const made = [...vectors].filter(([text]) => !before.has(text));
    if (made.length > 0) await into.put(new Map(made));
    const done = tally.done;
    for (const job of jobs) if (!handedOn(job, vectors)) giveUpOrAgain(job);
    tally.read += tally.done - done;
    sayProgress(done);
  };
  /** A line for every tenth of the way. */
  const sayProgress = (before: number) => {
    const { done, total } = tally;
    const tenths = (count: number) => Math.floor((10 * count) / total);
    if (done < total && tenths(done) > tenths(before)) {
      log.info({ done, total }, 'the sentence model is reading the library');
    }
  };
  const finish = async (from: KeptVectors) => {
    const { done, total, read: fresh } = tally;
    if (fresh > 0)
      log.info({ done, total, read: fresh }, 'the sentence model has read the library');
    anyDone ||= done > 0;
    if (isWhole && anyDone) await from.forgetRest();
  };
  /** Whether the model runs; waits while it starts again. */
  const about = () => Promise.race([model.whenReady(), stopped.promise]);
  /** Does the next thing there is to do; false where there was none. */
  const step = async (from: KeptVectors): Promise<boolean> => {
    const first = take(unseen, lookAtOnce);
    if (first.length > 0) await look(first, from);
    else if (unread.size > 0) await read(take(unread, readAtOnce), from);
    else {
      await finish(from);
      return unseen.size > 0;
    }
    return true;
  };
  const work = async () => {
    for (let more = true; more; ) {
      const now = await about();
      over ||= !now;
      if (!now || over) return;
      kept ??= keptVectors(cache, now, log);
      more = await step(kept);
    }
  };
  const start = () => {
    if (working || over || unseen.size === 0) return;
    tally = { done: 0, total: open.size, read: 0 };
    follow(work());
  };
  const follow = (doing: Promise<void>) => {
    working = doing
      .catch((error) => {
        over = true;
        log.error({ err: error }, 'the vectors of the library could not be made');
      })
      .finally(() => {
        working = undefined;
        start();
      });
  };
  return {
    put(factChecks) {
      for (const readable of factChecks) {
        const job = { readable, tries: 0 };
        if (!open.has(readable.id)) tally.total += 1;
        open.set(readable.id, job);
        unseen.add(job);
      }
      start();
    },
    hasAll() {
      isWhole = true;
      // Otherwise it is done when the rest is.
      if (!working && !over && kept && anyDone) follow(kept.forgetRest());
    },
    drop(ids) {
      for (const id of ids) if (open.delete(id)) tally.total -= 1;
    },
    progress: () => ({ done: tally.done, total: tally.total }),
    async idle() {
      while (working) await working;
    },
    async stop() {
      over = true;
      stopped.resolve(undefined);
      await working;
    },
  };
}
