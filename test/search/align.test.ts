import { expect, test } from 'vitest';
import { createAligner } from '../../src/search/align.ts';
import type { Kept, Passage } from '../../src/search/collection.ts';
import { ownTokenTable } from '../../src/search/embed.ts';

const table = ownTokenTable();
const read = (text: string): Passage => {
  const tokens = table.tokensOf(text);
  return { terms: [], tokens, length: table.lengthOf(tokens) };
};
const claim = read('vaccines cause autism');
const factCheck: Kept = {
  id: 'vaccines',
  day: undefined,
  claims: [claim],
  title: read('no link between vaccines and autism'),
  summary: read('studies of a million children found none'),
  wholeLength: 1,
};
const align = (question: string, isLong = false) =>
  createAligner(table.tokensOf(question), table, { isLong })(factCheck, claim.tokens);

test('the same words say all of a claim, like words much of it, others little', () => {
  const same = align('vaccines cause autism');
  const like = align('do jabs cause autism');
  const other = align('the bridge is closed on sunday');
  expect(same).toMatchObject({ said: 1, unsaid: 0, claimSaid: 1, claimUnsaid: 0 });
  expect(like.claimSaid).toBeLessThan(1);
  expect(other.claimSaid).toBeLessThan(like.claimSaid);
  expect(other.claimUnsaid).toBeGreaterThan(like.claimUnsaid);
  expect(other.said).toBeLessThan(like.said);
});

test('a short question may be said by the summary, too', () => {
  expect(align('a million children').said).toBe(1);
});

test('a long post is asked how it says claim and title, and of it nothing needs to be said', () => {
  const long = align('they tell us that vaccines cause autism and there is a link', true);
  expect(long).toMatchObject({ said: 0, unsaid: 0, claimSaid: 1, claimUnsaid: 0 });
  expect(long.titleSaid).toBeGreaterThan(align('the bridge is closed on sunday', true).titleSaid);
});

test('a question of nothing says nothing', () => {
  for (const isLong of [true, false]) {
    expect(Object.values(align('', isLong))).toEqual([0, 0, 0, 0, 0, 0]);
  }
});
