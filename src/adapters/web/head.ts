import { html } from 'hono/html';
import { shortenLine } from '../fit.ts';
import { printable } from '../printable.ts';
import { assets } from './assets.ts';
import type { Html } from './marks.ts';

const longestTitle = 120;

/** A page's title with the desk's name behind it. */
export const titled = (title: string, name: string): string =>
  `${shortenLine(printable(title), longestTitle)} - ${name}`;

/**
 * What every page's head begins with.
 *
 * @param sheets beside the one that all pages share
 */
export function headHtml(title: string, ...sheets: (keyof typeof assets)[]): Html {
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${assets['icon.svg'].address}">
<link rel="stylesheet" href="${assets['page.css'].address}">
${sheets.map((sheet) => html`<link rel="stylesheet" href="${assets[sheet].address}">\n`)}`;
}
