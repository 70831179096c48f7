/** Every term of the library as a number, with how many fact-checks have it: what makes rare words weigh more. */
export interface Lexicon {
  /** The numbers of terms, in order; new terms get one. Numbers start at 1. */
  numbers(terms: readonly string[]): Uint32Array;
  /** A term's number; 0 for one that no fact-check has ever had. */
  lookUp(term: string): number;
  /** Whether a fact-check has the term now. */
  has(term: string): boolean;
  /** Counts a fact-check's distinct term numbers in (+1) or out (-1). */
  count(distinct: Iterable<number>, by: 1 | -1): void;
  /** Inverse document frequency of a term number; the highest for one that is nowhere (0). */
  idf(number: number): number;
}

/** An empty lexicon. */
export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const frequency = [0];
  let factChecks = 0;
  const idf = (number: number) =>
    Math.log(1 + (factChecks + 0.5) / ((frequency[number] ?? 0) + 0.5));
  return {
    numbers: (terms) =>
      Uint32Array.from(terms, (term) => {
        const known = numbers.get(term);
        if (known !== undefined) return known;
        const next = frequency.push(0) - 1;
        numbers.set(term, next);
        return next;
      }),
    lookUp: (term) => numbers.get(term) ?? 0,
    has: (term) => (frequency[numbers.get(term) ?? 0] ?? 0) > 0,
    count(distinct, by) {
      factChecks += by;
      for (const number of distinct) frequency[number] = (frequency[number] ?? 0) + by;
    },
    idf,
  };
}
