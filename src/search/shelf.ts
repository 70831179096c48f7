import type { FactCheck } from '../core/factcheck.ts';
import type { Filter, Shelves } from '../core/ports.ts';

/** What is kept of a fact-check to browse by; the whole is read when it is shown. */
interface Shelved {
  id: string;
  /** When it was published, in milliseconds since 1970; 0 where that is not known. */
  time: number;
  withdrawn: boolean;
  publisher: string;
  topics: readonly string[];
}

/** What there is to browse. */
export interface Shelf {
  put(factCheck: FactCheck): void;
  drop(id: string): void;
  has(id: string): boolean;
  /** What may be browsed, newest first: withdrawn fact-checks are found, but not listed. */
  list(filter: Filter): { total: number; ids: string[] };
  /** The topics and publishers of what may be browsed, most first. */
  shelves(): Shelves;
}

const time = (date: string | undefined): number => (date === undefined ? 0 : Date.parse(date));

/** When it was published, in milliseconds since 1970, else when it was checked; 0 where neither is known. */
export const publishedTime = ({ publishedAt, checkedAt }: FactCheck): number =>
  time(publishedAt ?? checkedAt);

interface Dated {
  id: string;
  time: number;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Newest first; the ids keep the order the same from call to call. */
export const byNewest = (a: Dated, b: Dated): number => b.time - a.time || byId(a, b);

/** By when it was checked, the last first: where fact-checks disagree the one that saw most speaks. */
export function byLastChecked(a: FactCheck, b: FactCheck): number {
  const checked = ({ checkedAt, publishedAt }: FactCheck) => time(checkedAt ?? publishedAt);
  return checked(b) - checked(a) || byId(a, b);
}

/** The first `most` of all in their order, without putting all of a large library in order for a page of it. */
function first(all: readonly Shelved[], most: number): Shelved[] {
  if (most * 4 > all.length) return all.toSorted(byNewest).slice(0, most);
  const kept: Shelved[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (kept.length === most && last && byNewest(one, last) > 0) continue;
    const at = kept.findLastIndex((other) => byNewest(other, one) < 0) + 1;
    kept.splice(at, 0, one);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

function counted(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** One list for all that have the same names in the same order: of a hundred thousand few have their own. */
function sharedNames() {
  const known = new Map<string, readonly string[]>();
  return (names: readonly string[]): readonly string[] => {
    const key = names.join('\n');
    const shared = known.get(key) ?? [...names];
    known.set(key, shared);
    return shared;
  };
}

/** An empty shelf. */
export function createShelf(): Shelf {
  const all = new Map<string, Shelved>();
  const shared = sharedNames();
  const listed = () => [...all.values()].filter(({ withdrawn }) => !withdrawn);
  return {
    put(factCheck) {
      const { id, status, publisher, topics } = factCheck;
      const [name = ''] = shared([publisher.name]);
      all.set(id, {
        id,
        time: publishedTime(factCheck),
        withdrawn: status === 'withdrawn',
        publisher: name,
        topics: shared(topics),
      });
    },
    drop: (id) => void all.delete(id),
    has: (id) => all.has(id),
    list({ topic, publisher, offset, limit }) {
      const fitting = listed().filter(
        (one) =>
          (topic === undefined || one.topics.includes(topic)) &&
          (publisher === undefined || one.publisher === publisher),
      );
      const page = first(fitting, offset + limit).slice(offset);
      return { total: fitting.length, ids: page.map(({ id }) => id) };
    },
    shelves() {
      const some = listed();
      return {
        topics: counted(some.flatMap(({ topics }) => topics)),
        publishers: counted(some.map(({ publisher }) => publisher)),
      };
    },
  };
}
