import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import type { Copy, Leased, NewJob, Publication } from '../../src/core/publication.ts';
import type { PublishingStore } from '../../src/core/publishing.ts';
import { aCopy, aJob, aPublication } from '../support/publication.ts';

/** Where stores of one kind are opened for tests. */
interface Place {
  open(now: () => Date): Promise<Store>;
  remove(): Promise<void>;
}

export interface Kind {
  name: string;
  /** A fresh one for every test. */
  place(): Promise<Place>;
  /** Whose clock judges leases: the one that is given to it, or its own. */
  clock: 'given' | 'own';
  /** How many may be open on one database at a time. */
  replicas: number;
  /** What it holds outlives its closing. */
  lasts: boolean;
}

/** A lease in milliseconds that does not end within a test. */
export const long = 60_000;

/** A store that is opened for every test, and closed after it. */
export function openForEach(kind: Kind) {
  let place: Place;
  let stores: Store[] = [];
  let at = Date.parse('2026-03-01T12:00:00.000Z');
  const now = () => (kind.clock === 'given' ? new Date(at) : new Date());

  async function another(): Promise<Store> {
    const store = await place.open(now);
    stores.push(store);
    return store;
  }
  beforeEach(async () => {
    place = await kind.place();
    stores = [];
    await another();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await place.remove();
  });
  const store = (n = 0): Store => {
    const found = stores[n];
    if (!found) throw new Error(`only ${stores.length} stores are open`);
    return found;
  };

  return {
    store,
    now,
    /** A lease in milliseconds whose end is waited for, and long enough to begin something before. */
    short: kind.clock === 'own' ? 700 : 30_000,
    /** The parts of the store that is open. */
    parts: (): PublishingStore => store().publishing,
    /** So many that use the database at once; the same one again where it takes only one. */
    async owners(count: number): Promise<PublishingStore[]> {
      while (stores.length < Math.min(count, kind.replicas)) await another();
      return Array.from({ length: count }, (_, n) => store(n % stores.length).publishing);
    },
    async reopen(): Promise<void> {
      for (const open of stores.splice(0)) await open.close();
      await another();
    },
    async leaseOne(milliseconds = long): Promise<Leased> {
      const [leased] = await store().publishing.outbox.lease(1, milliseconds);
      if (!leased) throw new Error('nothing is to be leased');
      return leased;
    },
    async copyOf(id: string): Promise<Copy | undefined> {
      const [publication = ''] = id.split('.');
      const copies = await store().publishing.ledger.copies({ publication });
      return copies.find((copy) => copy.id === id);
    },
    async stateOf(key: string): Promise<string | undefined> {
      const jobs = await store().publishing.outbox.jobs({ limit: 1000 });
      return jobs.find((job) => job.key === key)?.state;
    },
    /** Lets time go by. */
    async pass(milliseconds: number): Promise<void> {
      at += milliseconds;
      if (kind.clock === 'own') await sleep(milliseconds + 30);
    },
    /** A confirmed publication with so many copies, and a job to post each. */
    async posting(
      copies = 1,
      changes: Partial<Publication> = {},
      more: (copy: Copy) => NewJob[] = () => [],
    ): Promise<{ publication: Publication; copies: Copy[] }> {
      const draft = aPublication(changes);
      const made = Array.from({ length: copies }, (_, n) => aCopy(draft, n));
      const { ledger } = store().publishing;
      await ledger.create(draft);
      const jobs = made.flatMap((copy) => [aJob(copy), ...more(copy)]);
      const stored = await ledger.change({ ...draft, state: 'confirmed' }, made, jobs);
      if (!stored) throw new Error('the publication was not stored');
      return { publication: { ...draft, state: 'confirmed', version: 2 }, copies: made };
    },
  };
}
