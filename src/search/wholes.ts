import type { FactCheck } from '../core/factcheck.ts';
import type { ReadFactChecks } from '../core/ports.ts';

/** Where an index has its whole fact-checks. */
export interface Wholes {
  put(factChecks: readonly FactCheck[]): void;
  drop(ids: readonly string[]): void;
  read: ReadFactChecks;
}

/** They stand elsewhere, and are read there when they are shown. */
export const wholesElsewhere = (read: ReadFactChecks): Wholes => ({
  put() {},
  drop() {},
  read,
});

/** They are kept in memory: for a small library, or one without a store. */
export function wholesInMemory(): Wholes {
  const kept = new Map<string, FactCheck>();
  return {
    put(factChecks) {
      for (const factCheck of factChecks) kept.set(factCheck.id, factCheck);
    },
    drop(ids) {
      for (const id of ids) kept.delete(id);
    },
    read: async (ids) => ids.flatMap((id) => kept.get(id) ?? []),
  };
}
