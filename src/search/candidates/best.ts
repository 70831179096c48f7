import type { Candidate } from './candidates.ts';

/** Keeps the best `n` of all that it is offered. */
export interface Best {
  /** What does not come above this need not be offered: 0 until there are `n`, then it rises. */
  readonly floor: number;
  /** Takes a candidate if its score is above 0 and it is among the best so far; of equals the lower number. */
  offer(doc: number, score: number): void;
  /** Best first. */
  list(): Candidate[];
}

/** Whether the first is to be pushed out before the second. */
const isWorse = (a: Candidate, b: Candidate): boolean =>
  a.score < b.score || (a.score === b.score && a.doc > b.doc);

/** An empty list of the best `n`: a heap with the worst of them on top. */
export function bestOf(n: number): Best {
  const heap: Candidate[] = [];
  let floor = 0;

  const swap = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (one && other) [heap[a], heap[b]] = [other, one];
  };
  const worse = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && isWorse(one, other);
  };
  const rise = () => {
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!worse(at, above)) return;
      swap(at, above);
      at = above;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const below = worse(right, left) ? right : left;
      if (!worse(below, at)) return;
      swap(below, at);
      at = below;
    }
  };
  return {
    get floor() {
      return floor;
    },
    offer(doc, score) {
      if (!(score > 0) || n < 1 || score < floor) return;
      const offered = { doc, score };
      if (heap.length < n) {
        heap.push(offered);
        rise();
      } else {
        const [worst] = heap;
        if (!worst || !isWorse(worst, offered)) return;
        heap[0] = offered;
        sink();
      }
      if (heap.length >= n) floor = heap[0]?.score ?? 0;
    },
    list: () => heap.toSorted((a, b) => b.score - a.score || a.doc - b.doc),
  };
}
