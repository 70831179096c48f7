import { access, constants, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { OperatorError, type Problem } from '../core/errors.ts';
import { parts } from '../core/parts.ts';
import type { Change, Log, Opened, RevisionLog, Source } from '../core/ports.ts';
import type { Entry } from './dedupe.ts';
import { createFolder, type Look } from './library-folder.ts';
import { createLibraryLog } from './library-log.ts';
import { recall, remembered, wholeAtOnce } from './library-recall.ts';
import { planOf, type Standing } from './library-standing.ts';
import { readStanding, type Step, settle } from './library-step.ts';
import { watchFolder } from './watch.ts';

async function isReadable(dir: string): Promise<boolean> {
  try {
    await access(dir, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function mustBeFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found) {
    throw new OperatorError(
      `The library folder ${dir} is missing; make it, or set CONTENT_DIR to the folder that holds your fact-checks.`,
    );
  }
  if (!found.isDirectory()) {
    throw new OperatorError(
      `The library ${dir} is a file; set CONTENT_DIR to the folder that holds your fact-checks.`,
    );
  }
  if (!(await isReadable(dir))) {
    throw new OperatorError(
      `The library folder ${dir} cannot be read; give the desk's user the right to read it, or set CONTENT_DIR.`,
    );
  }
}

function unlistable(dir: string): Problem {
  return {
    where: dir,
    what: 'The library folder cannot be listed; what was read from it before still stands.',
    fix: 'Put the folder back, or let the desk read it.',
  };
}

const byPlace = (a: Problem, b: Problem) =>
  a.where.localeCompare(b.where, 'en', { numeric: true }) || a.what.localeCompare(b.what);

/** Whether anything is to be told, given the problems that were told before. */
function isNews({ added, changed, removed, problems }: Change, before: Problem[]): boolean {
  return added.length + changed.length + removed.length > 0 || !isDeepStrictEqual(problems, before);
}

/** Writes a line for the change, and one for each problem that was not there before. */
function logChange(log: Log, change: Change, before: Problem[]): void {
  const old = new Set(before.map((problem) => JSON.stringify(problem)));
  for (const problem of change.problems) {
    if (!old.has(JSON.stringify(problem))) log.warn(problem, 'a problem in the library');
  }
  const facts = {
    added: change.added.map(({ id }) => id),
    changed: change.changed.map(({ after, fields }) => ({ id: after.id, fields })),
    removed: change.removed,
    problems: change.problems.length,
  };
  log.info(facts, 'the library changed');
}

/** Runs `work` once for all that was heard since it last began, never twice at a time. */
function inTurn(after: Promise<unknown>, work: (paths: ReadonlySet<string>) => Promise<void>) {
  let heard = new Set<string>();
  let waiting = false;
  let ended = false;
  let turn = after.then(
    () => {},
    () => {},
  );
  return {
    hear(paths: ReadonlySet<string>) {
      heard = heard.union(paths);
      if (waiting) return;
      waiting = true;
      turn = turn.then(async () => {
        const paths = heard;
        heard = new Set();
        waiting = false;
        if (!ended) await work(paths);
      });
    },
    async end() {
      ended = true;
      await turn;
    },
  };
}

/**
 * The fact-checks in a folder, as a source that follows the folder. Only what tells fact-checks apart is kept in memory;
 * what they say is in the revision log and in their files.
 *
 * `start` hands over everything there is, some at a time, each after it was written to the revision log; what was
 * removed since the last run comes first, and what was revised since is in `changed`. From then on changes are handed
 * over one after the other, and the revision log is written after each was taken in. Each fact-check is in one list of a
 * change. A file that cannot be read any more leaves its last good revision in place.
 *
 * @throws OperatorError (from `start`) where the folder is missing
 */
export function createLibrary(options: { dir: string; revisions: RevisionLog; log: Log }): Source {
  const { dir, log } = options;
  const folder = createFolder(dir);
  const revisions = createLibraryLog(options.revisions);
  const sources = { log: revisions, folder };
  const standing: Standing = { stands: new Map(), known: new Map() };
  const isKnown = ({ id, says }: Entry) => standing.known.get(id)?.says === says;
  let problems: Problem[] = [];
  let stop = async () => {};

  /** A failure outside the library does not end its following the folder. */
  async function attempt(failure: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, failure);
    }
  }

  function leave(ids: readonly string[]): void {
    for (const id of ids) {
      standing.stands.delete(id);
      standing.known.delete(id);
    }
  }

  /** Brings what stands to what a look has found, a part at a time; there is at least one. */
  async function advance(
    look: Look,
    tell: (change: Change, record: Step['record']) => Promise<void>,
  ): Promise<void> {
    const { anew, removed, problems: found } = planOf(standing, look);
    const [first = [], ...rest] = parts(anew, wholeAtOnce);
    for (const [nr, part] of [first, ...rest].entries()) {
      const { added, changed, record } = await settle(part, standing, {
        ...sources,
        fresh: look.fresh,
      });
      // Not before the first part could be read: what is not told now is found again at the next look.
      if (nr === 0) leave(removed);
      problems = found.toSorted(byPlace);
      await tell({ added, changed, removed: nr === 0 ? removed : [], problems }, record);
    }
  }

  async function open(onChange: (change: Change) => Promise<void>): Promise<Opened> {
    standing.known = await remembered(revisions);
    const look = await folder.look(new Set(), isKnown);
    await advance(
      await recall(look, { ...sources, known: standing.known }),
      async (change, record) => {
        await revisions.write({ record, removed: change.removed });
        await onChange(change);
      },
    );
    return { ids: [...standing.stands.keys()], problems };
  }

  async function follow(
    paths: ReadonlySet<string>,
    onChange: (change: Change) => Promise<void>,
  ): Promise<void> {
    let before = problems;
    const tell = async (change: Change) => {
      if (isNews(change, before)) {
        logChange(log, change, before);
        await attempt('a change of the library could not be taken in', () => onChange(change));
      }
      before = change.problems;
    };
    let look: Look;
    try {
      look = await folder.look(paths, isKnown);
    } catch (error) {
      log.debug({ dir, err: error }, 'the library folder cannot be listed');
      const others = problems.filter(({ where }) => where !== dir);
      problems = [...others, unlistable(dir)].toSorted(byPlace);
      return tell({ added: [], changed: [], removed: [], problems });
    }
    await advance(look, async (change, record) => {
      await tell(change);
      await attempt('revisions could not be recorded; it is tried again', () =>
        revisions.write({ record, removed: change.removed }),
      );
    });
  }

  return {
    async start(onChange) {
      await mustBeFolder(dir);
      const first = open(onChange);
      const turns = inTurn(first, (paths) =>
        attempt('a change of the library could not be read', () => follow(paths, onChange)),
      );
      const unwatch = watchFolder(dir, {
        changed: turns.hear,
        failed: (error) =>
          log.warn({ dir, err: error }, 'the system cannot watch all of the library folder'),
      });
      stop = async () => {
        await unwatch();
        await turns.end();
      };
      try {
        return await first;
      } catch (error) {
        await stop();
        throw error;
      }
    },
    get: (ids) => readStanding(ids, standing, sources),
    stop: () => stop(),
  };
}
