import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { type Entry, entryOf } from './dedupe.ts';
import { type Reading, readLibraryFile } from './library-read.ts';
import { type Scan, scanFolder } from './library-scan.ts';
import { saysOf } from './says.ts';

/** Open files at a time. */
const atOnce = 16;
/** A file may be passed by while it is being moved; so long is waited before it is missed for good. */
const secondLook = 50;

/** A file as it was last read. `entries` are the last good ones, also where the file is broken now. */
interface Kept {
  mark: string;
  entries: Entry[];
  problems: Problem[];
}

/** Whole fact-checks as a look has just read them. */
export type Fresh = ReadonlyMap<Entry, FactCheck>;

/** So many a look hands on whole, to be in memory at a time. */
const mostAtHand = 10_000;

/** A file that says nothing that could be read, and that nothing was read from before. */
export interface Broken {
  file: string;
  text: string;
}

export interface Look {
  entries: Entry[];
  problems: Problem[];
  broken: Broken[];
  fresh: Fresh;
}

/** The files of a folder, each read again only when it was written anew. */
export interface Folder {
  /**
   * Looks at the whole folder.
   *
   * @param touched paths within the folder that are read again even if they look the same
   * @param isKnown whether what an entry says can be had elsewhere, so that the look need not hand it on whole
   * @throws the system's error where the folder itself cannot be listed
   */
  look(touched: ReadonlySet<string>, isKnown?: (entry: Entry) => boolean): Promise<Look>;
  /**
   * Entries as whole fact-checks, read again where they are not at hand; one whose file does not say what it said is left
   * out.
   */
  read(entries: readonly Entry[], atHand?: Fresh): Promise<Fresh>;
  /** Lets a fact-check that a broken file is known to hold stand until the file is mended. */
  restore(file: string, factCheck: FactCheck): Entry;
}

const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}${sep}`);

/** Does `work` on all, a few at a time. */
async function onEach<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const rest = all[Symbol.iterator]();
  const worker = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Without the text of the whole file behind each of its strings, which parsers leave there. */
const detached = (factCheck: FactCheck): FactCheck => structuredClone(factCheck);

/**
 * A folder that nobody has looked at yet.
 *
 * @param mostFresh so many fact-checks a look hands on whole; of what is over that, the files are read once more when
 *   it is their turn
 */
export function createFolder(dir: string, mostFresh = mostAtHand): Folder {
  const kept = new Map<string, Kept>();
  const broken = new Map<string, Broken>();

  const isMissing = (path: string, { files, closed }: Scan) =>
    !files.has(path) && !closed.some((folder) => isWithin(path, folder));

  async function scan(): Promise<Scan> {
    const first = await scanFolder(dir);
    if (!kept.keys().some((path) => isMissing(path, first))) return first;
    await pause(secondLook);
    return scanFolder(dir);
  }

  /** Returns what was read whole. */
  function keep(path: string, mark: string, { factChecks, problems, text }: Reading): Fresh {
    const file = join(dir, path);
    // A broken save: what was read before stands until it is mended.
    const failed = factChecks.length === 0 && problems.length > 0;
    const fresh = new Map(factChecks.map(detached).map((one) => [entryOf(file, one), one]));
    const entries = failed ? (kept.get(path)?.entries ?? []) : [...fresh.keys()];
    kept.set(path, { mark, entries, problems });
    if (failed && entries.length === 0) broken.set(path, { file, text });
    else broken.delete(path);
    return fresh;
  }

  async function readAgain(file: string): Promise<FactCheck[]> {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    const { factChecks } = await readLibraryFile(dir, relative(dir, file), size);
    return factChecks.map(detached);
  }

  return {
    async look(touched, isKnown = () => false) {
      const now = await scan();
      for (const path of kept.keys()) {
        if (!isMissing(path, now)) continue;
        kept.delete(path);
        broken.delete(path);
      }
      const anew = [...now.files].filter(
        ([path, { mark }]) => touched.has(path) || kept.get(path)?.mark !== mark,
      );
      const fresh = new Map<Entry, FactCheck>();
      await onEach(anew, async ([path, { size, mark }]) => {
        for (const [entry, whole] of keep(path, mark, await readLibraryFile(dir, path, size))) {
          if (fresh.size < mostFresh && !isKnown(entry)) fresh.set(entry, whole);
        }
      });
      const files = [...kept.values()];
      return {
        entries: files.flatMap(({ entries }) => entries),
        problems: [...now.problems, ...files.flatMap(({ problems }) => problems)],
        broken: [...broken.values()],
        fresh,
      };
    },
    async read(entries, atHand = new Map()) {
      const read = new Map<Entry, FactCheck>();
      for (const entry of entries) {
        const whole = atHand.get(entry);
        if (whole) read.set(entry, whole);
      }
      const others = entries.filter((entry) => !read.has(entry));
      await onEach(
        Map.groupBy(others, ({ file }) => file),
        async ([file, wanted]) => {
          const found = new Map((await readAgain(file)).map((one) => [saysOf(one), one]));
          for (const entry of wanted) {
            const whole = found.get(entry.says);
            if (whole?.id === entry.id) read.set(entry, whole);
          }
        },
      );
      return read;
    },
    restore(file, factCheck) {
      const entry = entryOf(file, factCheck);
      for (const [path, one] of broken) {
        if (one.file !== file) continue;
        kept.get(path)?.entries.push(entry);
        broken.delete(path);
      }
      return entry;
    },
  };
}
