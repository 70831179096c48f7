import type { Vector } from '../vector.ts';

/** What a driver keeps of one fact-check: its fields as terms (see `text.ts`), and its meanings. */
export interface Entry {
  id: string;
  claim: readonly string[];
  title: readonly string[];
  summary: readonly string[];
  phrasings: readonly string[];
  /** The nearest of them counts. */
  vectors: readonly Vector[];
}

/** A question as it is searched: its terms in order, and its meaning. */
export interface Wanted {
  terms: readonly string[];
  vector?: Vector;
}

/** A fact-check that may answer. Scores compare within one driver only. */
export interface Candidate {
  id: string;
  score: number;
}

/** Finds the few fact-checks worth a closer look. Drivers go by words or by meaning; each is one file here. */
export interface Candidates {
  /** Takes entries in; one with a known id replaces the old. */
  put(entries: readonly Entry[]): void;
  /** Forgets entries; unknown ids are nothing to complain about. */
  drop(ids: readonly string[]): void;
  /** The best `n`, best first. Nothing in common, nothing found. */
  find(wanted: Wanted, n: number): Candidate[];
}
