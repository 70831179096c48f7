import { arrayOf, linesAsBytes, linesOf, type Saved } from './saved.ts';

/** The words of the library, and what a mistyped one was meant to be. */
export interface Spelling {
  /** Learns the words of a text, folded as `words` gives them. */
  learn(words: Iterable<string>): void;
  /** The word of the library that was meant; undefined where the word is one, or none is a slip away. */
  mend(word: string): string | undefined;
  /** What `createSpelling` takes to be the same again. */
  save(): Saved;
}

/** In shorter words a slip makes another word: "cofee" is coffee, but "bidet" is not Biden. */
const shortest = { doubled: 5, swapped: 5, missing: 6, vowel: 7 };
const longest = 24;

/** Only letters: figures and mixtures ("b12") are not mistyped, they are other things. */
const letters = /^\p{L}+$/u;
const vowel = /[aeiouy]/;

/** Where two words begin to differ. */
function differsAt(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** One letter more: doubled, or any inside a long word. */
function isOneMore(longer: string, shorter: string): boolean {
  const at = differsAt(longer, shorter);
  if (longer.slice(at + 1) !== shorter.slice(at)) return false;
  const isDoubled = longer[at] === longer[at - 1] || longer[at] === longer[at + 1];
  return shorter.length >= (isDoubled ? shortest.doubled : shortest.missing);
}

/** Two neighbours swapped, or one vowel for another in a long word. */
function isOneOther(one: string, other: string): boolean {
  const at = differsAt(one, other);
  const [first = '', second = ''] = [one[at], other[at]];
  if (one.slice(at + 1) === other.slice(at + 1)) {
    return one.length >= shortest.vowel && vowel.test(first) && vowel.test(second);
  }
  const isSwapped = first === other[at + 1] && second === one[at + 1];
  return isSwapped && one.slice(at + 2) === other.slice(at + 2) && one.length >= shortest.swapped;
}

/**
 * Whether one word is the other with one slip of the finger or the memory: a letter doubled or not, left out or put in,
 * two swapped, a vowel for another. Cautious: a wrong guess finds another claim.
 */
export function isSlip(typed: string, meant: string): boolean {
  if (typed.length === meant.length) return typed !== meant && isOneOther(typed, meant);
  if (typed.length === meant.length + 1) return isOneMore(typed, meant);
  return meant.length === typed.length + 1 && isOneMore(meant, typed);
}

/** People rarely mistype how a word begins and ends. */
const shelfOf = (word: string, length: number): string => `${word[0]}${word.at(-1)}${length}`;

/** A spelling, empty or as it was saved. */
export function createSpelling(from?: Saved): Spelling {
  const counts = new Map<string, number>();
  const shelves = new Map<string, string[]>();
  const add = (word: string, times: number) => {
    const before = counts.get(word);
    counts.set(word, (before ?? 0) + times);
    if (before !== undefined || !letters.test(word)) return;
    const shelf = shelfOf(word, word.length);
    const there = shelves.get(shelf);
    if (there) there.push(word);
    else shelves.set(shelf, [word]);
  };
  if (from) {
    const times = arrayOf(from, 'counts', Uint32Array);
    for (const [i, word] of linesOf(arrayOf(from, 'words', Uint8Array)).entries()) {
      add(word, times[i] ?? 1);
    }
  }
  return {
    learn(words) {
      for (const word of words) add(word, 1);
    },
    mend(word) {
      if (counts.has(word) || word.length > longest || !letters.test(word)) return;
      const [commonest] = [word.length - 1, word.length, word.length + 1]
        .flatMap((length) => shelves.get(shelfOf(word, length)) ?? [])
        .filter((other) => isSlip(word, other))
        .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
      return commonest;
    },
    save: () => ({
      header: {},
      arrays: { words: linesAsBytes(counts.keys()), counts: Uint32Array.from(counts.values()) },
    }),
  };
}
