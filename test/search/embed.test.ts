import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { OperatorError } from '../../src/core/errors.ts';
import { openTokenTable } from '../../src/search/embed.ts';

const own = join(import.meta.dirname, '../../models/static-256');
const table = openTokenTable();

const examples = z
  .array(z.object({ text: z.string(), ids: z.array(z.int()), vector_head: z.array(z.number()) }))
  .parse(JSON.parse(readFileSync(join(own, 'examples.json'), 'utf8')));

describe('the token table that comes with the desk', () => {
  test.each(examples)('reads $text as its makers did', ({ text, ids, vector_head: head }) => {
    const tokens = table.tokensOf(text);
    expect([...tokens]).toEqual(ids);
    const begun = [...table.vectorOf(tokens)].slice(0, head.length);
    for (const [d, value] of head.entries()) expect(begun[d]).toBeCloseTo(value, 5);
  });

  test('there are examples, among them one without a token', () => {
    expect(examples.length).toBeGreaterThan(3);
    expect(table.dimensions).toBe(256);
  });

  test('a vector has length 1, and that of nothing is nothing', () => {
    const length = (text: string) => Math.hypot(...table.vectorOf(table.tokensOf(text)));
    expect(length('the moon is made of cheese')).toBeCloseTo(1, 5);
    expect(length('')).toBe(0);
  });

  test('how far tokens go towards a question, over their length, is the cosine of the two', () => {
    const [one, other] = ['vaccines cause autism', 'the jab made him autistic'].map((text) =>
      table.tokensOf(text),
    );
    if (!one || !other) throw new Error('two texts are two');
    const [a, b] = [table.vectorOf(one), table.vectorOf(other)];
    const cosine = a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
    expect(table.towards(a)(other) / table.lengthOf(other)).toBeCloseTo(cosine, 5);
  });
});

const files = ['manifest.json', 'tokenizer.json', 'vectors.i8', 'scales.f32'];

/** A copy of the table's folder that goes when the test is over. */
function copied(): { folder: string; at: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-table-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  for (const name of files) copyFileSync(join(own, name), at(name));
  return { folder, at };
}

function refusal(folder: string): string {
  try {
    openTokenTable(folder);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return 'it was opened';
}

/** One sentence that names the file and says what to do. */
function clearly(name: string, folder: string, what: RegExp): void {
  const said = refusal(folder);
  expect(said).toContain(join(folder, name));
  expect(said).toMatch(what);
  expect(said).toMatch(/; put the folder back as it comes with the desk\.$/);
  expect(said).not.toContain('\n');
}

describe('a token table’s folder', () => {
  test('opens from any place', () => {
    expect(openTokenTable(copied().folder).dimensions).toBe(256);
  });

  test.each(files)('without %s is refused in one sentence', (name) => {
    const { folder, at } = copied();
    rmSync(at(name));
    clearly(name, folder, /is missing or cannot be read/);
  });

  test.each(['manifest.json', 'tokenizer.json'])('with %s cut off is refused', (name) => {
    const { folder, at } = copied();
    truncateSync(at(name), 200);
    clearly(name, folder, /is damaged/);
  });

  test.each(['vectors.i8', 'scales.f32'])('with %s cut off is refused', (name) => {
    const { folder, at } = copied();
    truncateSync(at(name), 1001);
    clearly(name, folder, /is 1001 bytes long where manifest\.json makes it \d+/);
  });

  test.each([
    ['other dimensions', { tokens: 29525, dimensions: 128 }, 'vectors.i8', /bytes long/],
    ['other tokens', { tokens: 29524, dimensions: 256 }, 'vectors.i8', /bytes long/],
    ['no dimensions', { tokens: 29525 }, 'manifest.json', /is damaged/],
    [
      'dimensions that are no number',
      { tokens: 1, dimensions: 'many' },
      'manifest.json',
      /damaged/,
    ],
  ])('with %s in its manifest is refused', (_, manifest, name, what) => {
    const { folder, at } = copied();
    writeFileSync(at('manifest.json'), JSON.stringify(manifest));
    clearly(name, folder, what);
  });

  test('with JSON that is no tokenizer is refused', () => {
    const { folder, at } = copied();
    writeFileSync(at('tokenizer.json'), '{"model": 3}');
    clearly('tokenizer.json', folder, /is damaged/);
  });

  test('that is not there is refused', () => {
    clearly('manifest.json', join(tmpdir(), 'factdesk-nowhere'), /is missing/);
  });
});
