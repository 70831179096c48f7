import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readClaimReview } from '../../src/content/claimreview.ts';
import { readMarkdown } from '../../src/content/markdown.ts';
import { openShelf } from '../../src/content/shelve.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { idsOf, markdown, newsroom, opened } from '../support/library.ts';

const one = (n: number, given: Parameters<typeof aFactCheck>[0] = {}) =>
  aFactCheck({ id: `check-${n}`, claim: `Claim ${n}`, ...given });

/** A library, and imports into it: each is one run of the command. */
async function library(files: Record<string, string> = {}) {
  const room = await newsroom({ '.keep': '', ...files });
  return {
    ...room,
    async take(factChecks: readonly FactCheck[], { force = false } = {}) {
      const shelf = await openShelf({ into: room.dir, library: [room.dir], force });
      const kinds: string[] = [];
      for (const factCheck of factChecks) kinds.push((await shelf.put(factCheck, 'x')).kind);
      await shelf.close();
      return kinds;
    },
    files: () =>
      readdirSync(room.dir, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .toSorted(),
    read: (path: string) => readFileSync(room.at(path), 'utf8'),
  };
}

/** What a file says now. */
function said(text: string): FactCheck | undefined {
  const outcome = readMarkdown(text, { where: 'x' });
  return 'factCheck' in outcome ? outcome.factCheck : undefined;
}

describe('a fact-check that the library has', () => {
  test('again changes nothing; a newer version keeps file and id', async () => {
    const { take, files, read } = await library();
    expect(await take([one(1), one(2)])).toEqual(['written', 'written']);
    expect(files()).toEqual(['example-desk/check-1.md', 'example-desk/check-2.md']);
    expect(await take([one(1), one(2)])).toEqual(['unchanged', 'unchanged']);

    const reworded = one(1, {
      id: 'another',
      url: 'https://example.org/checks/check-1?utm_source=x',
    });
    expect(await take([{ ...reworded, claim: 'Claim one' }])).toEqual(['updated']);
    expect(files()).toHaveLength(2);
    expect(said(read('example-desk/check-1.md'))).toMatchObject({
      id: 'check-1',
      claim: 'Claim one',
    });
  });

  test('by the same claim of the same publisher, however spelt', async () => {
    const { take, files } = await library();
    await take([one(1)]);
    const url = 'https://example.org/elsewhere';
    expect(await take([one(1, { id: 'x1', url, claim: '“claim 1”.' })])).toEqual(['updated']);
    expect(await take([one(1, { id: 'x2', publisher: 'Other Desk', url: `${url}/2` })])).toEqual([
      'written',
    ]);
    expect(files()).toEqual(['example-desk/check-1.md', 'other-desk/x2.md']);
  });

  test('is left alone where somebody edited it, and replaced only when told', async () => {
    const { take, read, write } = await library();
    await take([one(1)]);
    const file = 'example-desk/check-1.md';
    await write(file, read(file).replace('claim: Claim 1', 'claim: Claim 1\nphrasings: [is it?]'));
    const newer = one(1, { title: 'A newer title' });
    expect(await take([newer])).toEqual(['edited']);
    expect(read(file)).toContain('is it?');
    expect(await take([newer], { force: true })).toEqual(['updated']);
    expect(said(read(file))).toMatchObject({ title: 'A newer title', phrasings: [] });
    expect(await take([one(1)])).toEqual(['updated']);
  });

  test('is left alone where it was written by hand, or its record is gone', async () => {
    const url = 'http://www.example.org/checks/check-1/';
    const hand = markdown({ id: 'moon', url, claim: 'Other words' });
    const { take, read, remove, files } = await library({ 'own/moon.md': hand });
    expect(await take([one(1), one(2)])).toEqual(['edited', 'written']);
    expect(read('own/moon.md')).toBe(hand);
    await remove('example-desk/.imported.json');
    expect(await take([one(2, { title: 'A newer title' })])).toEqual(['edited']);
    expect(await take([one(1)], { force: true })).toEqual(['updated']);
    expect(said(read('own/moon.md'))).toMatchObject({ id: 'moon', claim: 'Claim 1' });
    expect(files()).toEqual(['example-desk/check-2.md', 'own/moon.md']);
  });

  test('keeps the revision that a newsroom gave it', async () => {
    const { take, read } = await library({
      'moon.md': markdown({ id: 'moon', claim: 'Claim 1', revision: 4 }),
    });
    await take([one(1)], { force: true });
    expect(said(read('moon.md'))?.revision).toBe(4);
  });

  test('in a file of another kind is not written to', async () => {
    const review = { '@type': 'ClaimReview', claimReviewed: 'Claim 1', author: 'Example Desk' };
    const { take, files } = await library({ 'a.json': JSON.stringify(review) });
    expect(await take([one(1)], { force: true })).toEqual(['refused']);
    expect(files()).toEqual([]);
  });

  test('of two versions the newer stands, in whatever order they come, and however often', async () => {
    const newer = one(1, { publishedAt: '2026-02-02', url: 'https://example.org/new' });
    const older = one(1, { publishedAt: '2026-01-01', url: 'https://example.org/old' });
    const first = await library();
    expect(await first.take([newer, older])).toEqual(['written', 'refused']);
    expect(await first.take([newer, older])).toEqual(['unchanged', 'refused']);
    const second = await library();
    expect(await second.take([older, newer])).toEqual(['written', 'updated']);
    expect(await second.take([older, newer])).toEqual(['refused', 'unchanged']);
    for (const { read } of [first, second]) {
      expect(said(read('example-desk/check-1.md'))?.url).toBe('https://example.org/new');
    }
  });

  test('on a page with other claims is told apart from them, in whatever order they come', async () => {
    const review = (n: number) => ({
      '@type': 'ClaimReview',
      url: 'https://example.org/both',
      claimReviewed: `Claim ${n}`,
    });
    const read = (...numbers: number[]) =>
      readClaimReview(numbers.map(review), { where: 'x' }).factChecks;
    const { take, files, dir } = await library();
    expect(await take(read(1, 2))).toEqual(['written', 'written']);
    expect(await take(read(2, 1))).toEqual(['unchanged', 'unchanged']);
    expect(files()).toHaveLength(2);
    const { first } = await opened(dir);
    expect([first.added.length, first.problems]).toEqual([2, []]);
  });

  test('of two versions of one day the first stands, and the other is refused', async () => {
    const { take } = await library();
    expect(await take([one(1), one(1, { title: 'Another title' })])).toEqual([
      'written',
      'refused',
    ]);
  });
});

describe('a file for a fact-check', () => {
  test('with an id that is taken gets another', async () => {
    const { take, files, dir } = await library();
    const url = 'https://example.org/other';
    expect(await take([one(1), one(2, { id: 'check-1', url })])).toEqual(['written', 'written']);
    expect(files()).toHaveLength(2);
    const { first } = await opened(dir);
    expect(first.problems).toEqual([]);
    expect(new Set(idsOf(first.added)).size).toBe(2);
  });

  test('lies in a folder that any system can make, whatever the publisher is called', async () => {
    const names = ['../../etc', 'Göteborgs Fakta', '日本ファクトチェック', '???', '.hidden', 'CON'];
    const { take, files } = await library();
    await take(names.map((publisher, n) => one(n, { publisher })));
    expect(files().map((file) => file.split('/')[0])).toEqual([
      ...['etc', 'goteborgs-fakta', 'hidden', 'publisher-con', 'publisher', '日本ファクトチェック'],
    ]);
  });

  test('that is broken there already is not overwritten', async () => {
    const { take, read } = await library({ 'example-desk/check-1.md': 'half a sentence' });
    expect(await take([one(1)])).toEqual(['edited']);
    expect(read('example-desk/check-1.md')).toBe('half a sentence');
  });
});
