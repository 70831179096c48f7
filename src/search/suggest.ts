import { setImmediate as breath } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import type { FactCheck } from '../core/factcheck.ts';
import type { Suggest, Suggestion } from '../core/ports.ts';
import { clean } from './clean.ts';
import { byNewest, publishedTime } from './shelf.ts';
import { stopWords } from './stop-words.ts';
import { words } from './text.ts';

/** What people may mean while they type, over the claims and titles that are published. */
export interface Suggestions {
  put(factChecks: readonly FactCheck[]): void;
  drop(ids: readonly string[]): void;
  suggest: Suggest;
}

/** A word of fewer letters is too near to too many others, and another figure is another matter. */
const leastLetters = 4;
/** How many letters of a word may differ, a share of it. */
const fuzziness = 0.2;
/** What is typed into a field is short; the rest of a pasted text would only take time. */
const mostWords = 12;

/** Fact-checks that are read without a pause. */
const atOnce = 200;

const hasSpellings = (word: string): boolean => word.length >= leastLetters && !/\d/.test(word);
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));
const telling = (text: string): string[] =>
  words(clean(text)).filter((word) => !stopWords.has(word));

/** A letter begins so many words that looking for them takes ten times as long as for two letters, and says little. */
const isLetter = /^\p{Script=Latin}$/u;

/** What is looked for: words, the last of which may be unfinished, and the single letter after them where there is one. */
interface Typed {
  wanted: string[];
  letter?: string;
}

/** The words that tell something, or all of them where none does. */
function readTyped(typed: string): Typed {
  const all = words(clean(typed)).slice(0, mostWords);
  const some = all.filter((word) => !stopWords.has(word));
  const wanted = some.length > 0 ? some : all.slice(-1);
  const letter = wanted.length > 1 ? wanted.at(-1) : undefined;
  if (letter === undefined || !isLetter.test(letter)) return { wanted };
  return { wanted: wanted.slice(0, -1), letter };
}

/** So many of those found are looked at for a single letter. */
const mostWithLetter = 60;

/** What is kept of a fact-check. */
interface Kept {
  id: string;
  claim: string;
  /** When it was published, in milliseconds since 1970. */
  time: number;
}

function withLetterFirst(all: readonly Kept[], letter: string): Kept[] {
  const has = ({ claim }: Kept) => words(clean(claim)).some((word) => word.startsWith(letter));
  return [...all.filter(has), ...all.filter((one) => !has(one))];
}

const suggestionOf = ({ id, claim }: Kept): Suggestion => ({ id, label: claim });

/**
 * Suggestions in memory: every word must be there, as it was typed or nearly, and the last one as the beginning of a
 * word; a single letter after others only says which come first. Withdrawn fact-checks are not suggested. What was put is read when somebody types first: a desk that nobody
 * types to, as on the command line, need not wait for it.
 */
export function createSuggestions(): Suggestions {
  const kept = new Map<string, Kept>();
  /** The titles of those that were put, but are not in the index yet. */
  const waiting = new Map<string, string>();
  let newest: Kept[] | undefined;
  const index = new MiniSearch<{ id: string; claim: string; title: string }>({
    fields: ['claim', 'title'],
    tokenize: split,
    processTerm: (term) => term,
    searchOptions: { boost: { claim: 2 }, combineWith: 'AND' },
  });

  function forget(id: string): void {
    if (kept.delete(id) && !waiting.delete(id)) index.discard(id);
  }

  function read(id: string): void {
    const title = waiting.get(id);
    const one = waiting.delete(id) ? kept.get(id) : undefined;
    if (!one || title === undefined) return;
    index.add({ id, claim: telling(one.claim).join(' '), title: telling(title).join(' ') });
  }

  /** Reads what waits, a little at a time, so that others are answered in between. */
  async function catchUp(): Promise<void> {
    while (waiting.size > 0) {
      for (const id of [...waiting.keys().take(atOnce)]) read(id);
      await breath();
    }
  }

  function search(wanted: readonly string[]): string[] {
    const last = wanted.length - 1;
    const found = index.search(wanted.join(' '), {
      prefix: (_, at) => at === last,
      fuzzy: (term) => hasSpellings(term) && fuzziness,
    });
    return found.map(({ id }) => String(id));
  }

  return {
    put(factChecks) {
      newest = undefined;
      for (const factCheck of factChecks) {
        const { id, status, claim, title } = factCheck;
        forget(id);
        if (status === 'withdrawn') continue;
        kept.set(id, { id, claim, time: publishedTime(factCheck) });
        waiting.set(id, title);
      }
    },
    drop(ids) {
      newest = undefined;
      for (const id of ids) forget(id);
    },
    async suggest(typed, limit) {
      const { wanted, letter } = readTyped(typed);
      if (wanted.length === 0) {
        newest ??= [...kept.values()].sort(byNewest);
        return newest.slice(0, limit).map(suggestionOf);
      }
      await catchUp();
      const found = search(wanted)
        .slice(0, letter === undefined ? limit : mostWithLetter)
        .flatMap((id) => kept.get(id) ?? []);
      const sorted = letter === undefined ? found : withLetterFirst(found, letter);
      return sorted.slice(0, limit).map(suggestionOf);
    },
  };
}
