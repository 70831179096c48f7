import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { OperatorError } from '../src/core/errors.ts';
import { dayOf } from '../src/search/clean.ts';
import type { Searchable } from '../src/search/document.ts';

const claimSchema = z.object({
  id: z.string().min(1),
  claim: z.string(),
  title: z.string().default(''),
  summary: z.string().default(''),
  phrasings: z.array(z.string()).default([]),
  date: z.string().nullish(),
});

const querySchema = z.object({
  id: z.string().min(1),
  query: z.string(),
  /** Empty: the right answer is none. */
  relevant: z.array(z.string()),
  style: z.string().optional(),
  /** How it is put: a "riddle" shares no telling word with what answers it. */
  form: z.string().optional(),
});
export type Query = z.infer<typeof querySchema>;

function contents(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${file} cannot be read: ${why}`, { exitCode: 2 });
  }
}

function parsed<T>(schema: z.ZodType<T>, line: string, where: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const why = issue ? `${issue.path.join('.') || 'line'}: ${issue.message}` : 'not JSON';
    throw new OperatorError(`${where} is broken (${why}); each line must be one JSON object`, {
      exitCode: 2,
    });
  }
}

function rows<T>(file: string, schema: z.ZodType<T>): T[] {
  return contents(file)
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parsed(schema, line, `${file}:${i + 1}`)]));
}

/** A library from a file of claims, one JSON a line, gzipped or not: {id, claim, title, summary, date}. */
export function readCorpus(file: string): Searchable[] {
  return rows(file, claimSchema).map(({ date, ...searchable }) => {
    const day = date ? dayOf(date) : undefined;
    return { ...searchable, ...(day !== undefined && { day }) };
  });
}

/** Questions from a file, one JSON a line: {id, query, relevant[]}. */
export function readQueries(file: string): Query[] {
  return rows(file, querySchema);
}
