import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const bench = fileURLToPath(new URL('../../bench/eval.ts', import.meta.url));
const fixture = (name: string) => join(import.meta.dirname, '../fixtures/fit', name);

function evaluate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr.split('\n').filter((line) => line !== '') };
}

/** A folder with files that goes when the test is over. */
function folderWith(files: Record<string, string | Uint8Array>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-eval-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

const questions = [
  { id: 'q1', query: 'The harbour bridge was painted with real gold', relevant: ['bridge-gold'] },
  { id: 'q2', query: 'a wolf rode on the night tram', relevant: ['tram-wolf'] },
  { id: 'q3', query: 'how do i get wine out of a carpet', relevant: [] },
  { id: 'q4', query: '', relevant: [] },
];
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const counts = {
  rightMatches: count,
  wrongMatches: count,
  choices: count,
  nones: count,
  rightNones: count,
  mustMiss: count,
  mustMissMatched: count,
};
const level = z.strictObject({ match: share, choice: share, ...counts, lackingMatched: count });
const figuresSchema = z.strictObject({
  queries: count,
  answerable: count,
  map5: share,
  mrr: share,
  recall3: share,
  recall5: share,
  recall20: share,
  recall100: share,
  ...counts,
  auc: share.nullable(),
  answeredAt95: share,
  matchOrNot: z.strictObject({
    auc: share.nullable(),
    answeredAt95: share,
    threshold95: share.nullable(),
  }),
  reliability: z.strictObject({
    calibrationError: share,
    bins: z
      .array(
        z.strictObject({
          from: share,
          to: share,
          count,
          confidence: share.nullable(),
          right: share.nullable(),
        }),
      )
      .length(10),
  }),
  curve: z.array(
    z.strictObject({ threshold: share, precision: share.nullable(), coverage: share }),
  ),
  thresholds: z.strictObject({ cautious: level, balanced: level, eager: level }),
  p50: z.number().positive(),
  p95: z.number().positive(),
});
const saidSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['match', 'choices', 'none']),
  ids: z.array(z.string()),
  confidence: share,
});

describe('eval', () => {
  test('prints the figures as JSON and writes what was said to each question', () => {
    const at = folderWith({
      'claims.jsonl.gz': gzipSync(readFileSync(fixture('claims.jsonl'))),
      'questions.jsonl': lines(questions),
    });
    const done = evaluate(
      ...['--corpus', at('claims.jsonl.gz'), '--queries', at('questions.jsonl')],
      ...['--json', '--answers', at('answers.jsonl')],
    );
    expect(done).toMatchObject({ status: 0, err: [] });
    const figures = figuresSchema.parse(JSON.parse(done.out));
    expect(figures).toMatchObject({ queries: 4, answerable: 2, mustMiss: 2, map5: 1 });
    const { rightMatches, wrongMatches, choices, nones } = figures;
    expect(rightMatches + wrongMatches + choices + nones).toBe(4);
    // Both askings of the two that have an answer, one asking of the two that have none.
    expect(figures.reliability.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(6);

    const said = readFileSync(at('answers.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => saidSchema.parse(JSON.parse(line)));
    expect(said.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
    expect(said.map(({ ids }) => ids[0]).slice(0, 2)).toEqual(['bridge-gold', 'tram-wolf']);
    expect(said[0]).toMatchObject({ kind: 'match' });
    expect(said[3]).toEqual({ id: 'q4', kind: 'none', ids: [], confidence: 0 });
  });

  test('prints the figures for people, where no question has an answer, too', () => {
    const at = folderWith({ 'questions.jsonl': lines(questions.slice(2)) });
    const done = evaluate(
      ...['--corpus', fixture('claims.jsonl'), '--queries', at('questions.jsonl')],
    );
    expect(done).toMatchObject({ status: 0, err: [] });
    expect(done.out).toMatch(/^questions +2$/m);
    expect(done.out).toMatch(/^AUC, match or not +-$/m);
    expect(done.out).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each([
    ['an option that there is not', ['--colour'], /--colour.*npm run -s eval/],
    [
      'a file that there is not',
      ['--corpus', 'nowhere.jsonl', '--queries', fixture('chat.jsonl')],
      /nowhere\.jsonl cannot be read/,
    ],
    [
      'a page without a place for the figures',
      ['--report', fixture('claims.jsonl'), '--corpus', fixture('claims.jsonl')].concat(
        '--queries',
        fixture('chat.jsonl'),
      ),
      /has no place for the figures/,
    ],
    [
      'a page and figures on the screen at once',
      ['--report', 'x.md', '--json'],
      /--report.*npm run -s eval/,
    ],
  ])('%s is one line and exit code 2', (_, args, words) => {
    const { status, out, err } = evaluate(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(words);
  });

  test('a broken line is named by file and line', () => {
    const at = folderWith({ 'questions.jsonl': `${lines(questions.slice(0, 1))}{"id": "q2"\n` });
    const { status, err } = evaluate(
      ...['--corpus', fixture('claims.jsonl'), '--queries', at('questions.jsonl')],
    );
    expect({ status, lines: err.length }).toEqual({ status: 2, lines: 1 });
    expect(err[0]).toContain('questions.jsonl:2');
  });
});

describe('eval --report', () => {
  const page =
    '# Page\n<!-- figures: written by npm run eval -- --report docs/matching.md -->\nold\n';
  const rest = '<!-- end of figures -->\nafter\n';
  const names = ['page.md', 'page-reliability.svg', 'page-coverage.svg'];

  test('writes figures and charts into the page, the same bytes each time', () => {
    const at = folderWith({ 'page.md': page + rest });
    const write = () => {
      const done = evaluate(
        ...['--report', at('page.md')],
        ...['--corpus', fixture('claims.jsonl'), '--queries', fixture('chat.jsonl')],
      );
      expect(done).toMatchObject({ status: 0, err: [] });
      return names.map((name) => readFileSync(at(name), 'utf8'));
    };
    const [first = '', ...charts] = write();
    expect(first).toMatch(/^# Page\n<!-- figures/);
    expect(first).toContain('| MAP@5 |');
    expect(first).not.toContain('old');
    expect(first).not.toMatch(/NaN|undefined| ms/);
    expect(first.endsWith(rest)).toBe(true);
    for (const chart of charts) expect(chart).toMatch(/^<svg [^>]*role="img"[\s\S]*<\/svg>\n$/);
    expect(write()).toEqual([first, ...charts]);
  }, 60_000);
});
