import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../src/core/errors.ts';
import { createFinder, type Finder } from '../src/search/finder.ts';
import { createIndex } from '../src/search/index.ts';
import weights from '../src/search/weights.json' with { type: 'json' };
import { readSamples } from '../test/support/samples.ts';
import { askAll } from './asking.ts';
import { drawChart } from './chart.ts';
import { type AskedSet, coverageChart, reliabilityChart } from './charts.ts';
import { readCorpus, readQueries } from './data.ts';
import { type Figures, figuresOf } from './figures.ts';
import { markdownTable, rowsOf } from './table.ts';

const begin = '<!-- figures: written by npm run eval -- --report docs/matching.md -->';
const end = '<!-- end of figures -->';

const questionsOf = (name: string) =>
  readQueries(fileURLToPath(new URL(`../test/relevance/${name}.jsonl`, import.meta.url)));

/** The sample library, read as the desk reads it. */
async function sampleFinder(): Promise<Finder> {
  const finder = createFinder();
  const { added } = await readSamples();
  await createIndex({ finder }).put(added);
  return finder;
}

async function askEverything(files: { corpus: string; queries: string }): Promise<AskedSet[]> {
  const finder = createFinder();
  finder.put(readCorpus(files.corpus));
  return [
    { name: 'posts', asked: askAll(finder, readQueries(files.queries)) },
    { name: 'chat questions', asked: askAll(finder, questionsOf('chat-judge')) },
    { name: 'sample library', asked: askAll(await sampleFinder(), questionsOf('samples')) },
  ];
}

const madeSchema = z.object({
  plain: z.object({ figures: z.object({ crossValidated: z.record(z.string(), z.number()) }) }),
});

/** How `npm run fit` names its cross-validated figures, and which row each stands in. */
const fitted: Readonly<Record<string, string>> = {
  'MAP@5': 'map5',
  MRR: 'mrr',
  'recall@3': 'recall3',
  'recall@5': 'recall5',
  'recall@20': 'recall20',
  'recall@100': 'recall100',
};

const cell = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value);

function figureTable(sets: readonly AskedSet[], figures: readonly Figures[]): string {
  const { crossValidated } = madeSchema.parse(weights.made).plain.figures;
  const ofFit = (label: string): number | undefined => {
    const value = crossValidated[fitted[label] ?? ''];
    return value === undefined ? undefined : Number(value.toFixed(4));
  };
  const columns = figures.map((one) => new Map(rowsOf(one)));
  // Times are the machine's, not the matching's.
  const labels = [...(columns[0]?.keys() ?? [])].filter((label) => !label.endsWith(' ms'));
  const rows = labels.map((label) => [
    label,
    ...columns.map((column) => cell(column.get(label))),
    cell(ofFit(label)),
  ]);
  const head = ['', ...sets.map(({ name }) => name), 'cross-validated in fitting'];
  return markdownTable(head, rows);
}

function levelTable(sets: readonly AskedSet[], figures: readonly Figures[]): string {
  const rows = figures.flatMap(({ thresholds, answerable }, i) =>
    Object.entries(thresholds).map(([level, at]) => [
      sets[i]?.name ?? '',
      `${level} (${at.match})`,
      `${at.rightMatches} of ${answerable}`,
      String(at.wrongMatches - at.mustMissMatched),
      `${at.mustMissMatched} of ${at.mustMiss}`,
      `${at.lackingMatched} of ${answerable}`,
      String(at.choices),
      String(at.nones),
    ]),
  );
  const head = [
    'questions',
    'level',
    'right match',
    'match to another claim',
    'match where nothing answers',
    'match with the answer taken away',
    'choices',
    'none',
  ];
  // Two columns of words.
  return markdownTable(head, rows).replace('|---|---:|', '|---|---|');
}

/** Puts new text between the markers of a page. */
function between(page: string, text: string, file: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) {
    throw new OperatorError(`${file} has no place for the figures; put "${begin}" and "${end}"`, {
      exitCode: 2,
    });
  }
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new OperatorError(`${file} cannot be read; give the page to write the figures into`, {
      exitCode: 2,
    });
  }
}

/**
 * Measures everything, writes the figures between the markers of a page in Markdown, and draws two charts beside it. The
 * same weights and questions write the same bytes.
 */
export async function writeReport(file: string, files: { corpus: string; queries: string }) {
  const page = read(file);
  between(page, '', file);
  const sets = await askEverything(files);
  const figures = sets.map(({ asked }) => figuresOf(asked));
  const text = [figureTable(sets, figures), levelTable(sets, figures)].join('\n\n');
  const stem = file.replace(/\.md$/, '');
  writeFileSync(file, between(page, text, file));
  writeFileSync(`${stem}-reliability.svg`, drawChart(reliabilityChart(sets)));
  writeFileSync(`${stem}-coverage.svg`, drawChart(coverageChart(sets)));
  console.log(`${file} and its two charts are written`);
}
