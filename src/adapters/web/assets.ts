import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const types = {
  'page.css': 'text/css',
  'answer.css': 'text/css',
  'desk.css': 'text/css',
  'drawn.css': 'text/css',
  'page.js': 'text/javascript',
  'icon.svg': 'image/svg+xml',
};
type Name = keyof typeof types;

interface Asset {
  type: string;
  text: string;
  /** Changes with the text, so that a browser may keep each version for good. */
  address: string;
}

function load(name: Name): Asset {
  const text = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { type: types[name], text, address: `/assets/${name}?v=${version}` };
}

/** What the page is made of beside its text, read once. */
export const assets: Readonly<Record<Name, Asset>> = {
  'page.css': load('page.css'),
  'answer.css': load('answer.css'),
  'desk.css': load('desk.css'),
  'drawn.css': load('drawn.css'),
  'page.js': load('page.js'),
  'icon.svg': load('icon.svg'),
};

/** The asset with a name, where there is one. */
export function assetNamed(name: string): Asset | undefined {
  return Object.entries(assets).find(([known]) => known === name)?.[1];
}
