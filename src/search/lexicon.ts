import { arrayOf, linesAsBytes, linesOf, type Saved } from './saved.ts';

/** A figure, or the one letter that tells two things apart as a figure does ("vitamin c", "hepatitis b"); not "5g". */
const figure = /^(?:\d[\d.,]*|\p{L})$/u;

/** Every term of the library as a number, with how many fact-checks have it: what makes rare words weigh more. */
export interface Lexicon {
  /** The numbers of terms, in order; new terms get one. Numbers start at 1. */
  numbers(terms: readonly string[]): Uint32Array;
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
  const numbers = new Map<string, number>();
  // By number; the first, for 0, counts nothing.
  const counts = (name: string) => (from ? [...arrayOf(from, name, Uint32Array)] : [0]);
  const frequency = counts('frequency');
  const seen = counts('seen');
  const named = counts('named');
  const figures = new Set<number>();
  let factChecks = Number(from?.header.factChecks ?? 0);
  // Worked out once for each term, until something is counted in or out.
  let weights = new Float64Array(0);
  let met = new Uint32Array(0);
  let stamp = 0;

  const take = (term: string, number: number) => {
    numbers.set(term, number);
    if (isFigure(term)) figures.add(number);
  };
  const terms = from ? linesOf(arrayOf(from, 'terms', Uint8Array)) : [];
  for (const [i, term] of terms.entries()) take(term, i + 1);
  return {
    numbers: (terms) =>
      Uint32Array.from(terms, (term) => {
        const known = numbers.get(term);
        if (known !== undefined) return known;
        const next = frequency.push(0) - 1;
        seen.push(0);
        named.push(0);
        take(term, next);
        return next;
      }),
    lookUp: (term) => numbers.get(term) ?? 0,
    has: (term) => (frequency[numbers.get(term) ?? 0] ?? 0) > 0,
    isFigure: (number) => figures.has(number),
    learnNames(told) {
      for (const [term, isName] of told) {
        const number = numbers.get(term);
        if (number === undefined) continue;
        seen[number] = (seen[number] ?? 0) + 1;
        if (isName) named[number] = (named[number] ?? 0) + 1;
      }
    },
    // A word that was met once is not yet known for certain.
    nameness: (number) => (named[number] ?? 0) / ((seen[number] ?? 0) + 0.5),
    count(distinct, by) {
      factChecks += by;
      weights = new Float64Array(0);
      for (const number of distinct) frequency[number] = (frequency[number] ?? 0) + by;
    },
    factChecks: () => factChecks,
    idf(number) {
      if (weights.length < frequency.length) {
        weights = Float64Array.from(frequency, (n) => Math.log(1 + (factChecks + 0.5) / (n + 0.5)));
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
    save: () => ({
      header: { factChecks },
      arrays: {
        terms: linesAsBytes(numbers.keys()),
        frequency: Uint32Array.from(frequency),
        seen: Uint32Array.from(seen),
        named: Uint32Array.from(named),
      },
    }),
  };
}
