import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, window } from '../test/support/web-browser.ts';
import { wholeDesk } from '../test/support/web-desk.ts';
import { packed } from './png.ts';

// Takes the README's picture: the page's real answer to the question that the README suggests.

const question = 'do vaccines cause autism?';
const file = fileURLToPath(new URL('../docs/answer.png', import.meta.url));
/** In bytes: whoever reads the README loads it. */
const largest = 300_000;

const desk = await wholeDesk();
const browser = await launch();
const { page, ask, answer } = await window(browser, desk.url, {
  viewport: { width: 1200, height: 1060 },
  deviceScaleFactor: 2,
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'en-GB',
});
await page.goto('/');
await ask(question);
await answer.locator('.verdict').waitFor();
await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
const picture = packed(await page.screenshot());
await writeFile(file, picture);
await browser.close();
await desk.close();

console.log(`docs/answer.png: ${Math.round(picture.length / 1000)} kB`);
if (picture.length > largest) {
  console.error(`That is more than ${largest / 1000} kB, so show less of the page.`);
  process.exitCode = 1;
}
