import type { Reading } from '../content/claimreview.ts';
import type { Shelved } from '../content/shelve.ts';
import type { Problem } from '../core/errors.ts';

/** Counts what an import did, and says it. */
export interface Tally {
  /** Something from which nothing was read. */
  rejected(problem: Problem): void;
  read(reading: Reading): void;
  shelved(shelved: Shelved): void;
  readNothing(): boolean;
  lines(): string[];
}

/** More lines of one kind nobody reads; the rest is counted. */
const mostLines = 20;

const sayings = {
  written: 'written',
  updated: 'updated, it keeps its id',
  unchanged: '',
  edited:
    'left as it is, because it was not written by an import or was edited since; --force replaces it',
};

function clipped(lines: readonly string[], total: number): string[] {
  return total > lines.length ? [...lines, `... and ${total - lines.length} more`] : [...lines];
}

/** `2 It does not say which claim was reviewed; 1 The claim is too long`, most frequent first. */
function reasons(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([what, count]) => `${count} ${what.replace(/\.$/, '')}`)
    .join('; ');
}

export function createTally(): Tally {
  const count = {
    written: 0,
    updated: 0,
    unchanged: 0,
    edited: 0,
    rejected: 0,
    read: 0,
    problems: 0,
  };
  const files: string[] = [];
  const problemLines: string[] = [];
  const why = new Map<string, number>();

  function note(problems: readonly Problem[]): void {
    for (const { where, what, fix } of problems) {
      count.problems += 1;
      if (problemLines.length < mostLines) problemLines.push(`${where}: ${what} ${fix}`);
    }
  }

  function reject(what: string): void {
    count.rejected += 1;
    if (why.has(what) || why.size < 1000) why.set(what, (why.get(what) ?? 0) + 1);
  }

  return {
    rejected(problem) {
      note([problem]);
      reject(problem.what);
    },
    read({ factChecks, problems, rejected }) {
      count.read += factChecks.length;
      note(problems);
      for (const what of rejected) reject(what);
    },
    shelved(shelved) {
      if (shelved.kind === 'refused') {
        note([shelved.problem]);
        return reject(shelved.problem.what);
      }
      count[shelved.kind] += 1;
      const said = sayings[shelved.kind];
      if (said && files.length < mostLines) files.push(`${shelved.file}: ${said}`);
    },
    readNothing: () => count.read === 0,
    lines() {
      const { written, updated, unchanged, edited, rejected } = count;
      const all = [
        `${written} written`,
        ...(updated > 0 ? [`${updated} updated`] : []),
        `${unchanged} unchanged`,
        ...(edited > 0 ? [`${edited} left as edited`] : []),
        `${rejected} rejected${rejected > 0 ? ` (${reasons(why)})` : ''}`,
      ];
      return [
        ...clipped(files, written + updated + edited),
        ...clipped(problemLines, count.problems),
        all.join(', '),
      ];
    },
  };
}
