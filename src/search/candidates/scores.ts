import { bestOf } from './best.ts';
import type { Candidate } from './candidates.ts';
import { impactStep, type Postings } from './postings.ts';

/** The scores of the documents that one question meets; `best` ends it, and makes room for the next. */
export interface Scores {
  /** Makes room for a document number; forgets all scores if there was none. */
  reach(doc: number): void;
  /** Gives a term of the question its weight, and adds what the postings have of it. */
  weigh(term: number, weight: number, postings: Postings): void;
  /** What a step of a term's impact weighs; 0 for a term that the question does not have. */
  weightOf(term: number): number;
  /** Adds to a document's score, and one to its matched terms. */
  add(doc: number, score: number): void;
  /** Makes a document's score 0 again. */
  forget(doc: number): void;
  /** The best `n` by score times matched terms. All scores and weights are forgotten then. */
  best(n: number): Candidate[];
}

/** Documents that were met, some of them more than once. */
interface Met {
  docs: Uint32Array | readonly number[];
  start: number;
  end: number;
}

/** No scores, and no room for any. */
export function createScores(): Scores {
  let scores = new Float32Array(0);
  let matched = new Uint16Array(0);
  let weights = new Float32Array(0);
  let weighed: number[] = [];
  /** Where the documents stand that the question met: they are few beside those of the library. */
  let met: Met[] = [];
  let added: number[] = [];
  return {
    reach(doc) {
      if (doc < scores.length) return;
      const room = Math.ceil((doc + 1) * 1.25);
      scores = new Float32Array(room);
      matched = new Uint16Array(room);
    },
    weigh(term, weight, { starts, docs, impacts }) {
      if (term >= weights.length) {
        const larger = new Float32Array(Math.ceil((term + 1) * 1.25));
        larger.set(weights);
        weights = larger;
      }
      const step = Math.fround(weight * impactStep);
      weights[term] = step;
      weighed.push(term);
      const [start, end] = [starts[term] ?? 0, starts[term + 1] ?? 0];
      met.push({ docs, start, end });
      for (let at = start; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        scores[doc] = (scores[doc] ?? 0) + step * (impacts[at] ?? 0);
        matched[doc] = (matched[doc] ?? 0) + 1;
      }
    },
    weightOf: (term) => weights[term] ?? 0,
    add(doc, score) {
      if (matched[doc] === 0) added.push(doc);
      scores[doc] = (scores[doc] ?? 0) + score;
      matched[doc] = (matched[doc] ?? 0) + 1;
    },
    forget(doc) {
      scores[doc] = 0;
      matched[doc] = 0;
    },
    best(n) {
      const best = bestOf(n);
      let { floor } = best;
      for (const { docs, start, end } of [...met, { docs: added, start: 0, end: added.length }]) {
        for (let at = start; at < end; at += 1) {
          const doc = docs[at] ?? 0;
          const score = (scores[doc] ?? 0) * (matched[doc] ?? 0);
          // So it is clear for the next question, and is not offered twice.
          scores[doc] = 0;
          matched[doc] = 0;
          if (score === 0 || score < floor) continue;
          best.offer(doc, score);
          floor = best.floor;
        }
      }
      for (const term of weighed) weights[term] = 0;
      weighed = [];
      met = [];
      added = [];
      return best.list();
    },
  };
}
