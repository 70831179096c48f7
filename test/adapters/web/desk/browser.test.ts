import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DeliveryError } from '../../../../src/core/errors.ts';
import { aFactCheck } from '../../../support/factcheck.ts';
import {
  axe,
  chromiumPath,
  inChromium,
  launch,
  phone,
  sticksOut,
  window,
} from '../../../support/web-browser.ts';
import { type ModeratorsDesk, mia, moderatorsDesk } from '../../../support/web-moderators.ts';

const long = 'x'.repeat(150);
const target = (platform: 'discord' | 'slack', workspace: string, channel: string) => ({
  place: { platform, workspace, channel, kind: 'channel' } as const,
  name: `#${channel}`,
});

/** How it is looked at, each with the rules that can only fail there; in the light, all of them. */
const looks: Record<string, { options: BrowserContextOptions; rules?: string[] }> = {
  'the light': { options: { colorScheme: 'light' } },
  'the dark': { options: { colorScheme: 'dark' }, rules: ['color-contrast', 'link-in-text-block'] },
  'a phone': { options: phone, rules: ['color-contrast', 'target-size', 'region'] },
};

describe.skipIf(!chromiumPath)(inChromium('everybody can use the moderators’ page'), () => {
  let desk: ModeratorsDesk;
  let browser: Browser;
  const ids = { draft: '', posted: '', proposed: '', later: '', feed: 'feed000001' };
  const open: (() => Promise<void>)[] = [];

  /** A post, as far as it is to go. */
  async function post(until: 'draft' | 'confirmed', dueAt?: Date): Promise<string> {
    const { drafts } = desk.press;
    const targets = [target('discord', 'guild', 'news'), target('slack', 'T1', 'desk')];
    const { id } = await drafts.begin('moon', mia, targets);
    const change = { note: `Seen a lot today. ${long}`, ...(dueAt && { dueAt }) };
    const { version } = await drafts.change(id, mia, change);
    if (until === 'confirmed') await drafts.confirm(id, version, mia);
    return id;
  }

  beforeAll(async () => {
    browser = await launch();
    desk = await moderatorsDesk({
      library: [
        aFactCheck({
          id: 'moon',
          claim: `The moon landing was staged. ${long}`,
          publisher: 'z'.repeat(120),
          corrections: [{ date: '2026-01-02', text: `A name was misspelt. ${long}`, by: 'Max' }],
        }),
      ],
    });
    desk.discord.trouble.push({
      when: 'before',
      error: new DeliveryError('refused', 'no-permission'),
    });
    ids.posted = await post('confirmed');
    ids.later = await post('confirmed', new Date('2099-12-01T18:30:00Z'));
    await desk.store.settings.set('discord/guild', 'approval', 'two');
    ids.proposed = await post('confirmed');
    ids.draft = await post('draft');
    const feed = {
      ...{ id: ids.feed, target: target('discord', 'guild', 'news'), topics: ['space'] },
      ...{ languages: ['en'], publishers: [], verdicts: ['false'], rhythm: 'daily' as const },
      ...{ hour: 9, weekday: 1, zone: 'Europe/Berlin', quietFrom: 22, quietTo: 7, cap: 5 },
    };
    await desk.press.feeds.put(feed, mia);
    const before = await desk.index.get('moon');
    if (!before) throw new Error('the library is empty');
    const after = { ...before, revision: 2, summary: 'Another summary.' };
    await desk.index.put([after]);
    await desk.revisions.record([after]);
    const at = new Date('2026-02-03');
    const said = { at, platform: 'discord', factCheck: 'moon', right: false } as const;
    await desk.store.feedback.record(said);
    await vi.waitFor(async () => {
      expect(await desk.press.copies.trouble(mia, 9)).toHaveLength(1);
      expect(await desk.press.corrections.open(mia)).toHaveLength(1);
    });
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function visit(options: BrowserContextOptions) {
    const visitor = await window(browser, desk.url, { reducedMotion: 'reduce', ...options });
    open.push(visitor.close);
    return visitor;
  }
  async function signedIn(options: BrowserContextOptions) {
    const visitor = await visit(options);
    await visitor.page.goto((await desk.door.link(mia)) ?? '');
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.page.waitForURL('**/desk');
    return visitor;
  }

  const pages = {
    overview: () => '/desk',
    search: () => '/desk/checks?q=moon',
    'a fact-check': () => '/desk/checks/moon',
    posts: () => '/desk/posts',
    draft: () => `/desk/posts/${ids.draft}?done=saved`,
    preview: () => `/desk/posts/${ids.draft}/preview`,
    proposal: () => `/desk/posts/${ids.proposed}`,
    receipt: () => `/desk/posts/${ids.posted}`,
    scheduled: () => `/desk/posts/${ids.later}`,
    schedule: () => '/desk/schedule',
    corrections: () => '/desk/corrections',
    deliveries: () => '/desk/trouble',
    feeds: () => '/desk/feeds',
    feed: () => `/desk/feeds/${ids.feed}`,
    'new feed': () => '/desk/feeds/new',
    log: () => '/desk/audit',
    feedback: () => '/desk/feedback',
    'page not found': () => '/desk/nowhere',
  };

  for (const [look, { options, rules }] of Object.entries(looks)) {
    test(`axe-core finds nothing in ${look}`, async () => {
      const { page } = await signedIn({ ...options, javaScriptEnabled: true });
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path());
        expect({ name, found: await axe(page, rules) }).toEqual({ name, found: [] });
        expect({ name, out: await sticksOut(page) }).toEqual({ name, out: [] });
      }
      const stranger = await visit(options);
      for (const path of ['/desk', (await desk.door.link(mia)) ?? '']) {
        await stranger.page.goto(path);
        expect(await axe(stranger.page, rules)).toEqual([]);
        expect(await sticksOut(stranger.page)).toEqual([]);
      }
    }, 120_000);
  }

  test('what can be pressed is large enough for a thumb', async () => {
    const { page } = await signedIn(phone);
    for (const path of [pages.draft(), pages.deliveries(), pages.feed()]) {
      await page.goto(path);
      for (const button of await page.locator('.button, nav a, .choice, input:visible').all()) {
        const box = await button.boundingBox();
        const isBox = (await button.getAttribute('type')) === 'checkbox';
        if (!isBox) expect(box?.height).toBeGreaterThanOrEqual(44);
      }
    }
  });

  test('without script, a moderator posts with the keyboard alone', async () => {
    const { page, wrong } = await signedIn({ javaScriptEnabled: false });
    await desk.store.settings.set('discord/guild', 'approval', 'one');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'New post' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('moon landing');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Post to channels/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('#general (Discord)').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save the channels' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Preview' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Post it now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Posted to 1 of 1 channel.').waitFor();
    expect(desk.discord.in('general')).toHaveLength(1);
    expect(wrong).toEqual([]);
  });

  test('no page of it asks a browser for what it may not have', async () => {
    const { page, wrong } = await signedIn({});
    for (const [name, path] of Object.entries(pages)) {
      if (name !== 'page not found') await page.goto(path());
    }
    expect(wrong).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
  });
});
