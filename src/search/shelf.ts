import type { FactCheck } from '../core/factcheck.ts';
import type { Filter, Listing, Shelves } from '../core/ports.ts';

const dated = ({ checkedAt, publishedAt }: FactCheck): string => publishedAt ?? checkedAt ?? '';

/** Newest first; the ids keep the order the same from call to call. */
export function byNewest(a: FactCheck, b: FactCheck): number {
  return dated(b).localeCompare(dated(a)) || a.id.localeCompare(b.id);
}

const listed = (factChecks: Iterable<FactCheck>): FactCheck[] =>
  [...factChecks].filter(({ status }) => status !== 'withdrawn');

/** What may be browsed of the library, newest first: withdrawn fact-checks are found, but not listed. */
export function list(factChecks: Iterable<FactCheck>, filter: Filter): Listing {
  const { topic, publisher, offset, limit } = filter;
  const fitting = listed(factChecks)
    .filter(
      (one) =>
        (topic === undefined || one.topics.includes(topic)) &&
        (publisher === undefined || one.publisher.name === publisher),
    )
    .sort(byNewest);
  return { total: fitting.length, factChecks: fitting.slice(offset, offset + limit) };
}

/** The topics and publishers of what may be browsed, most first. */
export function shelves(factChecks: Iterable<FactCheck>): Shelves {
  const all = listed(factChecks);
  return {
    topics: counted(all.flatMap(({ topics }) => topics)),
    publishers: counted(all.map(({ publisher }) => publisher.name)),
  };
}

function counted(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
