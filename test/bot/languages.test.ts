import { Locale } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commandWords } from '../../src/adapters/discord/command-words.ts';
import { english } from '../../src/bot/words/en.ts';
import { languagesOffered, type Words, wordsFor } from '../../src/bot/words/words.ts';

type Sentence = string | ((...values: number[]) => unknown);

/** Every sentence by the path to it, whether it stands as it is or takes names, dates and numbers. */
function sentencesOf(words: object, path = ''): Map<string, Sentence> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, Sentence][] => {
      const at = path ? `${path}.${key}` : key;
      if (typeof value === 'string') return [[at, value]];
      if (typeof value === 'function') return [[at, (...values) => value(...values)]];
      return value && typeof value === 'object' ? [...sentencesOf(value, at)] : [];
    }),
  );
}

/** Numbers that no sentence has of itself, and that no language groups. */
const marks = [617, 728, 839];
const said = (sentence: Sentence, ...values: number[]): string =>
  typeof sentence === 'string' ? sentence : String(sentence(...values));

/** A sentence with every place filled, as "617 of 728". */
const filled = (sentence: Sentence | undefined): string =>
  sentence === undefined ? '' : said(sentence, ...marks);

/** What the other languages are called by their tags, without English. */
const others = languagesOffered('en').flatMap(({ value }) => (value === 'en' ? [] : [value]));

const ofLanguage = ({ locale: _, date: _d, time: _t, names: _n, ...sentences }: Words) =>
  sentencesOf(sentences);
const originals = sentencesOf(english);

/** Words that are the same in two languages, and paths to sentences of such words. */
const same: Record<string, string[]> = {
  de: ['desk.trouble'],
  fr: ['Sources', 'Sections', 'Corrections', 'sections', 'sources', 'corrections', 'conclusion'],
  es: ['No'],
};

describe.each(others)('the sentences in %s', (tag) => {
  const words = wordsFor(tag);
  const sentences = ofLanguage(words);

  test('are those that English has', () => {
    expect(words.locale).toBe(tag);
    expect([...sentences.keys()].toSorted()).toEqual([...originals.keys()].toSorted());
  });

  test('name every name, date and number that the English ones name', () => {
    const named = (sentence: Sentence | undefined) =>
      marks.filter((mark) => filled(sentence).includes(String(mark)));
    for (const [path, original] of originals) {
      expect([path, named(sentences.get(path))]).toEqual([path, named(original)]);
    }
  });

  test('tell one from many wherever English does', () => {
    const shape = (sentence: Sentence, n: number): string =>
      said(sentence, n, n, n).replaceAll(/\d+/g, '');
    for (const [path, original] of originals) {
      const translated = sentences.get(path);
      // "1 mois, 2 mois": French months are the same.
      if (!translated || (tag === 'fr' && path === 'age.months')) continue;
      if (shape(original, 1) === shape(original, 2)) continue;
      expect([path, shape(translated, 1)]).not.toEqual([path, shape(translated, 2)]);
    }
  });

  test('do not shout, have no emoji and no straight quotation marks, and end as sentences do', () => {
    for (const [path, original] of originals) {
      const sentence = filled(sentences.get(path));
      expect([path, sentence]).not.toEqual([
        path,
        expect.stringMatching(/[!"']|\p{Emoji_Presentation}/u),
      ]);
      expect(sentence).not.toMatch(/undefined|NaN|\s{2}|^\s|\s$/);
      if (filled(original).endsWith('.')) expect(sentence).toMatch(/[.?]$/);
    }
  });

  test('call the menu entry and the button by the names that they have', () => {
    const inDiscord = commandWords.checkName.in;
    const entry = Object.entries(inDiscord).find(([locale]) => locale.split('-')[0] === tag)?.[1];
    expect(entry).toBeTruthy();
    expect(words.help.howToAsk.discord).toContain(entry);
    expect(words.mistakes['message-hidden']).toContain(entry);
    expect(words.desk.followsNone).toContain(words.desk.buttons.watch);
  });
});

test.each(others)('in %s nothing is left in English', (tag) => {
  const known = new Set(same[tag]);
  for (const [path, sentence] of ofLanguage(wordsFor(tag))) {
    const translated = filled(sentence);
    if (known.has(translated) || known.has(path) || !/\p{L}{2}/u.test(translated)) continue;
    expect([path, translated]).not.toEqual([path, filled(originals.get(path))]);
  }
});

test('German quotes „so“', () => {
  const all = [...ofLanguage(wordsFor('de')).values()].map(filled);
  expect(all.filter((text) => /„[^“”]+“/.test(text)).length).toBeGreaterThan(5);
  for (const text of all) {
    expect(text).not.toMatch(/[«»”‘]/);
    expect(text.replaceAll(/„[^„“]+“/g, '')).not.toMatch(/[„“]/);
  }
});

test('French quotes « so », and no line breaks before its high marks', () => {
  const all = [...ofLanguage(wordsFor('fr')).values()].map(filled);
  expect(all.filter((text) => /«\u00a0[^«»]+\u00a0»/.test(text)).length).toBeGreaterThan(5);
  for (const text of all) {
    expect(text).not.toMatch(/[„“”‘]/);
    expect(text).not.toMatch(/(?<!\u00a0)[»;?]|«(?!\u00a0)/);
    expect(text.replaceAll(/\d:\d/g, '')).not.toMatch(/(?<!\u00a0):/);
  }
});

test.each([
  ['es', /«[^«»]+»/g],
  ['pt', /“[^“”]+”/g],
])('%s quotes as its printers do', (tag, quoted) => {
  const all = [...ofLanguage(wordsFor(tag)).values()].map(filled);
  expect(all.filter((text) => text.match(quoted)).length).toBeGreaterThan(5);
  for (const text of all) expect(text.replaceAll(quoted, '')).not.toMatch(/[«»„“”‘]/);
});

test('Spanish opens every question that it closes', () => {
  for (const text of [...ofLanguage(wordsFor('es')).values()].map(filled)) {
    expect(text.split('¿').length).toBe(text.split('?').length);
  }
});

test.each([
  ['de', 0, '0 Faktenchecks'],
  ['de', 1, '1 Faktencheck'],
  ['de', 2, '2 Faktenchecks'],
  ['de', 14_231, '14.231 Faktenchecks'],
  ['de-CH', 14_231, '14.231 Faktenchecks'],
  ['fr', 0, '0\u00a0vérification'],
  ['fr', 1, '1\u00a0vérification'],
  ['fr', 2, '2\u00a0vérifications'],
  ['fr', 14_231, '14\u202f231\u00a0vérifications'],
  ['fr-CA', 14_231, '14\u202f231\u00a0vérifications'],
  ['es', 0, '0 verificaciones'],
  ['es', 1, '1 verificación'],
  ['es-MX', 14_231, '14\u00a0231 verificaciones'],
  ['es-419', 1_423_100, '1\u00a0423\u00a0100 verificaciones'],
  ['pt', 0, '0 checagens'],
  ['pt', 1, '1 checagem'],
  ['pt-BR', 14_231, '14.231 checagens'],
])('in %s there are %i: %s', (locale, n, counted) => {
  expect(wordsFor(locale).browse.count(n)).toBe(counted);
});

test.each([
  ['de', '1. März 2024', '1. März 2024 um 18:30', 'A, B und C'],
  ['de-AT', '1. März 2024', '1. März 2024 um 18:30', 'A, B und C'],
  ['fr', '1er mars 2024', '1er mars 2024 à 18:30', 'A, B et C'],
  ['fr-CA', '1er mars 2024', '1er mars 2024 à 18 h 30', 'A, B et C'],
  ['es', '1 de marzo de 2024', '1 de marzo de 2024 a las 18:30', 'A, B y C'],
  ['es-419', '1 de marzo de 2024', '1 de marzo de 2024 a las 18:30', 'A, B y C'],
  ['pt-BR', '1 de março de 2024', '1 de março de 2024 às 18:30', 'A, B e C'],
])('dates, times and lists as %s writes them', (locale, date, time, list) => {
  const words = wordsFor(locale);
  expect(words.date('2024-03-01')).toBe(date);
  expect(words.time(new Date('2024-03-01T17:30:00Z'), 'Europe/Berlin').replaceAll(/\s/g, ' ')).toBe(
    time,
  );
  expect(words.names(['A', 'B', 'C'])).toBe(list);
});

test('the country decides over the date, never over the language', () => {
  expect(wordsFor('de-AT').date('2024-01-11')).toBe('11. Jänner 2024');
  expect(wordsFor('fr').date('2024-03-11')).toBe('11 mars 2024');
  expect(wordsFor('fr-BE').date('2024-03-21')).toBe('21 mars 2024');
  expect(wordsFor(Locale.German).locale).toBe('de');
  expect(wordsFor(Locale.French).locale).toBe('fr');
});

test('languages to choose from are called as their reader calls them', () => {
  const offered = (locale: string) => languagesOffered(locale).map(({ label }) => label);
  expect(offered('de')).toEqual(expect.arrayContaining(['Englisch', 'Deutsch', 'Französisch']));
  expect(offered('fr')).toEqual(expect.arrayContaining(['anglais', 'allemand', 'français']));
});
