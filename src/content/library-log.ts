import type { FactCheck } from '../core/factcheck.ts';
import type { RevisionLog } from '../core/ports.ts';

/** The revision log as the library writes it: what could not be written is not lost, and is written with what comes next. */
export interface LibraryLog {
  ids: RevisionLog['ids'];
  /** The last revisions of these ids, also those that could not be written yet, in no order. */
  get: RevisionLog['get'];
  write(said: { record: readonly FactCheck[]; removed: readonly string[] }): Promise<void>;
}

export function createLibraryLog(revisions: RevisionLog): LibraryLog {
  const record = new Map<string, FactCheck>();
  const forget = new Set<string>();
  return {
    ids: () => revisions.ids(),
    async get(ids) {
      const unwritten = ids.flatMap((id) => record.get(id) ?? []);
      const written = await revisions.get(ids.filter((id) => !record.has(id) && !forget.has(id)));
      return [...unwritten, ...written];
    },
    async write(said) {
      for (const id of said.removed) {
        record.delete(id);
        forget.add(id);
      }
      for (const factCheck of said.record) {
        forget.delete(factCheck.id);
        record.set(factCheck.id, factCheck);
      }
      if (record.size > 0) await revisions.record([...record.values()]);
      record.clear();
      if (forget.size > 0) await revisions.forget([...forget]);
      forget.clear();
    },
  };
}
