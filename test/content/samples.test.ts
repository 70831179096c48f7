import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type FactCheck, isSample } from '../../src/core/factcheck.ts';
import { verdictSchema } from '../../src/core/rating.ts';
import { readSamples, samplesDir } from '../support/samples.ts';

const { added: samples, problems } = await readSamples();

const idsWhere = (holds: (factCheck: FactCheck) => boolean): string[] =>
  samples.filter(holds).map(({ id }) => id);

const withVerdict = (verdict: FactCheck['verdict']) =>
  idsWhere((factCheck) => factCheck.verdict === verdict);

const textsOf = ({ summary, sections }: FactCheck): string[] => [
  summary,
  ...sections.map(({ text }) => text),
];

const marksIn = (texts: readonly string[]): number[] =>
  texts.flatMap((text) => [...text.matchAll(/\[(\d+)\]/g)].map(([, digits]) => Number(digits)));

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const sentencesIn = (text: string): number =>
  [...sentences.segment(text)].filter(({ segment }) => /\p{L}/u.test(segment)).length;

/** Everything that a sample says, as one text. */
const said = (factCheck: FactCheck): string =>
  [factCheck.title, factCheck.claim, ...textsOf(factCheck)].join('\n');

test('every file is read, and nothing is wrong with any of them', async () => {
  const files = (await readdir(samplesDir, { recursive: true })).filter((name) =>
    name.endsWith('.md'),
  );
  expect(problems).toEqual([]);
  expect(samples.length).toBe(files.length);
  expect(samples.length).toBeGreaterThanOrEqual(40);
});

test('they cover every topic that the desk promises', () => {
  const least = {
    climate: 6,
    technology: 5,
    elections: 5,
    health: 5,
    science: 5,
    history: 5,
    everyday: 5,
  };
  for (const [topic, count] of Object.entries(least)) {
    expect(idsWhere(({ topics }) => topics.includes(topic)).length, topic).toBeGreaterThanOrEqual(
      count,
    );
  }
});

test('they span the whole verdict scale, and every label is one that the tables know', () => {
  for (const verdict of verdictSchema.exclude(['unmapped']).options) {
    expect(withVerdict(verdict), verdict).not.toEqual([]);
  }
  expect(withVerdict('unmapped')).toEqual([]);
});

test('two and more have no rating, and quote their own conclusion from their text', () => {
  const unrated = samples.filter(({ verdict }) => verdict === 'none');
  expect(unrated.length).toBeGreaterThanOrEqual(2);
  for (const { id, rating, conclusion, summary } of unrated) {
    expect(rating, id).toBeUndefined();
    expect(summary, id).toContain(conclusion ?? 'a conclusion');
  }
});

test('two disagree on one claim, with different dates', () => {
  const [older, newer] = ['covid-airborne-2020', 'covid-airborne-2022'].map((wanted) =>
    samples.find(({ id }) => id === wanted),
  );
  expect(older?.verdict).toBe('unproven');
  expect(newer?.verdict).toBe('true');
  expect(Date.parse(older?.publishedAt ?? '')).toBeLessThan(Date.parse(newer?.publishedAt ?? ''));
});

test('one is corrected and one is withdrawn, each saying when, why and from what', () => {
  for (const status of ['corrected', 'withdrawn'] as const) {
    const changed = samples.filter((factCheck) => factCheck.status === status);
    expect(changed.length, status).toBeGreaterThanOrEqual(1);
    for (const { id, revision, corrections, publishedAt = '' } of changed) {
      expect(revision, id).toBeGreaterThan(1);
      expect(corrections.length, id).toBeGreaterThanOrEqual(1);
      for (const { date, was } of corrections) {
        expect(date > publishedAt, id).toBe(true);
        expect(was, id).toBeDefined();
      }
    }
  }
  expect(
    idsWhere(({ status, corrections }) => status === 'live' && corrections.length > 0),
  ).toEqual([]);
});

test('every one is signed as a sample, dated, in English, and says who wrote it', () => {
  expect(idsWhere((factCheck) => !isSample(factCheck))).toEqual([]);
  expect(idsWhere(({ provenance }) => provenance !== 'human')).toEqual([]);
  expect(idsWhere(({ language }) => language !== 'en')).toEqual([]);
  // They were not published anywhere else, and may not look as if they had been.
  expect(idsWhere(({ url }) => url !== undefined)).toEqual([]);
  for (const { id, checkedAt, publishedAt } of samples) {
    expect(checkedAt, id).toBeDefined();
    expect(publishedAt, id).toBeDefined();
    expect((checkedAt ?? '') <= (publishedAt ?? ''), id).toBe(true);
  }
});

test('every one has a summary of two to four sentences and two to four sections', () => {
  for (const { id, summary, sections } of samples) {
    const count = sentencesIn(summary);
    expect(count, id).toBeGreaterThanOrEqual(2);
    expect(count, id).toBeLessThanOrEqual(4);
    expect(sections.length, id).toBeGreaterThanOrEqual(2);
    expect(sections.length, id).toBeLessThanOrEqual(4);
    for (const { heading, text } of sections) expect(text, `${id}: ${heading}`).not.toBe('');
  }
});

test('every one has two to four sources with a link, and every mark and source belong together', () => {
  for (const factCheck of samples) {
    const { id, sources } = factCheck;
    expect(sources.length, id).toBeGreaterThanOrEqual(2);
    expect(sources.length, id).toBeLessThanOrEqual(4);
    for (const { url } of sources) expect(url, id).toMatch(/^https:\/\//);
    expect(new Set(sources.map(({ url }) => url)).size, id).toBe(sources.length);
    const marked = new Set(marksIn(textsOf(factCheck)));
    expect([...marked].toSorted(), id).toEqual(sources.map(({ n }) => n).toSorted());
    expect(marksIn([factCheck.summary]), id).not.toEqual([]);
  }
});

test('every one has three to five further phrasings, and no two samples share one', () => {
  const owners = new Map<string, string>();
  for (const { id, claim, phrasings } of samples) {
    expect(phrasings.length, id).toBeGreaterThanOrEqual(3);
    expect(phrasings.length, id).toBeLessThanOrEqual(5);
    for (const text of [claim, ...phrasings]) {
      const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
      expect(owners.get(key), text).toBeUndefined();
      owners.set(key, id);
    }
  }
});

test('no two say the same sentence', () => {
  const owners = new Map<string, string>();
  for (const factCheck of samples) {
    for (const { segment } of sentences.segment(said(factCheck))) {
      const text = segment.trim();
      if (text.length < 60) continue;
      expect(owners.get(text) ?? factCheck.id, text).toBe(factCheck.id);
      owners.set(text, factCheck.id);
    }
  }
});
