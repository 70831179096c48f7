import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../src/core/errors.ts';
import type { Searchable } from '../src/search/document.ts';
import { searchables } from './scale-library.ts';
import { fill, type SubjectKind, wanted } from './scale-subjects.ts';

/** What `engines/engines.mjs` exports; it has a package of its own, so that the project does not depend on them. */
interface Engine {
  name: string;
  create(): {
    put(texts: Searchable[]): unknown;
    finish?(): void;
    find(text: string, n: number): number | Promise<number>;
  };
}

const folder = new URL('./engines/', import.meta.url);

/** Installs the other engines where they are not, from exact versions and without their scripts. */
export function installEngines(): void {
  if (existsSync(new URL('node_modules', folder))) return;
  const args = ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    cwd: fileURLToPath(folder),
    shell: process.platform === 'win32',
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    throw new OperatorError('npm could not install the other engines; without --engines it goes', {
      exitCode: 2,
    });
  }
}

/** The other engines as subjects; they must be installed. */
export async function engineSubjects(): Promise<SubjectKind[]> {
  const { engines }: { engines: Engine[] } = await import(new URL('engines.mjs', folder).href);
  return engines.map(({ name, create }) => ({
    name,
    async build(corpus, size) {
      const engine = create();
      const subject = { find: ({ text }: { text: string }) => engine.find(text, wanted) };
      const built = await fill(subject, searchables(corpus, size), (some) => engine.put(some));
      const began = performance.now();
      engine.finish?.();
      return { subject, milliseconds: built.milliseconds + performance.now() - began };
    },
  }));
}
