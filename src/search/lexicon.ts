import { type Arena, createArena, uint8, uint32 } from './arena.ts';
import { arrayOf, joined, part, type Saved } from './saved.ts';
import { createStrings } from './strings.ts';

/** A figure, or the one letter that tells two things apart as a figure does ("vitamin c", "hepatitis b"); not "5g". */
const figure = /^(?:\d[\d.,]*|\p{L})$/u;

/** Every term of the library as a number, with how many fact-checks have it: what makes rare words weigh more. */
export interface Lexicon {
  /** The numbers of terms, in order; new terms get one. Numbers start at 1. */
  numbers(terms: readonly string[]): number[];
  /** A term's number; 0 for one that no fact-check has ever had. */
  lookUp(term: string): number;
  /** Whether a fact-check has the term now. */
  has(term: string): boolean;
  /** Whether a term number stands for a figure ("2020", "1.2"). */
  isFigure(number: number): boolean;
  /** Learns from a text which of its terms stand there as names. */
  learnNames(named: ReadonlyMap<string, boolean>): void;
  /** How sure it is that a term number is a name ("Oregon", "Wesley"), 0 to 1; 0 where nothing tells. */
  nameness(number: number): number;
  /** Counts a fact-check's distinct term numbers in (+1) or out (-1). */
  count(distinct: Iterable<number>, by: 1 | -1): void;
  /** How many fact-checks there are. */
  factChecks(): number;
  /** Inverse document frequency of a term number; the highest for one that is nowhere (0). */
  idf(number: number): number;
  /** Says of each number it is given whether it comes for the first time since `distinct` was called. */
  distinct(): (number: number) => boolean;
  /** What `createLexicon` takes to be the same again. */
  save(): Saved;
}

/** Whether a term is a figure. */
export const isFigure = (term: string): boolean => figure.test(term);

/** A lexicon, empty or as it was saved. */
export function createLexicon(from?: Saved): Lexicon {
  /** A term's number is its place here, counted from 1. */
  const terms = createStrings(from && part(from, 'terms'));
  // By number; the first, for 0, counts nothing.
  const first = new Uint32Array(1);
  const frequency = createArena(uint32, from ? arrayOf(from, 'frequency', Uint32Array) : first);
  const seen = createArena(uint32, from && arrayOf(from, 'seen', Uint32Array));
  const named = createArena(uint32, from && arrayOf(from, 'named', Uint32Array));
  const figures = createArena(uint8, from && arrayOf(from, 'figures', Uint8Array));
  let factChecks = Number(from?.header.factChecks ?? 0);
  // Worked out once for each term, until something is counted in or out.
  let weights = new Float64Array(0);
  let met = new Uint32Array(0);
  let stamp = 0;

  const lookUp = (term: string) => terms.numberOf(term) + 1;
  const take = (term: string): number => {
    const number = terms.add(term) + 1;
    if (number < frequency.length) return number;
    frequency.set(number, 0);
    figures.set(number, isFigure(term) ? 1 : 0);
    return number;
  };
  const raise = (counts: typeof seen, number: number) => counts.set(number, counts.at(number) + 1);
  return {
    numbers: (of) => of.map(take),
    lookUp,
    has: (term) => frequency.at(lookUp(term)) > 0,
    isFigure: (number) => figures.at(number) > 0,
    learnNames(told) {
      for (const [term, isName] of told) {
        const number = lookUp(term);
        if (number === 0) continue;
        raise(seen, number);
        if (isName) raise(named, number);
      }
    },
    // A word that was met once is not yet known for certain.
    nameness: (number) => named.at(number) / (seen.at(number) + 0.5),
    count(distinct, by) {
      factChecks += by;
      weights = new Float64Array(0);
      for (const number of distinct) frequency.set(number, frequency.at(number) + by);
    },
    factChecks: () => factChecks,
    idf(number) {
      if (weights.length < frequency.length) {
        const all = frequency.view(0, frequency.length);
        weights = Float64Array.from(all, (n) => Math.log(1 + (factChecks + 0.5) / (n + 0.5)));
      }
      return weights[number] ?? 0;
    },
    distinct() {
      if (met.length < frequency.length) met = new Uint32Array(frequency.length);
      stamp += 1;
      const mine = stamp;
      return (number) => {
        if (met[number] === mine) return false;
        met[number] = mine;
        return true;
      };
    },
    save() {
      const whole = <T>(arena: Arena<T>) => arena.view(0, arena.length);
      const counted = { frequency: whole(frequency), seen: whole(seen), named: whole(named) };
      const { arrays } = joined({ terms: terms.save() });
      return { header: { factChecks }, arrays: { ...arrays, ...counted, figures: whole(figures) } };
    },
  };
}
