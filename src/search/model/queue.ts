import type { Vector } from '../vector.ts';

/** Why somebody waits: a question goes before everything that is read in the background. */
export type Urgency = 'question' | 'background';

/** A text that waits to be read. */
export interface Waiting {
  text: string;
  urgency: Urgency;
  /** Ends the waiting, with its vector or without; only the first time counts. */
  settle(vector: Vector | undefined): void;
}

/** Who waits, in the order in which they are served. */
export interface Queue {
  /** False where too many wait already. */
  add(waiting: Waiting): boolean;
  next(): Waiting | undefined;
  remove(waiting: Waiting): void;
  /** Sends everybody away without a vector. */
  clear(): void;
}

/** A queue in which at most so many of each urgency wait. */
export function createQueue(most: number): Queue {
  const lines: Record<Urgency, Set<Waiting>> = { question: new Set(), background: new Set() };
  const remove = (waiting: Waiting) => lines[waiting.urgency].delete(waiting);
  return {
    remove,
    add(waiting) {
      const line = lines[waiting.urgency];
      if (line.size >= most) return false;
      line.add(waiting);
      return true;
    },
    next() {
      const [first] = lines.question.size > 0 ? lines.question : lines.background;
      if (first) remove(first);
      return first;
    },
    clear() {
      for (const waiting of [...lines.question, ...lines.background]) {
        remove(waiting);
        waiting.settle(undefined);
      }
    },
  };
}
