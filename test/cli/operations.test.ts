import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const operations = read('docs/operations.md');
const source = globSync('src/**/*.ts', { cwd: root })
  .map((file) => read(file))
  .join('\n');

/** `log.warn({ ... }, 'what is said')`, over however many lines. */
const logged = /log\.(?:warn|error)\(\s*(?:\{[^{}]*\}|\w+),\s*'([^']+)'/g;

describe('docs/operations.md', () => {
  test('explains every warning and error that the log may hold', () => {
    const said = [...source.matchAll(logged)].map(([, words]) => words ?? '');
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((words) => !operations.includes(words))).toEqual([]);
  });

  test('explains no line that the log cannot hold', () => {
    const explained = [...operations.matchAll(/^\| (.+?) \| (?:warn|error|info) \|/gm)];
    expect(explained.length).toBeGreaterThan(10);
    expect(
      explained.map(([, words]) => words ?? '').filter((words) => !source.includes(words)),
    ).toEqual([]);
  });

  test('names every address and figure for whoever watches', () => {
    for (const [, name] of source.matchAll(/name: '(factdesk_\w+)'/g)) {
      expect(operations).toContain(name);
    }
    for (const path of ['/healthz', '/metrics']) {
      expect(source).toContain(`'${path}'`);
      expect(operations).toContain(path);
    }
  });
});
