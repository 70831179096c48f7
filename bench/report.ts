import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../src/core/errors.ts';
import { createFinder, type Finder } from '../src/search/finder.ts';
import { createIndex } from '../src/search/index.ts';
import weights from '../src/search/weights.json' with { type: 'json' };
import { readSamples } from '../test/support/samples.ts';
import { askAll, askOver } from './asking.ts';
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

/** A corpus, and the posts that are asked over it. */
export interface Files {
  corpus: string;
  queries: string;
}

/** The sets of questions that are asked of a desk as it comes, and those of one with a sentence model. */
async function askEverything(files: Files, model: string | undefined) {
  const corpus = readCorpus(files.corpus);
  const sets = [readQueries(files.queries), questionsOf('chat-judge')];
  const [posts = [], chat = []] = await askOver(corpus, sets);
  const asItComes: AskedSet[] = [
    { name: 'posts', asked: posts },
    { name: 'chat questions', asked: chat },
    { name: 'sample library', asked: askAll(await sampleFinder(), questionsOf('samples')) },
  ];
  if (model === undefined) return { asItComes, withModel: [] };
  const [modelPosts = [], modelChat = []] = await askOver(corpus, sets, model);
  const withModel: AskedSet[] = [
    { name: 'posts, sentence model', asked: modelPosts },
    { name: 'chat questions, sentence model', asked: modelChat },
  ];
  return { asItComes, withModel };
}

const madeSchema = z.object({
  figures: z.object({ crossValidated: z.record(z.string(), z.number()) }),
});

/** A column of the figures that `npm run fit` left in the weights, by the names of their rows. */
function fitColumn(made: unknown): Map<string, number> {
  const { crossValidated } = madeSchema.parse(made).figures;
  return new Map(
    Object.entries(fitted).flatMap(([label, key]) => {
      const value = crossValidated[key];
      return value === undefined ? [] : [[label, Number(value.toFixed(4))] as const];
    }),
  );
}

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

/** A column of a table: its head, and its cells by the names of their rows. */
interface Column {
  head: string;
  cells: ReadonlyMap<string, number | null>;
}

function figureTable(columns: readonly Column[]): string {
  // Times are the machine's, not the matching's.
  const labels = [...(columns[0]?.cells.keys() ?? [])].filter((label) => !label.endsWith(' ms'));
  const rows = labels.map((label) => [
    label,
    ...columns.map(({ cells }) => cell(cells.get(label))),
  ]);
  return markdownTable(['', ...columns.map(({ head }) => head)], rows);
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
 *
 * @param model the folder of a sentence model, whose figures stand beside the others
 */
export async function writeReport(file: string, files: Files, model?: string): Promise<void> {
  const page = read(file);
  between(page, '', file);
  const { asItComes, withModel } = await askEverything(files, model);
  const sets = [...asItComes, ...withModel];
  const figures = sets.map(({ asked }) => figuresOf(asked));
  const { plain, model: modelled } = weights.made;
  const columns = [
    ...sets.map(({ name }, i) => ({
      head: name,
      cells: new Map(figures[i] && rowsOf(figures[i])),
    })),
    { head: 'in fitting', cells: fitColumn(plain) },
    ...(model ? [{ head: 'in fitting, sentence model', cells: fitColumn(modelled) }] : []),
  ];
  const text = [figureTable(columns), levelTable(sets, figures)].join('\n\n');
  const stem = file.replace(/\.md$/, '');
  writeFileSync(file, between(page, text, file));
  writeFileSync(`${stem}-reliability.svg`, drawChart(reliabilityChart(asItComes)));
  writeFileSync(`${stem}-coverage.svg`, drawChart(coverageChart(asItComes)));
  console.log(`${file} and its two charts are written`);
}
