import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Rating } from '../../../src/core/rating.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import {
  axe,
  chromiumPath,
  directionOf,
  inChromium,
  launch,
  phone,
  sticksOut,
  window,
} from '../../support/web-browser.ts';
import { deskOver, wholeDesk } from '../../support/web-desk.ts';

type Visitor = Awaited<ReturnType<typeof window>>;

const question = 'do vaccines cause autism?';

/** What a person can have in front of them, each with how they come to it. */
const states: Record<string, (visitor: Visitor) => Promise<unknown>> = {
  empty: async () => {},
  answer: ({ ask }) => ask(question),
  turned: ({ ask }) => ask('is it true that the earth is not flat?'),
  choices: async ({ ask, press }) => {
    await ask(question);
    await press('Not my claim');
  },
  none: ({ ask }) => ask('did my neighbour paint his fence on Tuesday?'),
  sections: async ({ ask, press }) => {
    await ask(question);
    await press('Sections');
  },
  browse: ({ press }) => press('Browse'),
  'no connection': async ({ context, ask }) => {
    await context.setOffline(true);
    await ask(question);
  },
  'link to a fact-check': ({ page }) => page.goto('/checks/vaccines-autism'),
  'page not found': ({ page }) => page.goto('/nowhere'),
};

/** How it is looked at, each with the rules that can only fail there; in the light, all of them. */
const looks: Record<string, { options: BrowserContextOptions; rules?: string[] }> = {
  'the light': { options: { colorScheme: 'light' } },
  'the dark': { options: { colorScheme: 'dark' }, rules: ['color-contrast', 'link-in-text-block'] },
  'a phone': { options: phone, rules: ['color-contrast', 'target-size', 'region'] },
};

describe.skipIf(!chromiumPath)(inChromium('everybody can use the page'), () => {
  let desk: Awaited<ReturnType<typeof wholeDesk>>;
  let browser: Browser;
  const open: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([wholeDesk(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function visit(url: string, options: BrowserContextOptions, path = '/') {
    const visitor = await window(browser, url, { reducedMotion: 'reduce', ...options });
    open.push(visitor.close);
    await visitor.page.goto(path);
    return visitor;
  }

  for (const [look, { options, rules }] of Object.entries(looks)) {
    test.each(Object.entries(states))(`axe-core finds nothing in ${look}: %s`, async (_, reach) => {
      const visitor = await visit(desk.url, options);
      await reach(visitor);
      expect(await axe(visitor.page, rules)).toEqual([]);
      expect(await sticksOut(visitor.page)).toEqual([]);
    });
  }

  const ratings: Record<string, Rating | undefined> = {
    positive: { label: 'True' },
    mixed: { label: 'Half true' },
    negative: { label: 'False' },
    unmapped: { label: 'Not quite the whole story, says the desk' },
    none: undefined,
  };
  const rated = Object.entries(ratings).map(([id, rating]) =>
    aFactCheck({ id, ...(rating ? { rating } : { verdict: 'none' }) }),
  );

  test.each(['light', 'dark'] as const)(
    'every verdict is a word that can be read on its colour: %s',
    async (colorScheme) => {
      const { url, close } = await deskOver(rated);
      open.push(close);
      const { page, answer } = await visit(url, { colorScheme });
      for (const { id, rating } of rated) {
        await page.goto(`/checks/${id}`);
        const word = rating?.label ?? 'No rating published';
        expect(await answer.locator('h2.verdict').textContent()).toBe(word);
        expect(await axe(page)).toEqual([]);
      }
    },
  );

  test('long words, long lists and long labels stay within a phone', async () => {
    const long = 'x'.repeat(300);
    const { url, close } = await deskOver([
      aFactCheck({
        claim: `${long} ${'and so on '.repeat(200)}`,
        rating: { label: 'y'.repeat(200) },
        summary: `${long} https://example.org/${long} [1, 2]`,
        publisher: 'z'.repeat(150),
        sources: Array.from({ length: 60 }, (_, at) => ({
          n: at + 1,
          title: at % 2 ? long : 'A short one',
          url: `https://${'sub.'.repeat(20)}example.org/${long}`,
        })),
      }),
    ]);
    open.push(close);
    const { page, press, ask } = await visit(url, phone, '/checks/moon-cheese');
    expect(await sticksOut(page)).toEqual([]);
    await press('Sources');
    await ask(`${long} ${'what '.repeat(5000)}`);
    expect(await sticksOut(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
  });

  test('a text from right to left is laid out from right to left, and its neighbours are not', async () => {
    const { url, close } = await deskOver([
      aFactCheck({ claim: 'הירח עשוי מגבינה', summary: 'הדגימות הן סלע [1].' }),
    ]);
    open.push(close);
    const { page, ask } = await visit(url, {}, '/checks/moon-cheese');
    expect(await directionOf(page, 'הדגימות הן סלע')).toBe('rtl');
    expect(await directionOf(page, 'NASA, Lunar rocks')).toBe('ltr');
    await ask('האם הירח עשוי מגבינה?');
    expect(await directionOf(page, 'האם הירח עשוי מגבינה?')).toBe('rtl');
    expect(await axe(page)).toEqual([]);
  });

  test('what can be pressed is large enough for a thumb', async () => {
    const { page, ask } = await visit(desk.url, phone);
    await ask(question);
    for (const button of await page.locator('.button').all()) {
      const box = await button.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
  });

  test('on a phone the answer begins at the top and the keyboard does not jump up by itself', async () => {
    const { page, ask } = await visit(desk.url, phone);
    expect(await page.locator('#claim:focus').count()).toBe(0);
    await ask(question);
    const verdict = await page.locator('.verdict').boundingBox();
    expect(verdict?.y).toBeGreaterThan(0);
    expect(verdict?.y).toBeLessThan(300);
  });
});
