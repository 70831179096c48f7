import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus, readQueries } from '../../bench/data.ts';
import { fitWeights } from '../../bench/fitting.ts';
import { confidenceSigns } from '../../src/search/confidence.ts';
import { featureNames, featureSigns } from '../../src/search/feature-names.ts';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/fit', name);
const fitFixture = () =>
  fitWeights(readCorpus(fixture('claims.jsonl')), [
    readQueries(fixture('posts.jsonl')),
    readQueries(fixture('chat.jsonl')),
  ]);

const fitted = fitFixture();
const { rank, confidence } = fitted.weights;

test('the same claims and questions give the very same weights', () => {
  expect(fitFixture()).toEqual(fitted);
});

/** To three digits: what lies behind them may differ from one processor to another. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toFixed(3)) + 0 : value;

test('they are what they were; after a change of the features or the fit, look at them and run with -u', async () => {
  const text = `${JSON.stringify(fitted, rounded, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../fixtures/fit/weights.json');
});

test('no weight speaks against its sign', () => {
  const against = (weights: Readonly<Record<string, number>>, sign: (name: string) => number) =>
    Object.entries(weights).filter(([name, weight]) => weight * sign(name) < 0);
  const signs = new Map<string, number>(featureNames.map((name) => [name, featureSigns[name]]));
  for (const weights of [rank.long, rank.short]) {
    expect(Object.keys(weights)).toEqual(featureNames);
    expect(against(weights, (name) => signs.get(name) ?? Number.NaN)).toEqual([]);
  }
  for (const { weights } of [confidence.large.long, confidence.large.short]) {
    expect(Object.keys(weights)).toEqual([...confidenceSigns.keys()]);
    expect(against(weights, (name) => confidenceSigns.get(name) ?? Number.NaN)).toEqual([]);
  }
});

test('what was learned finds what it was learned from', () => {
  expect(fitted.figures.crossValidated.map5).toBeGreaterThan(0.9);
});
