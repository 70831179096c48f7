import { createDelivery, type Held } from './deliver.ts';
import type { Office } from './office.ts';

/** How the worker goes about it, in milliseconds. */
export interface Rhythm {
  /** How long a leased job is this process's; what a platform may take to answer is well below a third of it. */
  lease: number;
  /** The longest pause between two looks at the outbox. */
  longestPause: number;
  /** Jobs at a time. */
  atOnce: number;
}

/** So that what another replica has does not have us look all the time. */
const shortestPause = 100;

export const usualRhythm: Rhythm = { lease: 60_000, longestPause: 15_000, atOnce: 8 };

export interface Worker {
  start(): void;
  /** Looks for jobs at once. */
  wake(): void;
  /** Begins nothing new; resolves when what was begun has ended. */
  stop(): Promise<void>;
}

/**
 * Does what is in the outbox when its time has come, together with any number of others that do the same.
 *
 * @param also what else is to be done at each look, such as digests that are due
 */
export function createWorker(
  office: Office,
  rhythm: Rhythm,
  also: () => Promise<void> = async () => {},
): Worker {
  const { store, log, now } = office;
  const { outbox } = store.publishing;
  const deliver = createDelivery(office);
  const active = new Set<Promise<void>>();
  let running = false;
  let woken = Promise.withResolvers<void>();
  let loop: Promise<void> = Promise.resolve();

  async function once(held: Held): Promise<void> {
    try {
      await deliver(held);
    } catch (error) {
      // Its lease runs out, and whoever has it next looks how far it came.
      log.error({ key: held.job.key, err: error }, 'a delivery failed and is tried again');
    }
  }

  /** Takes as much of what is due as there is room for; says how much that was. */
  async function take(): Promise<number> {
    const at = Date.now();
    const leased = await outbox.lease(rhythm.atOnce - active.size, rhythm.lease);
    const beginBefore = new Date(at + rhythm.lease / 3);
    const sendBefore = new Date(at + (rhythm.lease * 2) / 3);
    for (const one of leased) {
      const work = once({ ...one, beginBefore, sendBefore, lease: rhythm.lease }).finally(() =>
        active.delete(work),
      );
      active.add(work);
    }
    return leased.length;
  }

  async function untilWoken(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    await Promise.race([promise, woken.promise, ...active]);
    clearTimeout(timer);
    woken = Promise.withResolvers();
  }

  async function look(): Promise<void> {
    // What is wrong with one feed or correction keeps no message from going out.
    await also().catch((error: unknown) =>
      log.error({ err: error }, 'feeds and corrections could not be looked at'),
    );
    while (running && active.size < rhythm.atOnce && (await take()) > 0);
    const next = await outbox.nextAt();
    const wait = next ? next.getTime() - now().getTime() : rhythm.longestPause;
    const most = rhythm.longestPause;
    if (running) await untilWoken(Math.min(Math.max(wait, shortestPause), most));
  }

  async function run(): Promise<void> {
    while (running) {
      try {
        await look();
      } catch (error) {
        log.error({ err: error }, 'the outbox could not be looked at');
        await untilWoken(rhythm.longestPause);
      }
    }
    await Promise.all(active);
  }

  return {
    start() {
      running = true;
      loop = run();
    },
    wake: () => woken.resolve(),
    async stop() {
      running = false;
      woken.resolve();
      await loop;
    },
  };
}
