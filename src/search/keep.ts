import type { Log } from '../core/ports.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import type { Saved } from './saved.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** Fewer fact-checks are read anew sooner than a file of theirs is worth. */
const fewest = 1000;

/** A matcher that is the same again after a restart. */
export interface KeptMatcher {
  matcher: Matcher;
  /** Forgets whatever has none of these ids: what went from the library while the desk was down. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** Writes the file, where it is worth it and would differ. A failure is logged: the next start takes longer. */
  save(): Promise<void>;
}

function restored(saved: Saved | undefined, release: string, file: string, log: Log): Matcher {
  if (!saved) return createMatcher();
  if (saved.header.release !== release) {
    log.info({ file }, 'the search snapshot is of another release and is built anew');
    return createMatcher();
  }
  try {
    return createMatcher(saved);
  } catch (error) {
    log.warn({ file, err: error }, 'the search snapshot cannot be used and is built anew');
    return createMatcher();
  }
}

/**
 * Opens the matcher that a file keeps, or an empty one. What the library says now is put into it as ever: what is the
 * same as in the file costs next to nothing.
 *
 * @param options.release of the desk: another may read texts in another way, so its file is not taken
 */
export function openKeptMatcher(options: { file: string; release: string; log: Log }): KeptMatcher {
  const { file, release, log } = options;
  const matcher = restored(readSnapshot(file, log), release, file, log);
  let written = 0;
  return {
    matcher,
    keepOnly(ids) {
      matcher.drop([...matcher.ids()].filter((id) => !ids.has(id)));
    },
    async save() {
      const changes = matcher.changes();
      if (changes === written || [...matcher.ids()].length < fewest) return;
      try {
        const { header, arrays } = matcher.save();
        await writeSnapshot(file, { header: { ...header, release }, arrays });
        written = changes;
      } catch (error) {
        log.error({ file, err: error }, 'the search snapshot could not be written');
      }
    },
  };
}
