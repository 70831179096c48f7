import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markdown, newsroom } from '../support/library.ts';
import { factdesk } from '../support/process.ts';

const article = [
  'Fact check: Do the trains in Example Town run on time?',
  'Executive Summary',
  'Most of them do, as the timetable office counts it [1].',
  '1. What the office counts',
  'Four of five trains came within three minutes [1].',
].join('\n');

const review = (n: number, given: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: `https://example.org/checks/${n}`,
  claimReviewed: `Claim ${n}`,
  datePublished: '2026-01-02',
  author: { '@type': 'Organization', name: 'Example Desk' },
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
  ...given,
});

/** A folder with a library in `content`, and the command run over it. */
async function desk(files: Record<string, string | Uint8Array> = {}) {
  const room = await newsroom(files);
  const env = { CONTENT_DIR: room.at('content'), DATA_DIR: room.at('data') };
  const pathOf = (word: string) => (word in files || word === 'from' ? room.at(word) : word);
  return {
    ...room,
    run: (...words: string[]) => factdesk(['import', ...words.map(pathOf)], { env }),
    check: () => factdesk(['check'], { env }),
    library: () =>
      readdirSync(room.at('content'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .toSorted(),
    read: (path: string) => readFileSync(room.at(path), 'utf8'),
  };
}
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('importing files', () => {
  test('an article as it was copied, with the address and publisher it lacks', async () => {
    const { run, library, read } = await desk({ 'article.txt': article });
    const { code, out } = await run(
      ...['article.txt', '--url', 'https://example.org/checks/trains?utm_source=x'],
      ...['--publisher', 'Example Desk'],
    );
    expect([code, lastLine(out)]).toEqual([0, '1 written, 0 unchanged, 0 rejected']);
    const [file = ''] = library();
    expect(file).toMatch(/^example-desk\/[a-z2-7]{10}\.md$/);
    const text = read(`content/${file}`);
    expect(text).toContain('url: https://example.org/checks/trains');
    expect(text).toContain('Example Desk');
    expect(text).not.toContain('rating:');
  });

  test('a folder of everything that has a reader', async () => {
    const { run, library } = await desk({
      'from/moon.md': markdown({ claim: 'The moon is cheese' }),
      'from/README.md': '# Not a fact-check',
      'from/deep/review.jsonld': JSON.stringify(review(1)),
      'from/deep/feed.json.gz': gzipSync(JSON.stringify([review(2), review(3)])),
      'from/lines.jsonl': [review(4), review(5)].map((one) => JSON.stringify(one)).join('\n'),
      'from/page.html': `<!doctype html><title>x</title><script type="application/ld+json">${JSON.stringify(review(6))}</script>`,
      'from/article.txt': article,
      'from/picture.png': new Uint8Array([0x89, 0x50]),
    });
    const { code, out } = await run('from');
    expect([code, lastLine(out)]).toEqual([0, '8 written, 0 unchanged, 0 rejected']);
    expect(library()).toHaveLength(8);
    expect(library()).toContain('example-desk/moon-cheese.md');
  });

  test('the kind is told by what a file holds where its name says nothing', async () => {
    const { run } = await desk({
      one: JSON.stringify(review(1)),
      'two.txt': JSON.stringify([review(2)]),
      three: markdown({ id: 'three' }),
      'four.bin': gzipSync(article),
      'five.pdf': '%PDF-1.7\0\0',
      'six.txt': '',
    });
    const { code, out } = await run('one', 'two.txt', 'three', 'four.bin', 'five.pdf', 'six.txt');
    expect(code).toBe(0);
    expect(out).toContain('five.pdf: It is not a text that can be read.');
    expect(out).toContain('six.txt: It is empty.');
    expect(lastLine(out)).toMatch(/^4 written, 0 unchanged, 2 rejected \(/);
  });

  test('rejected items are counted, with where and why', async () => {
    const items = [review(1), review(2, { claimReviewed: '' }), { '@type': 'DataFeedItem' }];
    const feed = JSON.stringify({ '@type': 'DataFeed', dataFeedElement: items });
    const { run } = await desk({ 'feed.json': feed.slice(0, -1) });
    const { code, out } = await run('feed.json');
    expect(code).toBe(0);
    expect(out).toContain('feed.json, item 2: It does not say which claim was reviewed.');
    expect(out).toContain('feed.json, after item 3: It could not be read further');
    expect(lastLine(out)).toBe(
      '1 written, 0 unchanged, 2 rejected (1 It does not say which claim was reviewed; 1 There is no ClaimReview in it)',
    );
  });

  test('again changes nothing, and what an editor changed is left alone until told', async () => {
    const { run, check, read, write, library } = await desk({
      'from/a.json': JSON.stringify([review(1), review(2)]),
    });
    await run('from');
    expect(lastLine((await run('from')).out)).toBe('0 written, 2 unchanged, 0 rejected');
    const file = `content/${library()[0]}`;
    await write(file, read(file).replace('rating: "False"', 'rating: "Mostly False"'));
    const { code, out } = await run('from');
    expect([code, lastLine(out)]).toEqual([
      0,
      '0 written, 1 unchanged, 1 left as edited, 0 rejected',
    ]);
    expect(out).toContain('--force replaces it');
    expect(lastLine((await run('from', '--force')).out)).toBe(
      '0 written, 1 updated, 1 unchanged, 0 rejected',
    );
    expect((await check()).out).toMatch(/^2 fact-checks in .*, 0 problems/);
  });

  test('a large feed says the first of its lines and counts the rest', async () => {
    const items = Array.from({ length: 60 }, (_, n) =>
      review(n, n % 2 ? {} : { claimReviewed: '' }),
    );
    const { run, library, at } = await desk({ 'feed.json': JSON.stringify(items) });
    const { out } = await run('feed.json', '--into', at('content/feeds'));
    expect(out.trimEnd().split('\n')).toHaveLength(43);
    expect(out).toContain('... and 10 more');
    expect(lastLine(out)).toMatch(/^30 written, 0 unchanged, 30 rejected/);
    expect(library()).toHaveLength(30);
    expect(library()[0]).toMatch(/^feeds\/example-desk\//);
  });

  test('nothing that could be read is exit code 1, in one line each', async () => {
    const { run } = await desk({ 'empty.json': '{}', 'broken.md': '# No front matter' });
    const { code, out } = await run('empty.json', 'broken.md', 'missing.json');
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toHaveLength(4);
    expect(out).toContain('missing.json: There is no such file or folder.');
    expect(lastLine(out)).toMatch(/^0 written, 0 unchanged, 3 rejected/);
  });

  test.each([
    [[], /missing required argument/],
    [['a.txt', '--url', 'nonsense'], /--url nonsense is not a web address/],
    [['a.txt', 'b.txt', '--url', 'https://example.org/'], /--url is the address of one page/],
    [['a.txt', '--froce'], /unknown option '--froce'/],
  ])('wrong usage (%j) is one line and exit code 2', async (words, line) => {
    const { run } = await desk();
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toEqual([expect.stringMatching(line)]);
  });
});

describe('importing an address', () => {
  let server: Server;
  let site = '';
  const pages: Record<
    string,
    [status: number, headers: Record<string, string>, body: string | Buffer]
  > = {
    '/feed': [
      200,
      { 'content-type': 'application/json' },
      JSON.stringify([review(1), review(2, { url: '/checks/two' })]),
    ],
    '/packed.json.gz': [
      200,
      { 'content-type': 'application/octet-stream' },
      gzipSync(JSON.stringify(review(3))),
    ],
    '/page': [
      200,
      { 'content-type': 'text/html; charset=windows-1252' },
      Buffer.from(
        `<html><script type="application/ld+json">${JSON.stringify(review(4, { claimReviewed: 'Caf\u00e9s close' }))}</script></html>`,
        'latin1',
      ),
    ],
    '/moved': [302, { location: '/feed' }, ''],
    '/round': [302, { location: '/round' }, ''],
    '/away': [302, { location: 'http://example.org/feed' }, ''],
    '/gone': [410, {}, 'Gone'],
    '/torn': [
      200,
      { 'content-type': 'application/json', 'content-length': '100000' },
      JSON.stringify([review(5), review(6)]).slice(0, -20),
    ],
  };

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      const [status, headers, body] = pages[url ?? ''] ?? [404, {}, ''];
      response.writeHead(status, headers);
      response.write(body);
      if (url === '/torn') setImmediate(() => response.destroy());
      else response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    site = `http://127.0.0.1:${port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('reads feeds, pages and packed files, and follows redirects', async () => {
    const { run, read, library } = await desk();
    const { code, out } = await run(
      ...[`${site}/moved`, `${site}/packed.json.gz`, `${site}/page`, `${site}/torn`],
    );
    expect(code).toBe(0);
    expect(lastLine(out)).toMatch(/^5 written/);
    expect(out).toContain('/torn, after item 1: It could not be read further');
    const texts = library().map((file) => read(`content/${file}`));
    expect(texts.join()).toContain('claim: Cafés close');
    expect(texts.join()).toContain('/checks/two');
  });

  test('what gives nothing is one line that says why', async () => {
    const { run } = await desk();
    const paths = ['/round', '/away', '/gone', '/none'];
    const { code, out } = await run(...paths.map((path) => site + path));
    expect([code, out.trimEnd().split('\n').length]).toEqual([1, 5]);
    expect(out).toMatch(/\/round: It leads on more than 5 times\./);
    expect(out).toMatch(/\/away: It is not an address that starts with https/);
    expect(out).toMatch(/\/gone: It answered 410\./);
    expect(out).toMatch(/\/none: It answered 404\./);
  });

  test('nobody there, and plain http elsewhere, are one line', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const { run } = await desk();
    const { code, out } = await run(`http://127.0.0.1:${port}/`, 'http://example.org/feed.json');
    expect(code).toBe(1);
    expect(out).toMatch(/It refused the connection/);
    expect(out).toMatch(/It is not an address that starts with https/);
  });
});
