import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from './chaos-orders.ts';
import { seeded } from './chaos-orders.ts';
import { createPlatforms, type Platforms } from './chaos-platforms.ts';
import { type Answer, createReplica, Killed, type Replica } from './chaos-replica.ts';

export interface Chaos {
  publications: number;
  kills: number;
  replicas: number;
  seed: number;
  /** What the desk is told of its store. */
  store: Readonly<Record<string, string>>;
  say(line: string): void;
}

export interface Toll {
  acknowledged: number;
  undone: number;
  kills: number;
  faults: Record<string, number>;
  lost: number;
  doubled: number;
  /** Copies of undone publications that still stand. */
  leftOver: number;
  /** Copies that show the rating as it was before the correction. */
  outdated: number;
  /** Copies about which a moderator would have to decide. */
  held: number;
  /** Deliveries that were given up. */
  dead: number;
  /** Those deliveries, with why. */
  stuck: string[];
  violations: string[];
  seconds: number;
}

/** At a time; each waits for its acknowledgement. */
const atOnce = 6;
/** Every so many-th publication is undone again. */
const undoneEach = 10;
/** Milliseconds, at most, until everything is settled when nobody is killed any more. */
const patience = 180_000;

type Told = Order extends infer O ? (O extends Order ? Omit<O, 'n'> : never) : never;

/** Tells one of the desks, and another one where that was killed, until somebody has done it. */
function teller(replicas: readonly Replica[]) {
  let n = 0;
  return async (order: Told): Promise<NonNullable<Answer['done']>> => {
    let why = '';
    for (let tries = 0; tries < 200; tries += 1) {
      n += 1;
      const replica = replicas[n % replicas.length];
      try {
        const told = { ...order, n } as Order;
        const answer = await replica?.tell(told);
        if (answer?.done) return answer.done;
        // A store that is busy, or a change by another: what a person would meet with another click.
        why = answer?.failed ?? '';
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        why = error.message;
      }
      await sleep(50);
    }
    throw new Error(`nobody could do ${order.do}: ${why}`);
  };
}

function countedBy(stands: readonly string[], note: string, platform: string): number {
  return stands.filter((one) => one.startsWith(platform) && one.includes(note)).length;
}

const noteOf = (n: number): string => `Publication ${String(n).padStart(6, '0')}.`;

/** How often it happened that something is missing, twice there, or there though it was undone. */
function tollOf(platforms: Platforms, undone: ReadonlySet<number>, publications: number) {
  const stands = platforms.standing();
  const toll = { lost: 0, doubled: 0, leftOver: 0 };
  for (let n = 0; n < publications; n += 1) {
    for (const platform of ['discord', 'slack']) {
      const found = countedBy(stands, noteOf(n), platform);
      if (undone.has(n)) toll.leftOver += found;
      else if (found === 0) toll.lost += 1;
      else toll.doubled += found - 1;
    }
  }
  const cards = stands.filter((one) => /Publication \d{6}\./.test(one));
  return { ...toll, outdated: cards.filter((one) => !one.includes(corrected)).length };
}

const corrected = 'Rated anew';

/** Publishes, kills, breaks and corrects, and counts what stands in the end. */
export async function runChaos(chaos: Chaos): Promise<Toll> {
  const { publications, kills, replicas: count, seed, store, say } = chaos;
  const started = performance.now();
  const random = seeded(seed);
  const platforms = await createPlatforms(seeded(seed + 1));
  const environment = { ...platforms.environment, ...store };
  const replicas = Array.from({ length: count }, () => createReplica(environment));
  const tell = teller(replicas);
  const undone = new Set<number>();
  let published = 0;
  let killed = 0;

  async function publish(n: number): Promise<void> {
    const { id } = await tell({ do: 'begin', places: platforms.placesFor(n), note: noteOf(n) });
    await tell({ do: 'confirm', id: String(id) });
    published += 1;
    if (n % undoneEach !== undoneEach - 1) return;
    await tell({ do: 'undo', id: String(id) });
    undone.add(n);
  }

  async function publishAll(): Promise<void> {
    let next = 0;
    const worker = async () => {
      while (next < publications) {
        const n = next;
        next += 1;
        await publish(n);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async function kill(): Promise<void> {
    await replicas[Math.floor(random() * replicas.length)]?.kill();
    killed += 1;
    if (killed % 20 === 0) say(`${killed} kills, ${published} publications acknowledged`);
  }

  /** Kills at so many moments, each some time after as many publications as chance has it were acknowledged. */
  async function killWhilePublishing(most: number): Promise<void> {
    const moments = Array.from({ length: most }, () => random() * publications).toSorted(
      (a, b) => a - b,
    );
    for (const moment of moments) {
      while (published < moment) await sleep(5);
      await sleep(random() * 300);
      await kill();
    }
  }

  /** Kills whatever it is doing, at start too. */
  async function killUntil(most: number): Promise<void> {
    while (killed < most) {
      await sleep(200 + random() * 2500);
      await kill();
    }
  }

  /** Waits until nothing is left to do, as far as it can be done. */
  async function settled(): Promise<Record<string, unknown>> {
    const until = performance.now() + patience;
    for (;;) {
      const left = await tell({ do: 'count' });
      const busy = Number(left.due) + Number(left.sending) > 0;
      if (!busy || performance.now() > until) return left;
      await sleep(500);
    }
  }

  try {
    const whilePublishing = Math.round(kills * 0.8);
    await Promise.all([publishAll(), killWhilePublishing(whilePublishing)]);
    await settled();
    // Every desk sees the change, as each of them watches the library.
    await Promise.all(
      replicas.map((replica) => teller([replica])({ do: 'correct', label: corrected })),
    );
    await killUntil(kills);
    platforms.calm();
    const left = await settled();
    return {
      acknowledged: published,
      undone: undone.size,
      kills: killed,
      faults: platforms.faults(),
      ...tollOf(platforms, undone, publications),
      held: Number(left.unknown),
      dead: Number(left.dead),
      stuck: Array.isArray(left.stuck) ? left.stuck.map(String) : [],
      violations: platforms.violations(),
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await platforms.close();
  }
}
