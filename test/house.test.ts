import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));
const config = fileURLToPath(new URL('../biome.json', import.meta.url));

/** Who imports what, and whether the import law allows it. */
const imports: [room: string, from: string, allowed: boolean][] = [
  ['src/core', '../search/index.ts', false],
  ['src/core', 'node:fs', false],
  ['src/core', './act.ts', true],
  ['src/bot', '../search/index.ts', false],
  ['src/bot', '../config.ts', false],
  ['src/bot', 'discord.js', false],
  ['src/bot', '../core/act.ts', true],
  ['src/content', '../store/sqlite.ts', false],
  ['src/content', 'kysely', false],
  ['src/search', 'minisearch', false],
  ['src/search', '../bot/ask.ts', false],
  ['src/publishing', '../bot/ask.ts', false],
  ['src/publishing', '../store/open.ts', false],
  ['src/publishing', '../core/press.ts', true],
  ['src/bot', '../publishing/press.ts', false],
  ['src/store', '../publishing/press.ts', false],
  ['src/store', '../adapters/fit.ts', false],
  ['src/store', 'kysely', true],
  ['src/adapters', './web/page.ts', false],
  ['src/adapters', '../core/act.ts', true],
  ['src/adapters/web', '../slack/render.ts', false],
  ['src/adapters/web', '../fit.ts', true],
  ['src/adapters/web', 'hono', true],
  ['src/adapters/discord', '@slack/bolt', false],
  ['src/adapters/discord', 'discord.js', true],
  ['src/cli', '../../test/support/factcheck.ts', false],
  ['src/cli', '../search/index.ts', true],
];

/** One file an import, in a folder laid out as the project is, so that the project's own rules are what is asked. */
const folder = mkdtempSync(join(tmpdir(), 'factdesk-house-'));
const probe = (index: number) => join(imports[index]?.[0] ?? '', `probe${index}.ts`);
let refused = new Set<string>();

beforeAll(() => {
  copyFileSync(config, join(folder, 'biome.json'));
  for (const [index, [, from]] of imports.entries()) {
    const file = join(folder, probe(index));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { x } from '${from}';\n\nexport const y = x;\n`);
  }
  const args = [
    biome,
    'lint',
    '--reporter=json',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '.',
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const report: { diagnostics: { category: string; location: { path: unknown } }[] } =
    JSON.parse(stdout);
  refused = new Set(
    report.diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => JSON.stringify(location.path)),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import law is held by the linter', () => {
  test.each(imports.map(([room, from, allowed], index) => ({ room, from, allowed, index })))(
    '$room importing $from: allowed is $allowed',
    ({ allowed, index }) => {
      const isRefused = [...refused].some((path) => path.includes(`probe${index}.ts`));
      expect(isRefused).toBe(!allowed);
    },
  );
});
