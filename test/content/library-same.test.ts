import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dedupe, entryOf } from '../../src/content/dedupe.ts';
import { revise } from '../../src/content/diff.ts';
import { aFactCheck, anyFactCheck } from '../support/factcheck.ts';

const none = new Map();
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).toSorted();

describe('one fact-check in two files', () => {
  const at = (file: string, given: Parameters<typeof aFactCheck>[0]) =>
    entryOf(file, aFactCheck({ claim: `Claim of ${given?.id}`, ...given }));

  test('by the same claim and publisher, however spelt: the higher revision stands', () => {
    const { kept, problems } = dedupe(
      [
        at('a.md', { id: 'aa', claim: 'The “moon” is cheese.', publishedAt: '2026-01-01' }),
        at('b.md', { id: 'bb', claim: 'the "Moon"  is cheese', revision: 2 }),
        at('c.md', { id: 'cc', claim: 'The moon is cheese', publisher: 'Another Desk' }),
      ],
      none,
    );
    expect(ids(kept)).toEqual(['bb', 'cc']);
    expect(problems).toEqual([
      {
        where: 'a.md',
        what: 'The same publisher has checked the same claim in another file: b.md stands, this one is left out.',
        fix: expect.stringContaining('Delete one of the two files'),
      },
    ]);
  });

  test('at one age the names of the files decide, in whatever order they are read', () => {
    const two = [at('b.md', { id: 'bb', claim: 'x' }), at('a.md', { id: 'aa', claim: 'x' })];
    expect(ids(dedupe(two, none).kept)).toEqual(['aa']);
    expect(ids(dedupe(two.toReversed(), none).kept)).toEqual(['aa']);
  });

  test('a copy that was filled with another claim does not take the id from its owner', () => {
    const url = (page: string) => `https://example.org/${page}`;
    const owner = at('moon.md', { id: 'moon', claim: 'Cheese', url: url('moon') });
    const copy = at('copy of moon.md', {
      id: 'moon',
      claim: 'Flat earth',
      url: url('earth'),
      publishedAt: '2026-06-01',
    });
    const known = new Map([['moon', owner]]);
    const { kept, problems } = dedupe([copy, owner], known);
    expect(kept).toEqual([owner]);
    expect(problems).toMatchObject([
      { where: 'copy of moon.md', what: expect.stringMatching(/id moon is taken: moon\.md/) },
    ]);
  });

  test('every entry is kept or explained, and what is kept is told apart', () => {
    const entries = fc.array(
      anyFactCheck.map((factCheck) => entryOf(`${factCheck.title}.md`, factCheck)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(entries, fc.boolean(), (some, twice) => {
        const all = twice ? [...some, ...some] : some;
        const { kept, problems } = dedupe(all, none);
        expect(kept.length + problems.length).toBe(all.length);
        for (const key of ['id', 'page', 'claim'] as const) {
          const values = kept.flatMap((entry) => entry[key] ?? []);
          expect(new Set(values).size).toBe(values.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a revision', () => {
  test('is made by any field that is published, and by no other', () => {
    fc.assert(
      fc.property(anyFactCheck, anyFactCheck, (known, other) => {
        const same = revise(known, { ...known, revision: 1 });
        expect(same).toEqual({ factCheck: known, fields: [] });
        const read = { ...known, summary: `${known.summary}.`, revision: other.revision };
        const { factCheck, fields } = revise(known, read);
        expect(fields).toEqual(['summary']);
        expect(factCheck.revision).toBe(Math.max(known.revision + 1, other.revision));
        expect(factCheck.summary).toBe(read.summary);
      }),
      { numRuns: 50 },
    );
  });

  test('names a field that came or went', () => {
    const known = aFactCheck({ claimant: 'A cow' });
    const { claimant, ...read } = known;
    expect(claimant).toBe('A cow');
    expect(revise(known, read).fields).toEqual(['claimant']);
    expect(revise(read, known).fields).toEqual(['claimant']);
  });
});
