/** More messages than these are not missed at a time; the first are forgotten, and missed anew. */
const most = 10_000;

/**
 * For how long messages have been looked for in vain. A platform under load may show a message long after it was sent, so
 * that its absence proves nothing for a while. Reckoned by this process alone: no clock of anybody else has a part in it.
 */
export function createAbsence() {
  const since = new Map<string, number>();
  return {
    /** Notes that a job's message is not there; true where it was not there either a whole lease ago. */
    isLong({ job: { key }, lease }: { job: { key: string }; lease: number }): boolean {
      const now = performance.now();
      const first = since.get(key);
      if (first === undefined) {
        since.set(key, now);
        const [oldest] = since.keys();
        if (since.size > most && oldest !== undefined) since.delete(oldest);
        return false;
      }
      // Leases end a little before they are taken anew.
      if (now - first < lease * 0.9) return false;
      since.delete(key);
      return true;
    },
  };
}
