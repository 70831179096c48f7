import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/content/claimreview.ts';
import { streamFeed } from '../../src/content/feed.ts';

const review = (n: number) => ({
  '@type': 'ClaimReview',
  url: `https://example.org/checks/${n}`,
  claimReviewed: `Claim ${n}`,
  author: { '@type': 'Organization', name: 'Example Desk' },
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
});
const reviews = (count: number) => Array.from({ length: count }, (_, i) => review(i + 1));

/** Everything that a feed of these bytes gives, read in pieces of so many bytes. */
async function readAll(bytes: string | Uint8Array, piece = 65_536) {
  const whole = Buffer.from(bytes);
  const stream = Readable.from(
    (function* () {
      for (let at = 0; at < whole.length; at += piece) yield whole.subarray(at, at + piece);
    })(),
  );
  const claims: string[] = [];
  const problems: string[] = [];
  for await (const reading of streamFeed(stream, { where: 'feed' })) {
    claims.push(...reading.factChecks.map(({ claim }) => claim));
    problems.push(...reading.problems.map(({ where, what }) => `${where}: ${what}`));
  }
  return { claims, problems };
}

const claims = (count: number) => reviews(count).map(({ claimReviewed }) => claimReviewed);
/** Makes a feed longer than what is parsed whole. */
const padding = 'x'.repeat(1_200_000);

const shapes: [name: string, make: (items: unknown[]) => string][] = [
  ['an array', (items) => JSON.stringify(items)],
  ['an ItemList', (items) => JSON.stringify({ '@type': 'ItemList', itemListElement: items })],
  ['a graph', (items) => JSON.stringify({ '@context': 'x', '@graph': items }, null, 2)],
  [
    'a DataFeed as Data Commons gives it',
    (items) =>
      JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'DataFeed',
        dateModified: '2026-01-01',
        dataFeedElement: items.map((item) => ({
          '@type': 'DataFeedItem',
          url: 'https://example.org/entry',
          dateCreated: '2026-01-01',
          item: [item],
        })),
      }),
  ],
  ['JSON Lines', (items) => items.map((item) => `${JSON.stringify(item)}\r\n`).join('')],
];

describe.each(shapes)('a feed that is %s', (_, make) => {
  test('is read, short or long, in pieces of any size, packed or not', async () => {
    const whole = { claims: claims(5), problems: [] };
    expect(await readAll(make(reviews(5)))).toEqual(whole);
    expect(await readAll(make(reviews(5)), 1)).toEqual(whole);
    expect(await readAll(gzipSync(make(reviews(5))), 7)).toEqual(whole);
    expect(await readAll(`\ufeff${make(reviews(5))}`)).toEqual(whole);
    const long = reviews(5).map((item) => ({ ...item, keywords: padding.slice(0, 300_000) }));
    expect(await readAll(make(long))).toEqual(whole);
    expect(await readAll(gzipSync(make(long)))).toEqual(whole);
  });

  test('keeps what stood before the place where it breaks off', async () => {
    const text = make(reviews(5));
    const cut = text.slice(0, text.indexOf('Claim 5'));
    const { claims: read, problems } = await readAll(cut);
    expect(read).toEqual(claims(4));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^feed, (after item 4: It could not be read further|item 5)/);
    const packed = gzipSync(text);
    const torn = await readAll(packed.subarray(0, packed.length - 4));
    expect(torn.claims).toEqual(claims(5));
    expect(torn.problems.at(-1)).toMatch(/could not be read further/);
  });
});

test('a broken line of JSON Lines is one broken item', async () => {
  const text = [JSON.stringify(review(1)), '{"@type":', '', JSON.stringify(review(2))].join('\n');
  expect(await readAll(text)).toEqual({
    claims: claims(2),
    problems: ['feed, item 2: There is no ClaimReview in it.'],
  });
});

test('rejected items are numbered through the whole feed', async () => {
  const items = [review(1), { ...review(2), claimReviewed: '' }, null, { a: 1 }, review(5)];
  const text = `${JSON.stringify(items).slice(0, -1)},{"a":"${padding}"}]`;
  const { claims: read, problems } = await readAll(text);
  expect(read).toEqual(['Claim 1', 'Claim 5']);
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    ...['feed, item 2', 'feed, item 3', 'feed, item 4', 'feed, item 6'],
  ]);
});

test('broken bytes cost no more than the characters they stand for', async () => {
  const bytes = Buffer.from(JSON.stringify([review(1), review(2)]));
  bytes[bytes.indexOf('Claim 1')] = 0xff;
  expect(await readAll(bytes)).toEqual({ claims: ['\ufffdlaim 1', 'Claim 2'], problems: [] });
});

test.each([
  ['nothing', ''],
  ['words', 'no JSON at all'],
  ['an empty list', '[]'],
  ['another list', '{"@type":"ItemList","itemListElement":[]}'],
])('%s is one problem', async (_, text) => {
  const { claims: read, problems } = await readAll(text);
  expect(read).toEqual([]);
  expect(problems).toHaveLength(1);
});

test('an item without end is not held in memory', async () => {
  const endless = Readable.from(
    (function* () {
      yield `[${JSON.stringify(review(1))},{"a":"`;
      for (;;) yield 'x'.repeat(65_536);
    })(),
  );
  const readings: Reading[] = [];
  for await (const reading of streamFeed(endless, { where: 'feed' })) readings.push(reading);
  expect(readings.flatMap(({ factChecks }) => factChecks)).toHaveLength(1);
  expect(readings.at(-1)?.problems).toMatchObject([
    { where: 'feed, after item 1', what: expect.stringContaining('longer than five million') },
  ]);
  expect(endless.destroyed).toBe(true);
});

test('a reader that stops early closes the feed', async () => {
  const stream = Readable.from([JSON.stringify(reviews(3)).slice(0, -1), `,{"a":"${padding}"}]`]);
  for await (const { factChecks } of streamFeed(stream, { where: 'feed' })) {
    expect(factChecks.length).toBeGreaterThan(0);
    break;
  }
  expect(stream.destroyed).toBe(true);
});

test('thirty megabytes fit into a heap of sixty-four', { timeout: 60_000 }, async () => {
  const bench = fileURLToPath(new URL('../../bench/feed.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-old-space-size=64',
    bench,
    '30',
  ]);
  const { factChecks, rejected, peak } = JSON.parse(stdout);
  expect(factChecks + rejected).toBeGreaterThan(20_000);
  expect(rejected).toBe(Math.ceil((factChecks + rejected) / 10));
  expect(peak).toBeLessThan(200);
});
