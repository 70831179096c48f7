/**
 * How many letters must be put in, left out, changed or swapped with their neighbour (the distance of optimal string
 * alignment).
 */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + Number(a[i] !== b[j]);
      const isSwap = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swap = isSwap ? (before[j - 1] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? b.length;
}

/**
 * Which of the words somebody may have meant.
 *
 * @returns undefined where none is near: more than a third of the letters differ
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 40) return;
  const [best] = words
    .map((candidate) => ({ candidate, off: distance(word.toLowerCase(), candidate) }))
    .toSorted((a, b) => a.off - b.off);
  return best && best.off <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}
