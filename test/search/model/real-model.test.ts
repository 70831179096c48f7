import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSentenceModel } from '../../../src/search/model/sentence-model.ts';
import type { Vector } from '../../../src/search/vector.ts';
import { memoryLog } from '../../support/log.ts';
import { realModel } from '../../support/model.ts';

const real = realModel();
const opener = new URL('../../../src/search/model/sentence-model.ts', import.meta.url).href;

async function opened() {
  if (!real) throw new Error('there is no model');
  const model = openSentenceModel({ ...real, log: memoryLog(), dimensions: 384 });
  onTestFinished(() => model.close());
  expect(await model.whenReady()).toMatchObject({ dimensions: 384 });
  return model;
}

const dot = (a: Vector = new Float32Array(), b: Vector = new Float32Array()) =>
  a.reduce((sum, x, d) => sum + x * (b[d] ?? 0), 0);

describe.skipIf(!real)(
  'the real model (skipped without onnxruntime-node in TEST_MODEL_RUNTIME or models/runtime)',
  () => {
    test('knows one thing said in two ways from two things', async () => {
      const model = await opened();
      const [landing, studio, bananas] = await model.embedAll([
        'The moon landing was staged',
        'Apollo 11 never happened, it was filmed in a studio',
        'Bananas are rich in potassium',
      ]);
      expect(dot(landing, landing)).toBeCloseTo(1, 5);
      expect(dot(landing, studio)).toBeCloseTo(0.511, 1);
      expect(dot(landing, bananas)).toBeLessThan(0.2);
    });

    test('can be closed at work, and opened again beside another', async () => {
      const one = await opened();
      const other = await opened();
      const background = one.embedAll(Array.from({ length: 200 }, (_, i) => `claim ${i}`));
      await one.close();
      expect((await background).at(-1)).toBeUndefined();
      expect(await other.embed('Is the moon made of cheese?', 10_000)).toHaveLength(384);
      const again = await opened();
      expect(await again.embed('a '.repeat(10_000), 10_000)).toEqual(
        await other.embed('a '.repeat(10_000), 10_000),
      );
    });

    test('reports nothing to anybody and leaves no trace of the machine', () => {
      const home = mkdtempSync(join(tmpdir(), 'factdesk-home-'));
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      const program = `
        import { openSentenceModel } from ${JSON.stringify(opener)};
        const log = { debug() {}, info() {}, warn() {}, error() {} };
        const model = openSentenceModel({ ...${JSON.stringify(real)}, log });
        console.log((await model.whenReady()).dimensions);
        await model.close();`;
      // Where it believes itself to be in a build or a test, it is silent anyway.
      const env = { PATH: process.env.PATH, HOME: home };
      const file = join(home, 'program.mjs');
      writeFileSync(file, program);
      const { stdout } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
      expect(stdout).toBe('384\n');
      expect(readdirSync(home)).toEqual(['program.mjs']);
    });
  },
);
