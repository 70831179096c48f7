import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factCheckSchema } from '../../src/core/factcheck.ts';
import { aFactCheck, anyFactCheck } from './factcheck.ts';

test('the plain builder gives a valid fact-check, with the verdict its rating means', () => {
  expect(factCheckSchema.safeParse(aFactCheck()).success).toBe(true);
  expect(aFactCheck({ rating: { label: 'Half true' } }).verdict).toBe('mixed');
  expect(aFactCheck({ verdict: 'none' })).not.toHaveProperty('rating');
});

test('the arbitrary gives valid fact-checks only, of every status', () => {
  const statuses = new Set<string>();
  fc.assert(
    fc.property(anyFactCheck, (factCheck) => {
      statuses.add(factCheck.status);
      return factCheckSchema.safeParse(factCheck).success;
    }),
    { numRuns: 200 },
  );
  expect(statuses.size).toBe(3);
});
