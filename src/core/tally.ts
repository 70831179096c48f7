import type { Feedback } from './ports.ts';

/** What people said of one fact-check. */
export interface Tally {
  factCheck: string;
  right: number;
  wrong: number;
  newest: Date;
}

/** What was said, by fact-check: those most often called wrong first, then the newest. */
export function tallied(said: readonly Feedback[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { factCheck, right, at } of said) {
    const before = tallies.get(factCheck) ?? { factCheck, right: 0, wrong: 0, newest: at };
    tallies.set(factCheck, {
      factCheck,
      right: before.right + (right ? 1 : 0),
      wrong: before.wrong + (right ? 0 : 1),
      newest: at > before.newest ? at : before.newest,
    });
  }
  return [...tallies.values()].toSorted(
    (a, b) => b.wrong - a.wrong || b.newest.getTime() - a.newest.getTime(),
  );
}
