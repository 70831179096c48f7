import { existsSync } from 'node:fs';
import axeCore, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Chromium on this machine: CHROMIUM_PATH, else where systems put it; undefined where there is none. */
export const chromiumPath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

/** What a group of tests in Chromium is called, so that it says why where it is skipped. */
export const inChromium = (what: string): string =>
  chromiumPath ? what : `${what} (skipped: no Chromium found; CHROMIUM_PATH says where it is)`;

/** A headless Chromium that talks to nobody but the page. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A phone held upright, 360 pixels wide. */
export const phone = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
} satisfies BrowserContextOptions;

/** Somebody with a browser window, who notices everything that goes wrong in it. */
export async function window(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: url, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const settled = () => page.locator('.pending').waitFor({ state: 'detached' });
  return {
    page,
    context,
    /** Errors of scripts, of the network and of the content security policy so far. */
    wrong,
    answer: page.locator('.answer').last(),
    claim: page.getByLabel('A claim or question to check'),
    async ask(text: string) {
      await page.getByLabel('A claim or question to check').fill(text);
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await settled();
    },
    async press(label: string) {
      await page.getByRole('button', { name: label, exact: true }).last().click();
      await settled();
    },
    settled,
    close: () => context.close(),
  };
}

/**
 * What axe-core finds on a page as it stands, each with where.
 *
 * @param only the ids of the rules to look by; without, all of them
 */
export async function axe(page: Page, only?: readonly string[]): Promise<string[]> {
  await page.evaluate(axeCore.source);
  const options = JSON.stringify(only ? { runOnly: only } : {});
  const results: AxeResults = await page.evaluate(`axe.run(${options})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}

/** In which direction the words of a text run, `ltr` or `rtl`. */
export const directionOf = (page: Page, text: string): Promise<string> =>
  page.evaluate(`getComputedStyle([...document.querySelectorAll('[dir]')].find(
    (element) => element.textContent.includes(${JSON.stringify(text)}),
  )).direction`);

/** What sticks out to the side of a page, which should be nothing at any width. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('body *:not(.unseen, .skip)')]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map((element) => element.tagName + '.' + element.className)`);
