import type { FactCheck } from '../core/factcheck.ts';
import type { Revised } from '../core/ports.ts';
import type { Entry } from './dedupe.ts';
import { revise } from './diff.ts';
import type { Folder, Fresh } from './library-folder.ts';
import type { LibraryLog } from './library-log.ts';
import type { Standing } from './library-standing.ts';
import { saysOf } from './says.ts';

/** What came of some entries: each fact-check is in one list, in `record` besides. */
export interface Step {
  added: FactCheck[];
  changed: Revised[];
  /** What the revision log is to be told. */
  record: FactCheck[];
}

/** Where whole fact-checks are. */
interface Sources {
  log: LibraryLog;
  folder: Folder;
}

const byId = (factChecks: readonly FactCheck[]) => new Map(factChecks.map((one) => [one.id, one]));

/** A fact-check as it was read now, and as the revision log has it. */
interface Whole {
  entry: Entry;
  before: FactCheck | undefined;
  now: FactCheck;
}

/** Entries whole; without those whose file says something else by now. */
async function wholes(
  entries: readonly Entry[],
  known: Standing['known'],
  { log, folder, fresh }: Sources & { fresh: Fresh },
): Promise<Whole[]> {
  const logged = byId(await log.get(entries.map(({ id }) => id)));
  const asLogged = new Set(entries.filter((entry) => says(logged.get(entry.id), entry)));
  // Where another replica has written meanwhile, the file may say more by now than when it was looked at.
  const isOvertaken = (before: FactCheck | undefined) =>
    before !== undefined && saysOf(before) !== known.get(before.id)?.says;
  const others = entries.filter((entry) => !asLogged.has(entry));
  const atHand = others.flatMap((entry): [Entry, FactCheck][] => {
    const whole = fresh.get(entry);
    return whole && !isOvertaken(logged.get(entry.id)) ? [[entry, whole]] : [];
  });
  const read = await folder.read(others, new Map(atHand));
  return entries.flatMap((entry) => {
    const before = logged.get(entry.id);
    const now = before && asLogged.has(entry) ? asIn(entry, before) : read.get(entry);
    return now ? { entry, before, now } : [];
  });
}

function letStand({ entry, before, now }: Whole, { stands, known }: Standing, step: Step): void {
  const { id, page, claim } = entry;
  const stood = stands.has(id);
  const saidOther = stood && known.get(id)?.says !== entry.says;
  // Read again it says what it said: what another replica wrote down meanwhile is no revision to be taken back here.
  if (before && stands.get(id)?.revision === entry.revision && !saidOther) {
    stands.set(id, entry);
    return;
  }
  const { factCheck, fields } = before ? revise(before, now) : { factCheck: now, fields: [] };
  if (factCheck !== before) step.record.push(factCheck);
  // Another replica may have written down already what is news here.
  if (before && (fields.length > 0 || saidOther)) {
    step.changed.push({ before, after: factCheck, fields });
  } else if (!stood || saidOther) {
    step.added.push(factCheck);
  }
  stands.set(id, entry);
  known.set(id, { page, claim, says: entry.says, revision: factCheck.revision });
}

/**
 * Reads fact-checks whole and lets them stand. One whose file says something else by now stays as it was: it is told of
 * at the next look.
 *
 * @param fresh what the look at the folder still has of them
 */
export async function settle(
  entries: readonly Entry[],
  standing: Standing,
  sources: Sources & { fresh: Fresh },
): Promise<Step> {
  const step: Step = { added: [], changed: [], record: [] };
  for (const whole of await wholes(entries, standing.known, sources))
    letStand(whole, standing, step);
  return step;
}

/** With the revision that its file has. */
const asIn = ({ revision }: Entry, factCheck: FactCheck): FactCheck => ({ ...factCheck, revision });

const says = (factCheck: FactCheck | undefined, { says }: Entry): boolean =>
  factCheck !== undefined && saysOf(factCheck) === says;

/** What the log has of some ids; nothing, and why, where it cannot be read. */
async function readLog(log: LibraryLog, ids: readonly string[]) {
  try {
    return { logged: byId(await log.get(ids)) };
  } catch (error) {
    return { logged: byId([]), failure: { error } };
  }
}

/**
 * Fact-checks as they stand: from the revision log, else from their files. The log may have them otherwise, where it
 * was emptied or another replica has written what it read, or not answer.
 *
 * @throws the log's error where it does not answer and a file does not have what stands
 */
export async function readStanding(
  ids: readonly string[],
  { stands, known }: Standing,
  { log, folder }: Sources,
): Promise<FactCheck[]> {
  const entries = ids.flatMap((id) => stands.get(id) ?? []);
  const { logged, failure } = await readLog(
    log,
    entries.map(({ id }) => id),
  );
  const others = entries.filter((entry) => !says(logged.get(entry.id), entry));
  const read = await folder.read(others);
  if (failure && read.size < new Set(others).size) throw failure.error;
  return entries.flatMap((entry) => {
    const again = read.get(entry);
    if (!again) return logged.get(entry.id) ?? [];
    return { ...again, revision: known.get(entry.id)?.revision ?? again.revision };
  });
}
