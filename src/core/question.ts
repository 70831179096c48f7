import type { FactCheck, Section } from './factcheck.ts';

/** What somebody wants checked, as they wrote it; cleaning is the search room's business. */
export interface Question {
  text: string;
  /** BCP 47 of the asker's client, where the platform tells it. */
  locale?: string;
}

/** One fact-check that may answer a question. */
export interface Found {
  factCheck: FactCheck;
  /** The claim or phrasing that matched, in the publisher's wording. */
  claim: string;
  /** Probability, 0 to 1, that this fact-check answers the question. */
  confidence: number;
}

/**
 * Something that a question names where the claim it matched names another: a number, a date, or a person or place.
 * Both as their texts write them.
 */
export interface Difference {
  kind: 'number' | 'date' | 'name';
  asked: string;
  checked: string;
}

/**
 * What the index says to a question.
 * - `match`: one fact-check answers it; `others` are the next candidates, best first; `disagreeing` are further
 *   fact-checks of the same claim with another verdict, newest first.
 * - `choices`: near misses that a person can tell apart, best first, three at most.
 * - `none`: nothing published answers it; `closest` may be offered as "not this, but near", three at most.
 */
export type Answer =
  | {
      kind: 'match';
      found: Found;
      /** The section of the fact-check that speaks to the question most. */
      section?: Section;
      /** The question negates or turns round the claim, so the verdict's word alone would mislead. */
      turned: boolean;
      /** What the question names otherwise than the claim; the fact-check may not hold for it. */
      differences: Difference[];
      others: Found[];
      disagreeing: Found[];
    }
  | { kind: 'choices'; choices: Found[] }
  | { kind: 'none'; closest: Found[] };
