import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFactCheck } from '../../../support/factcheck.ts';
import {
  type ModeratorsDesk,
  mia,
  moderatorsDesk,
  type Visitor,
} from '../../../support/web-moderators.ts';

const hostile =
  '"><script>alert(1)</script><img src=x onerror=alert(1)> [x](<javascript:alert(1)>) <!channel> @everyone \u202e';

let desk: ModeratorsDesk;
let one: Visitor;
let draft = '';

beforeAll(async () => {
  desk = await moderatorsDesk({
    library: [
      aFactCheck({
        id: 'moon',
        claim: `The moon ${hostile}`,
        rating: { label: hostile },
        publisher: hostile,
        summary: hostile,
        corrections: [{ date: '2026-01-02', text: hostile, by: hostile }],
      }),
    ],
  });
  one = await desk.signedIn({ ...mia, name: hostile });
  const target = {
    place: { platform: 'discord', workspace: 'guild', channel: 'news', kind: 'channel' } as const,
    name: hostile,
  };
  const slack = {
    place: { platform: 'slack', workspace: 'T1', channel: 'desk', kind: 'channel' } as const,
    name: hostile,
  };
  ({ id: draft } = await desk.press.drafts.begin('moon', mia, [target, slack]));
  await desk.press.drafts.change(draft, mia, { note: hostile });
  const at = new Date();
  await desk.store.audit.record({
    at,
    actor: hostile,
    act: hostile,
    subject: hostile,
    from: 'discord/guild',
  });
});
afterAll(() => desk.close());

const paths = () => [
  '/desk',
  `/desk/checks?q=${encodeURIComponent(hostile)}`,
  '/desk/checks/moon',
  '/desk/posts',
  `/desk/posts/${draft}`,
  `/desk/posts/${draft}?find=${encodeURIComponent(hostile)}`,
  `/desk/posts/${draft}/preview`,
  '/desk/schedule',
  '/desk/corrections',
  '/desk/trouble',
  '/desk/feeds',
  '/desk/feeds/new',
  '/desk/feeds/new?place=discord/guild/news',
  '/desk/audit',
  '/desk/feedback',
];

test('hostile texts stay texts on every page, and nothing of a page is script', async () => {
  for (const path of paths()) {
    expect(await one.go(path)).toBe(200);
    expect({ path, scripts: one.page().scripts }).toEqual({ path, scripts: 0 });
    expect(one.page().inline).toEqual([]);
    expect(one.page().links.filter(({ to }) => /^\s*javascript:/i.test(to))).toEqual([]);
    expect(one.page().text).not.toContain('\u202e');
  }
});

test('every page and every refusal keeps itself to itself', async () => {
  const stranger = desk.visit();
  const seen: Headers[] = [];
  for (const path of [...paths(), '/desk/nowhere', '/desk/enter?key=x']) {
    for (const visitor of [one, stranger]) {
      await visitor.go(path);
      seen.push(visitor.headers());
    }
  }
  for (const headers of seen) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
});

/** A form's token as it stands on a page. */
async function token(): Promise<string> {
  await one.go('/desk/checks/moon');
  return one.formWith('Correct it').fields.find(({ name }) => name === 'token')?.value ?? '';
}

const forms = () => [
  '/desk/posts/begin',
  `/desk/posts/${draft}/places`,
  `/desk/posts/${draft}/details`,
  `/desk/posts/${draft}/confirm`,
  `/desk/posts/${draft}/approve`,
  `/desk/posts/${draft}/undo`,
  `/desk/posts/${draft}/move`,
  '/desk/posts/nowhere/cancel',
  '/desk/checks/moon/amend',
  '/desk/checks/nowhere/amend',
  '/desk/corrections/decide',
  '/desk/trouble/decide',
  '/desk/feeds/save',
  '/desk/feeds/nowhere/end',
];

describe('a form', () => {
  test('without its session’s token changes nothing', async () => {
    const other = await desk.signedIn({ ...mia, id: 'U2' });
    await other.go('/desk/checks/moon');
    const theirs = other.formWith('Correct it').fields.find(({ name }) => name === 'token')?.value;
    for (const path of forms()) {
      for (const sent of [[], [['token', theirs ?? ''] as const], [['token', ''] as const]]) {
        expect(await one.post(path, sent)).toBe(403);
        expect(one.page().main).toContain('so nothing was changed');
      }
    }
    expect(await other.post('/desk/leave', [['token', await token()]])).toBe(403);
    expect(await other.go('/desk')).toBe(200);
  });

  test('from another page is refused', async () => {
    const sent = new URLSearchParams({ token: await token(), how: 'correction', text: 'x' });
    for (const origin of ['https://evil.example', 'null']) {
      const headers = { origin };
      const method = 'POST';
      expect(await one.go('/desk/checks/moon/amend', { method, headers, body: sent })).toBe(403);
    }
  });

  test('that says nothing, too much or nonsense is answered in one sentence with a way on', async () => {
    const good = ['token', await token()] as const;
    const names = [
      'id',
      'how',
      'text',
      'key',
      'decision',
      'version',
      'place',
      'time',
      'note',
      'zone',
    ];
    const nonsense = [hostile, '-1', '9'.repeat(400), '../../x', '\u0000', 'NaN'];
    for (const path of forms()) {
      for (const sent of [
        [],
        ...nonsense.map((text) => names.map((name) => [name, text] as const)),
      ]) {
        const status = await one.post(path, [good, ...sent]);
        expect({ path, status, server: status >= 500 }).toMatchObject({ server: false });
        expect(one.page().links.map(({ to }) => to)).toContain('/desk');
      }
      expect(await one.post(path, [good, ['text', 'x'.repeat(100_000)]])).toBe(413);
      expect(one.page().main).toContain('Please go back and shorten it.');
      const method = 'POST';
      const json = { method, body: '{}', headers: { 'content-type': 'application/json' } };
      expect(await one.go(path, json)).toBe(415);
      const broken = {
        method,
        body: 'token=%zz',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
      expect(await one.go(path, broken)).toBe(400);
      expect(await one.go(path, { method: 'PUT' })).toBe(405);
      expect(one.headers().get('allow')).toContain('POST');
    }
    expect(desk.discord.messages).toEqual([]);
    expect(desk.log.errors).toEqual([]);
  });
});

test('an address that is none, or is asked in another way, is answered with a way on', async () => {
  for (const path of ['/desk/nowhere', '/desk/posts/x/y/z', '/desk/posts/nothere']) {
    expect(await one.go(path)).toBe(404);
    expect(one.page().links.map(({ to }) => to)).toContain('/desk');
  }
  expect(await one.go('/desk', { method: 'DELETE' })).toBe(405);
  expect(one.headers().get('allow')).toBe('GET, HEAD');
  expect(await one.go('/desk/posts/begin')).toBe(404);
});

test('a failure is said with a reference, and shows nothing of itself', async () => {
  const { index } = desk;
  const { list } = index;
  index.list = () => Promise.reject(new Error('the secret reason'));
  expect(await one.go('/desk/checks')).toBe(500);
  index.list = list;
  expect(one.page().main).toMatch(/the reference for the people who run the desk is [0-9a-f]{8}\./);
  expect(one.page().text).not.toContain('secret');
  expect(desk.log.errors.splice(0)).toHaveLength(1);
});

test('any cookie, link or query is answered without a failure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      const value = encodeURIComponent(text.toWellFormed());
      const stranger = desk.visit();
      stranger.cookies.set('factdesk', value);
      expect(await stranger.go('/desk')).toBe(401);
      expect(await stranger.go(`/desk/enter?key=${value}`)).toBe(410);
      for (const path of [
        `/desk/checks?q=${value}`,
        `/desk/posts?page=${value}`,
        `/desk/audit?page=${value}&done=${value}`,
      ]) {
        expect(await one.go(path)).toBe(200);
      }
    }),
    { numRuns: 40 },
  );
});
