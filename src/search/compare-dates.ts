import type { Asked } from './asked.ts';
import type { Kept } from './collection.ts';

/** In days: how soon a fact-check of a post comes out, from where on it is of something before, and ten years. */
const soon = 45;
const before = -30;
const tenYears = 3650;
/** How far apart the two are taken to be where the fact-check does not say when it came out. */
const unknown = 0.5;

/**
 * A fact-check of a post comes soon after it; one from long before is of something else. `apart` grows from 0 on the same
 * day to 1 after ten years, and most in the first weeks. Zeros where the post does not say when it was written.
 */
export function dates(asked: Pick<Asked, 'day'>, { day }: Pick<Kept, 'day'>) {
  if (asked.day === undefined) return { near: 0, past: 0, apart: 0 };
  if (day === undefined) return { near: 0, past: 0, apart: unknown };
  const after = day - asked.day;
  return {
    near: Math.exp(-Math.abs(after) / soon),
    past: after < before ? 1 : 0,
    apart: Math.log1p(Math.abs(after)) / Math.log1p(tenYears),
  };
}
