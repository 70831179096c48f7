/** What goes on after it was acknowledged, and what a stop waits for. */
export interface UnderWay {
  /** @param work never rejects */
  add(work: Promise<void>): void;
  /** Resolves when nothing is under way any more. */
  over(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const begun = new Set<Promise<void>>();
  return {
    add(work) {
      const whole = work.finally(() => begun.delete(whole));
      begun.add(whole);
    },
    async over() {
      while (begun.size > 0) await Promise.all(begun);
    },
  };
}
