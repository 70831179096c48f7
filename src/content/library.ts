import { access, constants, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { OperatorError, type Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Change, Log, RevisionLog, Source } from '../core/ports.ts';
import { createFolder, type Folder, type Look } from './library-folder.ts';
import { advance, type Standing, type Step, stillNames } from './library-standing.ts';
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

/** Writes to the log what it missed, too, when it could not be written before. */
function keepLog(revisions: RevisionLog) {
  const record = new Map<string, FactCheck>();
  const forget = new Set<string>();
  return async (step: Step): Promise<void> => {
    for (const { id } of step.removed) {
      record.delete(id);
      forget.add(id);
    }
    for (const factCheck of step.record) {
      forget.delete(factCheck.id);
      record.set(factCheck.id, factCheck);
    }
    if (record.size > 0) await revisions.record([...record.values()]);
    record.clear();
    if (forget.size > 0) await revisions.forget([...forget]);
    forget.clear();
  };
}

/** A file that was broken while the desk was down holds what it last held. */
function recall(look: Look, folder: Folder, known: Standing['known']): Look {
  const found = new Set(look.entries.map(({ factCheck }) => factCheck.id));
  const missing = [...known.values()].filter(({ id }) => !found.has(id));
  const entries = [...look.entries];
  const broken = look.broken.filter((file) => {
    const held = missing.find((factCheck) => stillNames(file, factCheck));
    if (held) entries.push(folder.restore(file.file, held));
    return !held;
  });
  return { ...look, entries, broken };
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

function changeOf({ added, changed, removed, problems }: Step): Change {
  return { added, changed, removed, problems: problems.toSorted(byPlace) };
}

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
    removed: change.removed.map(({ id }) => id),
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
 * The fact-checks in a folder, as a source that follows the folder.
 *
 * `start` resolves with everything there is in `added`; what was revised or removed since the last run is told besides,
 * in `changed` and `removed`. From then on each fact-check is in one list of a change, changes are handed over one after
 * the other, and the revision log is written after each was taken in. A file that cannot be read any more leaves its
 * last good revision in place.
 *
 * @throws OperatorError (from `start`) where the folder is missing
 */
export function createLibrary(options: { dir: string; revisions: RevisionLog; log: Log }): Source {
  const { dir, revisions, log } = options;
  const folder = createFolder(dir);
  const writeLog = keepLog(revisions);
  let standing: Standing = { stands: new Map(), known: new Map() };
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

  async function open(): Promise<Change> {
    const known = new Map((await revisions.all()).map((one) => [one.id, one]));
    const look = recall(await folder.look(new Set()), folder, known);
    const step = advance({ stands: new Map(), known }, look);
    await writeLog(step);
    standing = step.next;
    const change = changeOf(step);
    problems = change.problems;
    const everything = [...standing.stands.values()].map(({ factCheck }) => factCheck);
    return { ...change, added: everything };
  }

  async function next(paths: ReadonlySet<string>): Promise<Step> {
    try {
      return advance(standing, await folder.look(paths));
    } catch (error) {
      log.debug({ dir, err: error }, 'the library folder cannot be listed');
      const all = [...problems.filter(({ where }) => where !== dir), unlistable(dir)];
      return { next: standing, added: [], changed: [], removed: [], problems: all, record: [] };
    }
  }

  return {
    async start(onChange) {
      await mustBeFolder(dir);
      const first = open();
      const turns = inTurn(first, async (paths) => {
        const step = await next(paths);
        const change = changeOf(step);
        const before = problems;
        standing = step.next;
        problems = change.problems;
        if (isNews(change, before)) {
          logChange(log, change, before);
          await attempt('a change of the library could not be taken in', () => onChange(change));
        }
        await attempt('revisions could not be recorded; it is tried again', () => writeLog(step));
      });
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
    stop: () => stop(),
  };
}
