import type { Saved } from '../saved.ts';
import type { Vector } from '../vector.ts';

/**
 * What a driver is given of one fact-check: its fields as terms (see `text.ts`), and its meanings. `doc` is its number
 * in the library: small, dense, and taken again by another once it was dropped.
 */
export interface Entry {
  doc: number;
  claim: readonly string[];
  title: readonly string[];
  summary: readonly string[];
  /** All phrasings after one another. */
  phrasings: readonly string[];
  /** Unit vectors; the nearest of them counts. */
  vectors: readonly Vector[];
}

/** A question as it is searched: its terms in order, and its meaning. */
export interface Wanted {
  terms: readonly string[];
  vector?: Vector;
  /** Documents that may well be among the best: a driver may look at them first, so that others need less of a look. */
  likely?: readonly number[];
}

/** A fact-check that may answer. Scores compare within one driver only. */
export interface Candidate {
  doc: number;
  score: number;
}

/** Finds the few fact-checks worth a closer look. Drivers go by words or by meaning; each is one file here. */
export interface Candidates {
  /** Takes entries in; one with a known number replaces the old. */
  put(entries: readonly Entry[]): void;
  /** Forgets fact-checks; unknown numbers are nothing to complain about. */
  drop(docs: readonly number[]): void;
  /** The best `n`, best first; of equals the lower number comes first. Nothing in common, nothing found. */
  find(wanted: Wanted, n: number): Candidate[];
}

/** A driver that is costly to build, and can be kept. What it gives here, its factory takes as `from`. */
export interface Keepable extends Candidates {
  /** The state now; arrays are good until the next change. */
  snapshot(): Saved;
}
