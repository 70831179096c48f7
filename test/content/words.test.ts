import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/content/dates.ts';
import {
  isConclusionHeading,
  isSourcesHeading,
  isSummaryHeading,
} from '../../src/content/headings.ts';
import { htmlText } from '../../src/content/html-text.ts';
import { languageTag } from '../../src/content/language.ts';
import { nearest } from '../../src/content/nearest.ts';
import { numberSources, readSourceLine } from '../../src/content/source-lines.ts';
import { factCheckSchema } from '../../src/core/factcheck.ts';

describe('a date', () => {
  test.each<[string, string | undefined]>([
    ['2024-03-02', '2024-03-02'],
    [' 2024-03-02 ', '2024-03-02'],
    ['2024-3-2', '2024-03-02'],
    ['2024/03/02', '2024-03-02'],
    ['2024-03-02T10:00:00Z', '2024-03-02T10:00:00Z'],
    ['2024-03-02T10:00:00', '2024-03-02'],
    ['2024-02-30', undefined],
    ['2024-13-01', undefined],
    ['2024-03-022', undefined],
    ['02-03-2024', undefined],
    ['2024', undefined],
    ['', undefined],
  ])('%j is %s', (text, date) => {
    expect(isoDate(text)).toBe(date);
  });

  test('is one that a fact-check may have, or none', () => {
    const { publishedAt } = factCheckSchema.shape;
    const figures = fc.stringMatching(
      /^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[T ]?[0-9:.Z+-]{0,12}$/,
    );
    fc.assert(
      fc.property(figures, (text) => {
        const date = isoDate(text);
        if (date !== undefined) publishedAt.parse(date);
      }),
    );
  });
});

test.each<[string, string | undefined]>([
  ['en', 'en'],
  ['EN_us', 'en-US'],
  [' pt-br ', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['english', undefined],
  ['en, de', undefined],
  ['x-private', undefined],
  ['', undefined],
])('the language %j is %s', (text, tag) => {
  expect(languageTag(text)).toBe(tag);
});

describe('headings', () => {
  test('of a summary, of sources, of a conclusion', () => {
    const summaries = ['Summary', 'EXECUTIVE SUMMARY:', '1. Executive Summary', 'Summary.'];
    for (const heading of summaries) expect(isSummaryHeading(heading)).toBe(true);
    for (const heading of ['Sources', '2) References', 'Works cited:', 'Section 3: Citations']) {
      expect(isSourcesHeading(heading)).toBe(true);
    }
    for (const heading of [
      '5. Big picture: mixed evidence',
      'Our verdict',
      'The bottom line – no',
    ]) {
      expect(isConclusionHeading(heading)).toBe(true);
    }
  });

  test('that only hold such a word are others', () => {
    expect(isSummaryHeading('A summary of what was said')).toBe(false);
    expect(isSourcesHeading('Sources of energy')).toBe(false);
    expect(isConclusionHeading('The conclusion they jumped to')).toBe(false);
    expect(isConclusionHeading('Verdicts of the court')).toBe(false);
  });
});

describe('a line of a list of sources', () => {
  const url = 'https://example.org/a';

  test.each<[string, object]>([
    [`[3] WHO, "Measles": ${url}`, { n: 3, title: 'WHO, "Measles"', url }],
    [`3. WHO. ${url}.`, { n: 3, title: 'WHO.', url }],
    [`- WHO (${url})`, { title: 'WHO', url }],
    [url, { title: url, url }],
    [
      'https://example.org/a_(b)',
      { title: 'https://example.org/a_(b)', url: 'https://example.org/a_(b)' },
    ],
    ['2024 report of the WHO', { title: '2024 report of the WHO' }],
    ['WHO, http://example.org/a', { title: 'WHO', url }],
  ])('%j', (line, source) => {
    expect(readSourceLine(line)).toEqual(source);
  });

  test('has the address of the link around it, where that is one', () => {
    expect(readSourceLine('[1] WHO', url)).toEqual({ n: 1, title: 'WHO', url });
    expect(readSourceLine('[1] WHO', 'javascript:alert(1)')).toEqual({ n: 1, title: 'WHO' });
  });

  test('without a number counts on; the first of two with one number stays', () => {
    const lines = [{ title: 'A' }, { title: 'B', n: 5 }, { title: 'C' }, { title: 'D', n: 1, url }];
    expect(numberSources(lines)).toEqual([
      { n: 1, title: 'A', url },
      { n: 5, title: 'B' },
      { n: 6, title: 'C' },
    ]);
    expect(numberSources([{ title: 'X', n: 1000 }, { title: 'Y' }])).toEqual([]);
  });
});

test('a name that was meant is one that is near', () => {
  const names = ['rating', 'title', 'worst', 'publisher'];
  expect(nearest('raiting', names)).toBe('rating');
  expect(nearest('wrost', names)).toBe('worst');
  expect(nearest('TITEL', names)).toBe('title');
  expect(nearest('weather', names)).toBeUndefined();
  expect(nearest('x'.repeat(1_000_000), names)).toBeUndefined();
});

test('a text from a page is never longer than it was, and plain text is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(htmlText(text).length).toBeLessThanOrEqual(text.length * 2);
      const plain = text.replace(/[&<]/g, '');
      expect(htmlText(plain)).toBe(plain);
    }),
  );
});
