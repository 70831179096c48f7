import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, inChromium, launch, window } from '../../support/web-browser.ts';
import { wholeDesk } from '../../support/web-desk.ts';

const question = 'do vaccines cause autism?';

describe.skipIf(!chromiumPath)(inChromium('the page in Chromium'), () => {
  let desk: Awaited<ReturnType<typeof wholeDesk>>;
  let browser: Browser;
  const open: Awaited<ReturnType<typeof window>>[] = [];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([wholeDesk(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
  });

  async function visit(options?: Parameters<typeof window>[2], path = '/') {
    const visitor = await window(browser, desk.url, options);
    open.push(visitor);
    await visitor.page.goto(path);
    return visitor;
  }

  test('a typed question is answered in its place, read out, and the next can be typed at once', async () => {
    const { page, ask, answer, claim, wrong } = await visit();
    expect(await page.title()).toBe('factdesk');
    await ask(question);
    expect(await answer.getByRole('heading').first().textContent()).toBe('False');
    expect(await answer.getByRole('link', { name: /Lancet/ }).getAttribute('href')).toMatch(
      /^https:/,
    );
    expect(await page.getByRole('status').textContent()).toBe('False: Vaccines cause autism');
    expect(await claim.inputValue()).toBe('');
    await ask('is the earth flat?');
    expect(await page.locator('.answer').count()).toBe(2);
    expect(await page.locator('.asked').allTextContents()).toEqual([
      `You asked: ${question}`,
      'You asked: is the earth flat?',
    ]);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(wrong).toEqual([]);
  });

  test('a pressed button leads to what it shows, and back', async () => {
    const { page, ask, press, answer, wrong } = await visit();
    await ask(question);
    await press('Sections');
    expect(await page.locator('.answer:focus').getAttribute('aria-label')).toBe(
      'Sections: Vaccines cause autism',
    );
    await press('Back to the fact-check');
    expect(await answer.locator('.verdict').textContent()).toBe('False');
    await press('Not my claim');
    await press(
      /* on every list of candidates */ (await answer.locator('button').last().textContent()) ?? '',
    );
    expect(await answer.textContent()).toContain('No published fact-check in this library');
    expect(wrong).toEqual([]);
  });

  test('everything is done with a keyboard alone', async () => {
    const { page, answer, claim, settled, wrong } = await visit();
    const focus = () => page.locator(':focus').textContent();
    await page.locator('h1 a').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focus()).toBe('Skip to the question');
    await page.keyboard.press('Enter');
    expect(await page.locator('#claim:focus').count()).toBe(1);
    await page.keyboard.type('do vaccines');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('cause autism?');
    expect(await claim.inputValue()).toBe('do vaccines\ncause autism?');
    await page.keyboard.press('Enter');
    await answer.waitFor();
    await settled();
    expect(await page.locator('#claim:focus').count()).toBe(1);
    const passed: (string | null)[] = [];
    while (passed.at(-1) !== 'Sections' && passed.length < 6) {
      await page.keyboard.press('Shift+Tab');
      passed.push(await focus());
    }
    expect(passed).toEqual(['Share', 'Was this right?', 'Not my claim', 'Sources', 'Sections']);
    await page.keyboard.press('Enter');
    await page.locator('.answer:focus').waitFor();
    expect(await page.locator('.answer:focus h2').textContent()).toBe(
      'False: Vaccines cause autism',
    );
    await page.keyboard.press('Tab');
    expect(await focus()).toBe('[1]');
    await page.keyboard.press('Enter');
    expect(await page.locator('li:target').textContent()).toContain('[1] Wakefield');
    expect(wrong).toEqual([]);
  });

  test('without script the same forms load the same pages', async () => {
    const { page, claim, answer, wrong } = await visit({ javaScriptEnabled: false });
    await claim.fill(question);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    expect(await page.title()).toBe('False: Vaccines cause autism - factdesk');
    expect(await answer.locator('.verdict').textContent()).toBe('False');
    await page.getByRole('button', { name: 'Sections' }).click();
    expect(await answer.textContent()).toContain('Where the idea came from');
    await page.getByRole('button', { name: 'Back to the fact-check' }).click();
    await page.getByRole('link', { name: 'Share' }).click();
    expect(new URL(page.url()).pathname).toBe('/checks/vaccines-autism');
    expect(await answer.locator('.verdict').textContent()).toBe('False');
    await page.getByRole('link', { name: 'factdesk' }).click();
    await page.getByRole('button', { name: 'Browse' }).click();
    expect(await answer.getByRole('heading').first().textContent()).toBe('Browse the library');
    expect(wrong).toEqual([]);
  });

  test('Share copies the fact-check’s address and says so', async () => {
    const { page, context, ask, answer, wrong } = await visit();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ask(question);
    await answer.getByRole('link', { name: 'Share' }).click();
    await answer.getByRole('link', { name: 'Link copied' }).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Link copied');
    const copied: string = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toBe(`${desk.url}/checks/vaccines-autism`);
    expect(wrong).toEqual([]);
  });

  test('where a browser may not copy, Share opens the address instead', async () => {
    const { page, ask, answer } = await visit();
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
    await ask(question);
    await answer.getByRole('link', { name: 'Share' }).click();
    await page.waitForURL('**/checks/vaccines-autism');
    expect(await answer.locator('.verdict').textContent()).toBe('False');
  });

  test('a desk that cannot be reached is told in a sentence, and the question is not lost', async () => {
    const { page, context, ask, answer, claim } = await visit();
    await context.setOffline(true);
    await ask(question);
    expect(await answer.textContent()).toContain('could not be reached');
    expect(await page.getByRole('status').textContent()).toBe('No connection');
    expect(await claim.inputValue()).toBe(question);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await answer.locator('.verdict').waitFor();
  });

  test('a text that is too long is refused in a sentence and stays in the box', async () => {
    const { ask, answer, claim } = await visit();
    await ask('words'.repeat(20_001));
    expect(await answer.textContent()).toContain('paste only the claim itself');
    expect(await claim.inputValue()).toHaveLength(100_005);
    await claim.fill('is the earth flat?');
    await claim.press('Enter');
    await answer.locator('.verdict').waitFor();
  });

  test('a question is sent once, however often Enter is pressed while it is answered', async () => {
    const { page, claim, settled } = await visit();
    let sent = 0;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/ask', async (route) => {
      sent += 1;
      await gate;
      await route.continue();
    });
    await claim.fill(question);
    await claim.press('Enter');
    await claim.fill('is the earth flat?');
    await claim.press('Enter');
    release();
    await settled();
    expect(sent).toBe(1);
    expect(await claim.inputValue()).toBe('is the earth flat?');
  });

  test('what a hostile text asks for does not happen', async () => {
    const { page, ask, answer, wrong } = await visit();
    for (const text of [
      '<img src=x onerror=alert(1)><script>alert(1)</script>',
      '"><svg onload=alert(1)>',
      '</textarea></form><h1>moved</h1>',
    ]) {
      await ask(text);
      await page.goto(`/?q=${encodeURIComponent(text)}`);
      expect(await page.locator('.asked').textContent()).toBe(`You asked: ${text}`);
      expect(await page.locator('h1').allTextContents()).toEqual(['factdesk']);
      expect(await page.locator('main img, main script, main svg').count()).toBe(0);
      expect(await answer.count()).toBe(1);
    }
    expect(wrong).toEqual([]);
  });
});
