import { request } from 'node:http';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFactCheck } from '../../support/factcheck.ts';
import { aWeb } from '../../support/web.ts';
import { deskOver } from '../../support/web-desk.ts';
import { noScriptBrowser } from '../../support/web-peer.ts';

let desk: Awaited<ReturnType<typeof deskOver>>;
let browser: ReturnType<typeof noScriptBrowser>;

beforeAll(async () => {
  desk = await deskOver([aFactCheck()]);
  browser = noScriptBrowser(() => desk.url);
});
afterAll(() => desk.close());

const form = 'application/x-www-form-urlencoded';

interface Sent {
  method?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}

/** A request whose path or body no browser would send. */
async function raw(path: string, { method = 'GET', body = '', headers = {} }: Sent = {}) {
  const { hostname, port } = new URL(desk.url);
  const sent = request({ hostname, port, path, method, headers, agent: false });
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
    sent.end(body);
  });
  return { status: response.statusCode, headers: response.headers, text: await textOf(response) };
}

test('every response keeps the page to itself', async () => {
  const paths = ['/', '/checks/moon-cheese', '/api/ask?q=moon', '/nowhere', '/healthz', '/metrics'];
  for (const path of paths) {
    const { headers } = await fetch(`${desk.url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('what the page is made of is there, and may be kept for good at an address that names its version', async () => {
  const { page } = await browser.go('/');
  expect(page.assets.length).toBeGreaterThanOrEqual(4);
  for (const address of page.assets) {
    expect(address).toMatch(/^\/assets\/[a-z.]+\?v=[0-9a-f]{12}$/);
    const response = await fetch(`${desk.url}${address}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(
      /^(text\/css|text\/javascript|image\/svg\+xml); charset=utf-8$/,
    );
  }
  expect((await browser.go('/assets/../headers.ts')).response.status).toBe(404);
  expect((await browser.go('/assets/__proto__')).response.status).toBe(404);
  expect((await fetch(`${desk.url}/favicon.ico`)).headers.get('content-type')).toMatch(/svg/);
});

test('a form sent from another page is refused in a sentence', async () => {
  const body = 'q=is+the+moon+made+of+cheese';
  for (const headers of [
    { 'content-type': form, origin: 'https://evil.example' },
    { 'content-type': form, origin: 'null' },
    { 'content-type': form },
    { 'content-type': 'text/plain', origin: 'https://evil.example' },
    { 'content-type': form, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  ]) {
    const { status, text } = await raw('/ask', { method: 'POST', body, headers });
    expect(status).toBe(403);
    expect(text).toContain('sent from another page');
  }
  const behindProxy = { 'content-type': form, 'sec-fetch-site': 'same-origin' };
  expect((await raw('/ask', { method: 'POST', body, headers: behindProxy })).status).toBe(200);
});

test('behind a proxy with TLS the page’s own forms are taken from older browsers too', async () => {
  const body = 'q=is+the+moon+made+of+cheese';
  const headers = { 'content-type': form, host: 'desk.example', origin: 'https://desk.example' };
  expect((await raw('/ask', { method: 'POST', body, headers })).status).toBe(200);
  for (const origin of ['https://desk.example.evil.example', 'https://desk.example:8443']) {
    const sent = { method: 'POST', body, headers: { ...headers, origin } };
    expect((await raw('/ask', sent)).status).toBe(403);
  }
});

test('only the page’s own kind of form is read', async () => {
  const headers = { 'content-type': 'application/json', origin: desk.url };
  const { status, text } = await raw('/ask', { method: 'POST', body: '{"q":"x"}', headers });
  expect(status).toBe(415);
  expect(text).toContain('its own form only');
});

test('a question of 100,000 characters is answered, a longer one gets a sentence', async () => {
  for (const letter of ['a', 'é', '語', '\u05d0']) {
    const longest = await browser.post('/ask', { q: letter.repeat(100_000) });
    expect(longest.response.status).toBe(200);
    expect(longest.page.answerText).toContain('No published fact-check');
    expect(longest.page.asked.join('').length).toBeLessThan(2100);
  }
  const tooLong = await browser.post('/ask', { q: 'a'.repeat(100_001) });
  expect(tooLong.response.status).toBe(413);
  expect(tooLong.page.answerText).toContain('paste only the claim itself');
  const headers = { 'content-type': form, origin: desk.url };
  const huge = await raw('/ask', { method: 'POST', body: `q=${'a'.repeat(3_000_000)}`, headers });
  expect(huge.status).toBe(413);
  expect(huge.text).toContain('paste only the claim itself');
  const unannounced = { ...headers, 'transfer-encoding': 'chunked' };
  const body = `q=${'a'.repeat(3_000_000)}`;
  expect((await raw('/ask', { method: 'POST', body, headers: unannounced })).status).toBe(413);
  const short = await raw('/ask', { method: 'POST', body: 'q=cheese', headers: unannounced });
  expect(short.status).toBe(200);
  expect((await browser.go(`/?q=${'a'.repeat(40_000)}`)).response.status).toBe(200);
});

test('broken UTF-8 and broken percent-encoding are refused in a sentence wherever they stand', async () => {
  const headers = { 'content-type': form, origin: desk.url };
  const bytes = Buffer.from([0x71, 0x3d, 0xc3, 0x28]);
  expect((await raw('/ask', { method: 'POST', body: bytes, headers })).status).toBe(400);
  const broken = ['%', '%z1', '%c3%28', '%ed%a0%80', '%ff', 'a%2'];
  for (const text of broken) {
    const answers = await Promise.all([
      raw(`/?q=${text}`),
      raw(`/?${text}=x`),
      raw(`/checks/${text}`),
      raw('/ask', { method: 'POST', body: `q=${text}`, headers }),
      raw('/act', { method: 'POST', body: `act=${text}`, headers }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('not written in a way the desk can read');
    }
  }
});

test('no address and no body that can be sent makes the desk fail', async () => {
  const path = fc.webPath().map((text) => text || '/');
  const query = fc
    .string({ unit: 'grapheme-ascii', maxLength: 40 })
    .map((text) => text.replaceAll(/[^\x21-\x7e]|#/g, '+'));
  await fc.assert(
    fc.asyncProperty(path, query, fc.string({ unit: 'binary' }), async (where, asked, body) => {
      const got = await raw(`${where}?q=${asked}`);
      expect(got.status).toBeLessThan(500);
      const headers = { 'content-type': form, origin: desk.url };
      const sent = await raw('/ask', { method: 'POST', body: `q=${body}`, headers });
      expect(sent.status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
  expect(desk.log.errors).toEqual([]);
});

test('HEAD is answered as GET is, without a body', async () => {
  for (const path of ['/', '/checks/moon-cheese', '/checks/none-such', '/api/ask?q=moon']) {
    const get = await fetch(`${desk.url}${path}`);
    const head = await fetch(`${desk.url}${path}`, { method: 'HEAD' });
    expect(head.status).toBe(get.status);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect(await head.text()).toBe('');
  }
});

test('an address that is not there is not found; one that only answers other methods says which', async () => {
  for (const path of ['/nowhere', '/checks', '/checks/moon-cheese/x', '/.env', '/api']) {
    const { response, page } = await browser.go(path);
    expect(response.status).toBe(404);
    expect(page.faults()).toEqual([]);
    expect(page.answerText).toContain('There is no page at this address');
  }
  for (const [path, method, allow] of [
    ['/', 'DELETE', 'GET, HEAD'],
    ['/checks/moon-cheese', 'PUT', 'GET, HEAD'],
    ['/ask', 'PUT', 'GET, HEAD, POST'],
    ['/healthz', 'OPTIONS', 'GET, HEAD'],
  ]) {
    const response = await fetch(`${desk.url}${path}`, {
      method: method ?? '',
      headers: { origin: desk.url },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.text()).toContain('cannot be done at this address');
  }
});

test('opening the address of a sent form leads to the front page', async () => {
  const { response } = await browser.go('/ask');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
});

test('what is no HTTP, or an address without end, is refused in a sentence', async () => {
  const { port } = new URL(desk.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end('hello there\r\n\r\n');
  expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 400 .*not written in a way/s);
  const long = await raw(`/?q=${'a'.repeat(100_000)}`);
  expect(long.status).toBe(431);
  expect(long.text).toContain('into the box of the page');
});

test('a desk that cannot listen says in one line what to do', async () => {
  const taken = aWeb({ port: Number(new URL(desk.url).port) });
  await expect(taken.start(async () => undefined)).rejects.toThrow(
    /^Port \d+ on .* is taken; stop/,
  );
  const elsewhere = aWeb({ host: '192.0.2.1' });
  await expect(elsewhere.start(async () => undefined)).rejects.toThrow(
    /set HOST to one of its own/,
  );
});
