import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createDoor } from '../../../../src/adapters/web/desk/door.ts';
import type { Incoming } from '../../../../src/core/message.ts';
import { wholeDesk } from '../../../support/web-desk.ts';
import {
  type ModeratorsDesk,
  mia,
  moderatorsDesk,
  visitor,
} from '../../../support/web-moderators.ts';

let desk: ModeratorsDesk;
afterEach(() => desk.close());

async function linkTo(one = mia): Promise<string> {
  const { pathname, search } = new URL((await desk.door.link(one)) ?? '');
  return `${pathname}${search}`;
}

describe('a link that the bot gives', () => {
  /** Mia asks the bot for the page. */
  const ask = (over: Partial<Incoming> = {}) =>
    desk.handle({
      id: 'i1',
      place: { platform: 'discord', workspace: 'guild', channel: 'general', kind: 'channel' },
      actor: { id: 'U1', name: 'Mia', role: 'moderator' },
      heardBy: 'asker',
      act: { kind: 'desk' },
      ...over,
    });

  test('is given to a moderator alone, where nobody else reads it', async () => {
    desk = await moderatorsDesk();
    const reply = await ask();
    expect(reply?.audience).toBe('asker');
    const [link] = reply?.actions ?? [];
    const url = new URL(link && 'url' in link ? link.url : '');
    expect(url.href.length).toBeLessThan(512);
    const one = desk.visit();
    await one.go(`${url.pathname}${url.search}`);
    expect(await one.press('Sign in')).toBe(200);
    const asker = { id: 'U9', role: 'asker' } as const;
    for (const over of [{ actor: asker }, { heardBy: 'everyone' as const }]) {
      const refused = await ask({ id: JSON.stringify(over), ...over });
      expect(JSON.stringify(refused)).not.toContain('/desk/enter');
    }
  });

  test('fits a button, whatever its moderator is called', async () => {
    desk = await moderatorsDesk({ deskUrl: `https://${'desk.'.repeat(10)}example.org` });
    const name = '\u{1f9d1}\u200d\u{1f680}'.repeat(20);
    const link = await desk.door.link({
      ...mia,
      workspace: '1'.repeat(20),
      id: '2'.repeat(20),
      name,
    });
    expect(link?.length).toBeLessThanOrEqual(512);
  });

  test('signs its moderator in, by a button', async () => {
    desk = await moderatorsDesk();
    const one = desk.visit();
    await one.go(await linkTo());
    expect(one.page().text).toContain('signs you in to the desk as Mia, Discord');
    expect(one.cookies.size).toBe(0);
    expect(await one.press('Sign in')).toBe(200);
    expect(one.path()).toBe('/desk');
    expect(one.page().text).toContain('Signed in as Mia, Discord.');
    expect(await desk.store.audit.recent(1)).toMatchObject([
      { actor: 'U1', act: 'sign in', from: 'discord/guild' },
    ]);
  });

  test('is not used up by whoever only looks at it, but by the first who presses', async () => {
    desk = await moderatorsDesk();
    const link = await linkTo();
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await fetch(`${desk.url}${link}`, { method })).status).toBe(200);
    }
    const [one, other] = [desk.visit(), desk.visit()];
    await one.go(link);
    await other.go(link);
    expect(await one.press('Sign in')).toBe(200);
    expect(await other.press('Sign in')).toBe(410);
    expect(other.page().text).toContain('ask the bot for another one');
    expect(await other.go('/desk')).toBe(401);
  });

  test('signs in once, however many press at the same moment', async () => {
    desk = await moderatorsDesk();
    const link = await linkTo();
    const key = new URLSearchParams(link.split('?')[1]).get('key') ?? '';
    const visitors = Array.from({ length: 8 }, () => desk.visit());
    const came = await Promise.all(visitors.map((one) => one.post('/desk/enter', [['key', key]])));
    expect(came.filter((status) => status === 200)).toHaveLength(1);
  });

  test('works for ten minutes', async () => {
    let now = new Date();
    desk = await moderatorsDesk({ now: () => now });
    const link = await linkTo();
    now = new Date(now.getTime() + 10 * 60_000);
    const one = desk.visit();
    expect(await one.go(link)).toBe(410);
    expect(one.page().text).toContain('within ten minutes');
  });

  test('that was changed is none', async () => {
    desk = await moderatorsDesk();
    const [path = '', key = ''] = (await linkTo()).split('?key=');
    const [body = '', signature = ''] = key.split('.');
    const forged = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('"U1"', '"U2"'),
    ).toString('base64url');
    const session = await desk.door.enter(key);
    for (const wrong of [`${forged}.${signature}`, body, `${key}x`, '', 'x.y.z', session ?? '']) {
      expect(await desk.visit().go(`${path}?key=${encodeURIComponent(wrong)}`)).toBe(410);
      expect(await desk.visit().post('/desk/enter', [['key', wrong]])).toBe(410);
    }
  });

  test('cannot be put in place of a session', async () => {
    desk = await moderatorsDesk();
    const one = desk.visit();
    one.cookies.set('factdesk', (await linkTo()).split('key=')[1] ?? '');
    expect(await one.go('/desk')).toBe(401);
  });

  test('is of no use to whoever lost the role in between, and is not used up then', async () => {
    desk = await moderatorsDesk();
    const link = await linkTo();
    const one = desk.visit();
    await one.go(link);
    desk.discord.person('U1', 'asker');
    expect(await one.press('Sign in')).toBe(403);
    expect(one.cookies.size).toBe(0);
    desk.discord.person('U1', 'moderator');
    await one.go(link);
    expect(await one.press('Sign in')).toBe(200);
  });
});

describe('a session', () => {
  test('is a cookie that scripts cannot read and other sites do not send, and https alone where there is https', async () => {
    for (const deskUrl of ['https://desk.example.org', undefined]) {
      desk = await moderatorsDesk(deskUrl ? { deskUrl } : {});
      const link = (await desk.door.link(mia)) ?? '';
      const key = new URL(link).searchParams.get('key') ?? '';
      const { headers, status } = await fetch(`${desk.url}/desk/enter`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: desk.url },
        body: new URLSearchParams({ key }),
      });
      expect(status).toBe(303);
      const [cookie = ''] = headers.getSetCookie();
      expect(cookie).toMatch(/; Max-Age=28800; Path=\/desk;/);
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Lax');
      expect(cookie.includes('Secure')).toBe(deskUrl !== undefined);
      expect(cookie.startsWith('__Secure-factdesk=')).toBe(deskUrl !== undefined);
      if (deskUrl) {
        expect(link.startsWith(`${deskUrl}/desk/enter?key=`)).toBe(true);
        await desk.close();
      }
    }
  });

  test('lasts eight hours', async () => {
    let now = new Date();
    desk = await moderatorsDesk({ now: () => now });
    const one = await desk.signedIn();
    now = new Date(now.getTime() + 8 * 3_600_000 - 1000);
    expect(await one.go('/desk')).toBe(200);
    now = new Date(now.getTime() + 1000);
    expect(await one.go('/desk')).toBe(401);
    expect(one.page().text).toContain('/factcheck-desk page');
  });

  test('ends with signing out, also for whoever kept the cookie', async () => {
    desk = await moderatorsDesk();
    const one = await desk.signedIn();
    const other = await desk.signedIn({ ...mia, id: 'U2', name: 'Max' });
    const kept = new Map(one.cookies);
    await one.press('Sign out');
    expect(one.status()).toBe(401);
    expect(one.cookies.size).toBe(0);
    for (const [name, value] of kept) one.cookies.set(name, value);
    expect(await one.go('/desk')).toBe(401);
    expect(await other.go('/desk')).toBe(200);
    expect(await (await desk.signedIn()).go('/desk')).toBe(200);
  });

  test('shows nothing to somebody who is no moderator any more', async () => {
    desk = await moderatorsDesk();
    const one = await desk.signedIn();
    desk.discord.person('U1', 'asker');
    for (const path of [
      '/desk',
      '/desk/audit',
      '/desk/checks/moon',
      '/desk/feeds',
      '/desk/nowhere',
    ]) {
      const status = await one.go(path);
      expect(status).toBe(path === '/desk/nowhere' ? 404 : 403);
      expect(one.page().text).not.toContain('The moon landing was staged');
    }
    desk.discord.person('U1', 'moderator');
    expect(await one.go('/desk')).toBe(200);
  });

  test('shows nothing where the platform cannot tell whether somebody moderates', async () => {
    desk = await moderatorsDesk();
    const one = await desk.signedIn();
    desk.discord.directory.standing = () => Promise.reject(new Error('no answer'));
    expect(await one.go('/desk')).toBe(503);
    expect(one.page().main).toContain('try again in a minute');
    expect(one.page().links.map(({ label }) => label)).not.toContain('Log');
  });

  test('is known to a replica with the same store, and survives a restart', async () => {
    desk = await moderatorsDesk();
    const one = await desk.signedIn();
    const other = createDoor({ store: desk.store, address: () => undefined });
    const [cookie = ''] = one.cookies.values();
    expect((await other.session(cookie))?.person).toEqual(mia);
  });
});

test('the page speaks one language, whatever the browser prefers', async () => {
  desk = await moderatorsDesk();
  const one = await desk.signedIn();
  for (const [language, date] of [
    ['de-DE', '1 January 2026'],
    ['en-US', 'January 1, 2026'],
    ['fr;q=0.8', '1 January 2026'],
    ['x'.repeat(300), '1 January 2026'],
  ]) {
    const at = new Date('2026-01-01T12:00:00Z');
    await desk.store.audit.record({
      at,
      actor: 'U1',
      act: 'a',
      subject: 's',
      from: 'discord/guild',
    });
    await one.go('/desk/audit', { headers: { 'accept-language': language ?? '' } });
    expect(one.page().main).toContain(`${date} at 12:00`);
  }
});

describe('without a session', () => {
  test('every page says how to get in and nothing else, and every form is refused', async () => {
    desk = await moderatorsDesk();
    const one = desk.visit();
    for (const path of ['', '/posts', '/posts/abcdefghij', '/checks', '/checks/moon', '/audit']) {
      expect(await one.go(`/desk${path}`)).toBe(401);
      expect(one.page().text).toContain('Ask the bot for a link');
      expect(one.page().text).not.toContain('moon landing');
    }
    expect(await one.post('/desk/posts/begin', [['id', 'moon']])).toBe(401);
    expect(await desk.press.copies.list(mia, { limit: 9, offset: 0 })).toEqual([]);
  });
});

/** What the desk answers where it is asked for by a name of somebody's choice. */
function statusAs(host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(desk.url);
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ hostname, port, path: '/desk', headers: { host }, agent: false })
    .once('response', (response) => resolve(response.resume().statusCode))
    .once('error', reject)
    .end();
  return promise;
}

describe('while no platform is connected', () => {
  test('whoever sits at the machine is let in, and is told what that means', async () => {
    desk = await moderatorsDesk({ connected: false });
    const one = desk.visit();
    expect(await one.go('/desk')).toBe(200);
    expect(one.page().text).toContain('Development mode: neither Discord nor Slack is connected');
    expect(one.page().forms.map(({ button }) => button)).not.toContain('Sign out');
    await one.go('/desk/checks/moon');
    await one.press('Correct it', { 'Correct it: what changed and why': 'A date was wrong.' });
    expect(one.page().text).toContain('Every post of it is being brought up to date.');
  });

  test('the desk as it starts without tokens lets them in', async () => {
    desk = await moderatorsDesk();
    const whole = await wholeDesk();
    const one = visitor(() => whole.url);
    expect(await one.go('/desk/checks?q=do+vaccines+cause+autism')).toBe(200);
    expect(one.page().main).toContain('Vaccines cause autism');
    await one.press('Post to channels');
    expect(one.page().main).toContain('No channel is chosen yet.');
    await one.follow('Preview');
    expect(one.page().main).toContain('Choose a channel to see what it will get.');
    await whole.close();
  });

  test('nobody else is: not through a proxy, not by another name, not from other machines', async () => {
    desk = await moderatorsDesk({ connected: false });
    const one = desk.visit();
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.9' },
      { 'x-forwarded-proto': 'https' },
      { forwarded: 'for=203.0.113.9' },
      { via: '1.1 proxy' },
      { 'x-real-ip': '203.0.113.9' },
      { 'cf-connecting-ip': '203.0.113.9' },
    ]) {
      expect(await one.go('/desk', { headers })).toBe(403);
      expect(one.page().text).toContain('only in a browser on its own machine');
    }
    expect(await statusAs('desk.evil.example')).toBe(403);
    expect(await statusAs('127.0.0.1.evil.example')).toBe(403);
    expect(await statusAs('localhost')).toBe(200);
    await desk.close();
    desk = await moderatorsDesk({ connected: false, host: '0.0.0.0' });
    expect(await visitor(() => desk.url).go('/desk')).toBe(403);
  });
});
