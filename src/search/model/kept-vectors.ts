import { createHash } from 'node:crypto';
import type { Log, VectorCache } from '../../core/ports.ts';
import type { Vector } from '../vector.ts';
import type { About } from './protocol.ts';
import { fromBytes, toBytes } from './quantised.ts';

/** The vectors that one model made of texts, kept in the store. Never throws: without the store there are none. */
export interface KeptVectors {
  /** The vectors of texts, as far as they are there. */
  get(texts: readonly string[]): Promise<Map<string, Vector>>;
  put(vectors: ReadonlyMap<string, Vector>): Promise<void>;
  /** Forgets everything that was not asked for until now, other models' vectors too. Does so once. */
  forgetRest(): Promise<void>;
}

/** So short a hash is long enough that no two texts share one. */
const keyLength = 24;

/** The vectors of a model over a cache. */
export function keptVectors(cache: VectorCache, about: About, log: Log): KeptVectors {
  let used: Set<string> | undefined = new Set();
  let fails = false;

  const keyOf = (text: string): string => {
    const hash = createHash('sha256').update(`${about.id}\n`).update(text);
    return hash.digest('base64url').slice(0, keyLength);
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      fails = false;
    } catch (error) {
      if (!fails) log.warn({ err: error }, 'vectors cannot be kept in the store; going on without');
      fails = true;
    }
  };
  return {
    async get(texts) {
      const byKey = new Map(texts.map((text) => [keyOf(text), text]));
      for (const key of byKey.keys()) used?.add(key);
      const found = new Map<string, Vector>();
      if (byKey.size === 0) return found;
      await attempt(async () => {
        for (const [key, bytes] of await cache.get([...byKey.keys()])) {
          const text = byKey.get(key);
          const vector = fromBytes(bytes, about.dimensions);
          if (vector && text !== undefined) found.set(text, vector);
        }
      });
      return found;
    },
    put: (vectors) =>
      attempt(() =>
        cache.put(new Map([...vectors].map(([text, vector]) => [keyOf(text), toBytes(vector)]))),
      ),
    async forgetRest() {
      const keep = used;
      used = undefined;
      if (!keep) return;
      await attempt(async () => {
        const forgotten = await cache.retain(keep);
        if (forgotten > 0) log.info({ forgotten }, 'vectors that no text needs are forgotten');
      });
    },
  };
}
