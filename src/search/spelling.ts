import { createArena, uint32 } from './arena.ts';
import { arrayOf, joined, part, type Saved } from './saved.ts';
import { createStrings } from './strings.ts';

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

/** A slip is of two neighbouring letters at most. */
const mostLetters = 2;

/** A spelling, empty or as it was saved. */
export function createSpelling(from?: Saved): Spelling {
  const words = createStrings(from && part(from, 'words'));
  const counts = createArena(uint32, from && arrayOf(from, 'counts', Uint32Array));
  /** The word put last on each shelf, and by word the one before it on its shelf, counted from 1; 0 for none. */
  const shelves = new Map<string, number>();
  const before = createArena(uint32);

  const shelve = (word: string, number: number) => {
    if (!letters.test(word)) return;
    const shelf = shelfOf(word, word.length);
    before.set(number, shelves.get(shelf) ?? 0);
    shelves.set(shelf, number + 1);
  };
  for (let number = 0; number < words.size; number += 1) shelve(words.at(number), number);

  const slips = function* (word: string, length: number): Generator<number> {
    const between = words.between(word);
    let number = shelves.get(shelfOf(word, length)) ?? 0;
    for (; number > 0; number = before.at(number - 1)) {
      // What beyond a byte a letter takes may lie anywhere in the word.
      const most = mostLetters + words.bytesOf(number - 1) - length;
      if (between(number - 1) > most) continue;
      if (isSlip(word, words.at(number - 1))) yield number - 1;
    }
  };
  return {
    learn(learned) {
      for (const word of learned) {
        const known = words.size;
        const number = words.add(word);
        counts.set(number, counts.at(number) + 1);
        if (number === known) shelve(word, number);
      }
    },
    mend(word) {
      if (word.length > longest || !letters.test(word) || words.numberOf(word) >= 0) return;
      const [commonest] = [word.length - 1, word.length, word.length + 1]
        .flatMap((length) => [...slips(word, length)])
        .map((number) => ({ meant: words.at(number), times: counts.at(number) }))
        .sort((a, b) => b.times - a.times || (a.meant < b.meant ? -1 : 1));
      return commonest?.meant;
    },
    save() {
      const { header, arrays } = joined({ words: words.save() });
      return { header, arrays: { ...arrays, counts: counts.view(0, counts.length) } };
    },
  };
}
