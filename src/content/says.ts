import { createHash } from 'node:crypto';
import type { FactCheck } from '../core/factcheck.ts';

/** A text in 16 letters, to tell it from others without keeping it: so many that two texts are never taken for one. */
export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The keys of an object in their order, so that it is written the same wherever it was read. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All that a fact-check says, the number of its revision aside, in 16 letters. */
export function saysOf(factCheck: FactCheck): string {
  const { revision: _, ...rest } = factCheck;
  return digest(JSON.stringify(rest, inOrder));
}
