import { createVectorRows } from '../vector.ts';
import type { Candidate, Candidates } from './candidates.ts';

/**
 * Candidates by meaning: the cosine between the question's vector and the nearest of each entry's. Every row is looked
 * at, which takes about 3 ms for 14,000.
 *
 * @param dimensions of every vector
 */
export function vectorCandidates(dimensions: number): Candidates {
  const rows = createVectorRows(dimensions);
  const docOf: (number | undefined)[] = [];
  const rowsOf = new Map<number, number[]>();

  const forget = (doc: number) => {
    for (const row of rowsOf.get(doc) ?? []) {
      rows.free(row);
      docOf[row] = undefined;
    }
    rowsOf.delete(doc);
  };
  return {
    put(entries) {
      for (const { doc, vectors } of entries) {
        forget(doc);
        const taken = vectors.map((vector) => rows.add(vector));
        for (const row of taken) docOf[row] = doc;
        rowsOf.set(doc, taken);
      }
    },
    drop(docs) {
      for (const doc of docs) forget(doc);
    },
    find({ vector }, n) {
      if (!vector || n < 1) return [];
      const scores = new Float32Array(rows.size);
      for (let row = 0; row < scores.length; row += 1) scores[row] = rows.cosine(row, vector);
      const found = new Map<number, Candidate>();
      // Rows of one entry stand together among the best, so a few more are taken than there are entries wanted.
      for (const row of best(scores, n * 4)) {
        const doc = docOf[row];
        if (doc !== undefined && !found.has(doc)) found.set(doc, { doc, score: scores[row] ?? 0 });
        if (found.size === n) break;
      }
      return [...found.values()];
    },
  };
}

/** The places of the `n` largest above 0, largest first: sorted only above a threshold that rises as they are found. */
function best(scores: Float32Array, n: number): number[] {
  let kept: number[] = [];
  let threshold = 0;
  const larger = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  for (let place = 0; place < scores.length; place += 1) {
    if ((scores[place] ?? 0) <= threshold) continue;
    kept.push(place);
    if (kept.length < n * 4) continue;
    kept = kept.sort(larger).slice(0, n);
    threshold = scores[kept.at(-1) ?? 0] ?? threshold;
  }
  return kept.sort(larger).slice(0, n);
}
