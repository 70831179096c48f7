import type { Asked } from './asked.ts';
import type { Kept } from './collection.ts';

/** A fact-check of a post comes soon after it; one from long before is of something else. */
export function dates(asked: Asked, { day }: Kept) {
  if (asked.day === undefined || day === undefined) return { near: 0, past: 0 };
  const after = day - asked.day;
  return { near: Math.exp(-Math.abs(after) / 45), past: after < -30 ? 1 : 0 };
}
