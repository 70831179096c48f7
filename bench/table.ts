import type { Figures } from './figures.ts';

type Row = readonly [label: string, value: number | null];

/** The figures that stand in a table, a row each; the bins, the curve and the counts of each level stand elsewhere. */
export function rowsOf(figures: Figures): Row[] {
  const { matchOrNot, reliability } = figures;
  return [
    ['questions', figures.queries],
    ['of them with a right answer', figures.answerable],
    ['MAP@5', figures.map5],
    ['MRR', figures.mrr],
    ['recall@3', figures.recall3],
    ['recall@5', figures.recall5],
    ['recall@20', figures.recall20],
    ['recall@100', figures.recall100],
    ['right matches', figures.rightMatches],
    ['wrong matches', figures.wrongMatches],
    ['choices', figures.choices],
    ['nones', figures.nones],
    ['of them right', figures.rightNones],
    ['questions that nothing answers', figures.mustMiss],
    ['of them matched', figures.mustMissMatched],
    ['AUC, first is right or not', figures.auc],
    ['answered at 95 % precision', figures.answeredAt95],
    ['AUC, match or not', matchOrNot.auc],
    ['answered at 95 % precision, match or not', matchOrNot.answeredAt95],
    ['from this confidence on', matchOrNot.threshold95],
    ['expected calibration error', reliability.calibrationError],
    ['p50 ms', figures.p50],
    ['p95 ms', figures.p95],
  ];
}

/** The figures as lines of text. */
export function textTable(figures: Figures): string {
  const rows = rowsOf(figures);
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value ?? '-'}`).join('\n');
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
