import { levels } from '../src/search/decide.ts';
import { type Asked, isAnswerable } from './asking.ts';
import type { Chart, Series } from './chart.ts';
import { bothAskings } from './figures.ts';
import { binsOf, type CurvePoint, curveOf } from './judgements.ts';

/** The answers to one set of questions, and what the set is called. */
export interface AskedSet {
  name: string;
  asked: readonly Asked[];
}

const percent = (value: number): string => `${Math.round(value * 100)} %`;

/** What the dots of a chart say, for those who do not see it. */
const described = (series: readonly Series[]): string =>
  series.flatMap(({ dots }) => dots.map(({ note }) => `${note}.`)).join(' ');

function reliabilityOf({ name, asked }: AskedSet): Series {
  const bins = binsOf(bothAskings(asked)).filter(({ count }) => count > 0);
  const most = Math.max(...bins.map(({ count }) => count));
  const dots = bins.map(({ count, confidence = 0, right = 0 }) => ({
    x: confidence,
    y: right,
    size: count / most,
    note: `${name}: of ${count} answers with a confidence of about ${percent(confidence)}, ${percent(right)} are right`,
  }));
  return { name, line: dots, dots };
}

/** How often what is so sure is right: on the diagonal confidence means what it says. */
export function reliabilityChart(sets: readonly AskedSet[]): Chart {
  const series = sets.map(reliabilityOf);
  return {
    title: 'How sure the desk was, and how often it was right',
    description: described(series),
    x: { label: 'confidence in the first answer', from: 0, to: 1, steps: 5 },
    y: { label: 'first answers that are right', from: 0, to: 1, steps: 5 },
    series,
    diagonal: 'Here confidence means exactly what it says',
  };
}

/** With more wrong answers nobody would run a desk, so the chart begins here. */
const leastPrecision = 0.5;

const lastFrom = (threshold: number, curve: readonly CurvePoint[]): CurvePoint | undefined =>
  curve.findLast((point) => point.threshold >= threshold);

function coverageOf({ name, asked }: AskedSet): Series {
  const curve = curveOf(bothAskings(asked), asked.filter(isAnswerable).length);
  const shown = curve.filter(({ precision }) => precision >= leastPrecision);
  const dots = Object.entries(levels).flatMap(([level, { match }]) => {
    const point = lastFrom(match, shown);
    if (!point) return [];
    const { coverage, precision } = point;
    const note = `${name}, ${level}: ${percent(coverage)} of the answerable questions get a right match, and ${percent(precision)} of all matches are right`;
    return [{ x: coverage, y: precision, size: 0.2, note }];
  });
  return { name, line: shown.map(({ coverage: x, precision: y }) => ({ x, y })), dots };
}

/** How many questions are answered, and how many of the answers are right, as the desk grows bolder. */
export function coverageChart(sets: readonly AskedSet[]): Chart {
  const series = sets.map(coverageOf);
  return {
    title: 'The more is answered, the more of it is wrong',
    description: described(series),
    x: { label: 'answerable questions that get a right match', from: 0, to: 1, steps: 5 },
    y: { label: 'matches that are right', from: leastPrecision, to: 1, steps: 5 },
    series,
  };
}
