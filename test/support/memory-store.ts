import type { FactCheck } from '../../src/core/factcheck.ts';
import type { AuditEntry, Feedback, Interaction, Store } from '../../src/core/ports.ts';

/** A store that lasts as long as a test. */
export function memoryStore(): Store {
  const keys = new Set<string>();
  const interactions: Interaction[] = [];
  const audit: AuditEntry[] = [];
  const feedback: Feedback[] = [];
  const settings = new Map<string, Record<string, string>>();
  const revisions = new Map<string, FactCheck>();
  const installations = new Map<string, string>();
  const vectors = new Map<string, Uint8Array>();
  return {
    async once(key) {
      const first = !keys.has(key);
      keys.add(key);
      return first;
    },
    interactions: {
      record: async (interaction) => void interactions.unshift(interaction),
      recent: async (limit) => interactions.slice(0, limit),
    },
    audit: {
      record: async (entry) => void audit.unshift(entry),
      recent: async (limit) => audit.slice(0, limit),
    },
    feedback: {
      record: async (said) => void feedback.unshift(said),
      recent: async (limit) => feedback.slice(0, limit),
    },
    settings: {
      get: async (scope, name) => settings.get(scope)?.[name],
      set: async (scope, name, value) =>
        void settings.set(scope, { ...settings.get(scope), [name]: value }),
      all: async (scope) => ({ ...settings.get(scope) }),
    },
    revisions: {
      all: async () => [...revisions.values()],
      async record(factChecks) {
        for (const factCheck of factChecks) revisions.set(factCheck.id, factCheck);
      },
      async forget(ids) {
        for (const id of ids) revisions.delete(id);
      },
    },
    vectors: {
      get: async (keys) =>
        new Map(
          keys.flatMap((key) => {
            const bytes = vectors.get(key);
            return bytes ? [[key, bytes]] : [];
          }),
        ),
      async put(all) {
        for (const [key, bytes] of all) vectors.set(key, bytes);
      },
      async retain(keys) {
        const gone = [...vectors.keys()].filter((key) => !keys.has(key));
        for (const key of gone) vectors.delete(key);
        return gone.length;
      },
    },
    installations: {
      get: async (key) => installations.get(key),
      put: async (key, sealed) => void installations.set(key, sealed),
      drop: async (key) => void installations.delete(key),
    },
    async prune(before) {
      const kept = interactions.filter(({ at }) => at >= before);
      const gone = interactions.length - kept.length;
      interactions.splice(0, Number.POSITIVE_INFINITY, ...kept);
      return gone;
    },
    check: async () => ({ database: 'memory', migration: 'none' }),
    close: async () => {},
  };
}
