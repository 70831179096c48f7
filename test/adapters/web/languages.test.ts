import { afterAll, beforeAll, expect, test } from 'vitest';
import { labels as english } from '../../../src/adapters/web/labels.ts';
import { labelsIn } from '../../../src/adapters/web/languages.ts';
import { languagesOffered } from '../../../src/bot/words/words.ts';
import { wholeDesk } from '../../support/web-desk.ts';

const originals = new Map<string, string>(Object.entries(english));

let desk: Awaited<ReturnType<typeof wholeDesk>>;

beforeAll(async () => {
  desk = await wholeDesk();
});
afterAll(() => desk.close());

/** A page as somebody gets it whose browser prefers a language. */
async function read(path: string, language: string): Promise<string> {
  const response = await fetch(new URL(path, desk.url), {
    headers: { 'accept-language': language },
  });
  return (await response.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
}

test.each([
  [
    'de-AT,de;q=0.9,en;q=0.5',
    'de',
    'Behauptung einfügen oder eintippen',
    'Sie haben gefragt:',
    'Teilen',
  ],
  ['fr', 'fr', 'Collez ou tapez une affirmation', 'Vous avez demandé :', 'Partager'],
  ['es-MX', 'es', 'Pegue o escriba una afirmación', 'Su pregunta:', 'Compartir'],
  ['pt-BR', 'pt', 'Cole ou digite uma afirmação', 'Sua pergunta:', 'Compartilhar'],
])(
  'a browser in %s has the page in its language',
  async (wanted, tag, placeholder, asked, share) => {
    const front = await read('/', wanted);
    expect(front).toContain(`<html lang="${tag}">`);
    expect(front).toContain(`placeholder="${placeholder}"`);
    const answer = await read('/?q=do%20vaccines%20cause%20autism', wanted);
    expect(answer).toContain(`<html lang="${tag}">`);
    expect(answer).toContain(asked);
    expect(answer).toContain(`>${share}</a>`);
    // What the publisher wrote stays as it is, and is marked as English.
    expect(answer).toMatch(/<h2 class="verdict" lang="en"[^>]*>False<\/h2>/);
  },
);

test('a browser in any other language has it in English, and so is it marked', async () => {
  const front = await read('/', 'nl,fi;q=0.8');
  expect(front).toContain('<html lang="en">');
  expect(front).toContain(`placeholder="${english.placeholder}"`);
});

test.each(languagesOffered('en').flatMap(({ value }) => (value === 'en' ? [] : [value])))(
  'every word of the page is there in %s',
  (tag) => {
    const labels = labelsIn(tag);
    const left = Object.entries(labels).filter(([key, text]) => text === originals.get(key));
    const known = tag === 'fr' ? ['name', 'conversation'] : ['name'];
    expect(left.map(([key]) => key)).toEqual(known);
    for (const text of Object.values(labels)) expect(text).not.toMatch(/[!"']/);
  },
);
