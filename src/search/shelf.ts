import type { FactCheck } from '../core/factcheck.ts';
import type { Filter, Listing, Shelves } from '../core/ports.ts';

const time = (date: string | undefined): number => (date === undefined ? 0 : Date.parse(date));

const published = ({ publishedAt, checkedAt }: FactCheck): number => time(publishedAt ?? checkedAt);
const byId = (a: FactCheck, b: FactCheck): number => (a.id < b.id ? -1 : 1);

/** Newest first; the ids keep the order the same from call to call. */
export const byNewest = (a: FactCheck, b: FactCheck): number =>
  published(b) - published(a) || byId(a, b);

/** The same, with the time read once. */
const byTime = (a: Shelved, b: Shelved): number =>
  b.time - a.time || byId(a.factCheck, b.factCheck);

interface Shelved {
  factCheck: FactCheck;
  time: number;
}

/** By when it was checked, the last first: where fact-checks disagree the one that saw most speaks. */
export function byLastChecked(a: FactCheck, b: FactCheck): number {
  const checked = ({ checkedAt, publishedAt }: FactCheck) => time(checkedAt ?? publishedAt);
  return checked(b) - checked(a) || byId(a, b);
}

const listed = (factChecks: Iterable<FactCheck>): FactCheck[] =>
  [...factChecks].filter(({ status }) => status !== 'withdrawn');

/** The first `most` of all in their order, without putting all of a large library in order for a page of it. */
function first(all: readonly Shelved[], most: number): Shelved[] {
  if (most * 4 > all.length) return all.toSorted(byTime).slice(0, most);
  const kept: Shelved[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (kept.length === most && last && byTime(one, last) > 0) continue;
    const at = kept.findLastIndex((other) => byTime(other, one) < 0) + 1;
    kept.splice(at, 0, one);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

/** What may be browsed of the library, newest first: withdrawn fact-checks are found, but not listed. */
export function list(factChecks: Iterable<FactCheck>, filter: Filter): Listing {
  const { topic, publisher, offset, limit } = filter;
  const fitting = listed(factChecks)
    .filter(
      (one) =>
        (topic === undefined || one.topics.includes(topic)) &&
        (publisher === undefined || one.publisher.name === publisher),
    )
    .map((one) => ({ factCheck: one, time: published(one) }));
  const page = first(fitting, offset + limit).slice(offset);
  return { total: fitting.length, factChecks: page.map(({ factCheck }) => factCheck) };
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
