import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Who goes first in the one thread that everything shares. */
export interface Turns {
  /** Work that a platform waits for with a clock in its hand, as an acknowledgement; begins at once. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Work that takes a moment of thinking first, as a suggestion: one at a time, before all that may be `later`. */
  soon<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when somebody may think for longer: one at a time, after all that goes first, as far as that is on its way. */
  later(): Promise<void>;
}

/** Milliseconds in which a request leaves a machine that has nothing better to do; its answer is not waited for. */
const head = 30;
/** Milliseconds that a question lets others go first, at most: where they never end, it goes all the same. */
const patience = { first: 250, soon: 1000 };
/** Turns of the event loop in which a request finds a connection and is written to it. */
const breaths = 3;

/**
 * Turns for one adapter. Of many questions at once all are acknowledged before most are thought about; while one is
 * thought about nothing else moves, so that each is followed by a few turns of the event loop.
 */
export function createTurns(most: typeof patience = patience): Turns {
  const hurried = new Set<object>();
  let marks = 0;
  let waitingSoon = 0;
  let lastSoon: Promise<unknown> = Promise.resolve();
  let lastLater = Promise.resolve();

  /** A few turns of the event loop in a row in which nobody new has come: it takes but one connection in each. */
  async function breathe(): Promise<void> {
    const began = performance.now();
    for (let quiet = 0; quiet < breaths && performance.now() - began < most.first; ) {
      const before = marks;
      await nextTurn();
      quiet = marks === before ? quiet + 1 : 0;
    }
  }

  async function letOthers(since: number): Promise<void> {
    await breathe();
    const waited = () => performance.now() - since;
    while (
      (hurried.size > 0 && waited() < most.first) ||
      (waitingSoon > 0 && waited() < most.soon)
    ) {
      await sleep(1);
    }
  }

  async function inTurn<T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> {
    await before;
    await nextTurn();
    try {
      return await work();
    } finally {
      waitingSoon -= 1;
    }
  }

  return {
    async first(work) {
      const mark = {};
      hurried.add(mark);
      marks += 1;
      const timer = setTimeout(() => hurried.delete(mark), head);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        hurried.delete(mark);
      }
    },
    soon(work) {
      waitingSoon += 1;
      const mine = inTurn(lastSoon, work);
      lastSoon = mine.catch(() => {});
      return mine;
    },
    later() {
      const since = performance.now();
      lastLater = lastLater.then(() => letOthers(since));
      return lastLater;
    },
  };
}
