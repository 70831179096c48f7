import type { Log, ReadFactChecks, SearchIndex, VectorCache } from '../core/ports.ts';
import { clean } from './clean.ts';
import type { Thresholds } from './decide.ts';
import { createFinder } from './finder.ts';
import { createIndex } from './index.ts';
import { openKeptMatcher } from './keep.ts';
import { keepVectors } from './model/keep-vectors.ts';
import { openSentenceModel, type SentenceModel } from './model/sentence-model.ts';

export interface SearchOptions {
  /** The file that keeps what was made of the library, for the next start. */
  file: string;
  /** Of the desk: what another release made of the library is not taken. */
  release: string;
  thresholds?: Thresholds;
  /** A folder with a sentence model, to match by its vectors too, and where to keep them. */
  model?: { folder: string; cache: VectorCache };
  /** Reads whole fact-checks when they are shown. */
  read: ReadFactChecks;
  log: Log;
}

/** The search room, open. */
export interface Search {
  index: SearchIndex;
  /**
   * To be called once the whole library was put. Forgets what is in the file and has none of these ids: what went from
   * the library while the desk was down.
   */
  keepOnly(ids: ReadonlySet<string>): void;
  /** Writes the file, where it is worth it. */
  save(): Promise<void>;
  /** How the sentence model is doing: "ready", "failed: ..."; undefined where none is used. */
  model(): string | undefined;
  close(): Promise<void>;
}

/** What a sentence model says of itself, with how far it has read the library. */
function stateOf(model: SentenceModel, { done, total }: { done: number; total: number }): string {
  const { name, sentence } = model.state();
  return name === 'ready' && done < total
    ? `ready, ${done} of ${total} fact-checks read`
    : sentence;
}

/** Opens what finds fact-checks, and keeps nothing for the next start. */
export function openPassingSearch(options: Pick<SearchOptions, 'thresholds' | 'read'>): Search {
  return {
    index: createIndex(options),
    keepOnly() {},
    save: async () => {},
    model: () => undefined,
    close: async () => {},
  };
}

/** Opens what finds fact-checks: as an earlier run left it, with a sentence model where one is given. */
export function openSearch({
  file,
  release,
  thresholds,
  model: given,
  read,
  log,
}: SearchOptions): Search {
  const { matcher, keepOnly, save } = openKeptMatcher({ file, release, log });
  const finder = createFinder(matcher);
  const options = { finder, read, ...(thresholds && { thresholds }) };
  if (!given) {
    const index = createIndex(options);
    return { index, keepOnly, save, model: () => undefined, close: async () => {} };
  }
  const model = openSentenceModel({ folder: given.folder, log });
  const keeper = keepVectors({ model, cache: given.cache, log, onVectors: finder.attach });
  const index = createIndex({ ...options, meaningOf: (text) => model.embed(clean(text)) });
  return {
    index: {
      ...index,
      async put(factChecks) {
        await index.put(factChecks);
        keeper.put(factChecks);
      },
      async drop(ids) {
        keeper.drop(ids);
        await index.drop(ids);
      },
    },
    keepOnly(ids) {
      keepOnly(ids);
      keeper.hasAll();
    },
    save,
    model: () => stateOf(model, keeper.progress()),
    async close() {
      // Together: a text that the model hangs on is not waited for.
      await Promise.all([keeper.stop(), model.close()]);
    },
  };
}
