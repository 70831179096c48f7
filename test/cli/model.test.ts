import { createReadStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dropOtherSystems } from '../../src/cli/model-runtime.ts';
import { modelFolder, realFolder } from '../support/model.ts';
import { factdesk, serve } from '../support/process.ts';

/** An empty folder, gone after the test. */
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'factdesk-fetch-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The files of a folder over HTTP; the address ends with a slash, as people write it. */
async function mirror(folder: string): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const file = join(folder, basename(url));
    if (existsSync(file)) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/model/`;
}

describe('factdesk model', () => {
  test('takes no folder that lacks a file, and no address without one', async () => {
    const into = await emptyFolder();
    const run = (from: string) =>
      factdesk(['model', '--no-runtime', '--from', from, '--into', into]);
    const lacking = await run(await emptyFolder());
    expect(lacking.err).toHaveLength(1);
    expect(lacking.err[0]).toMatch(
      /^factdesk: .* has no model.onnx; name a folder that holds the model/,
    );
    expect(lacking.code).toBe(2);
    const missing = await run(await mirror(await emptyFolder()));
    expect(missing.err).toHaveLength(1);
    expect(missing.err[0]).toMatch(
      /^factdesk: http:\S+\/model\/model.onnx answered 404; name another/,
    );
    expect(missing.code).toBe(1);
    expect(readdirSync(into)).toEqual([]);
  });

  test('says how much it is before anything, and keeps nothing that is something else', async () => {
    const into = await emptyFolder();
    const from = modelFolder();
    for (const place of [from, await mirror(from)]) {
      const { code, out, err } = await factdesk([
        'model',
        '--no-runtime',
        '--from',
        place,
        '--into',
        into,
      ]);
      expect(out).toBe(`The model all-MiniLM-L6-v2 (Apache-2.0): 23 MB, into ${into}.\n`);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(
        /is not what it should be \(its SHA-256 is another\) and was not kept/,
      );
      expect(code).toBe(1);
      expect(readdirSync(into)).toEqual([]);
    }
  });

  test.skipIf(!realFolder)(
    'fetches the real model once, from a mirror (skipped without one)',
    async () => {
      const into = await emptyFolder();
      const from = await mirror(realFolder ?? '');
      const run = () => factdesk(['model', '--no-runtime', '--from', from, '--into', into]);
      const { code, out, err } = await run();
      expect({ code, err }).toEqual({ code: 0, err: [] });
      expect(out).toMatch(
        /model.onnx is there and verified[\s\S]*tokenizer.json is there and verified/,
      );
      expect(out).toContain(`set MATCH_MODEL=${into} in the environment`);
      expect(readdirSync(into).toSorted()).toEqual(['model.onnx', 'tokenizer.json']);
      expect((await run()).out).toMatch(
        /model.onnx is there already[\s\S]*tokenizer.json is there already/,
      );
    },
  );
});

test('of what runs a model, only what is for this system stays', async () => {
  const folder = await emptyFolder();
  const own = join(process.platform, process.arch);
  for (const place of [own, 'linux/mips', 'plan9/x64', `${process.platform}/s390x`]) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, 'runtime.node'), '');
  }
  dropOtherSystems(folder);
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(left.filter((path) => path.endsWith('.node'))).toEqual([join(own, 'runtime.node')]);
});

describe('factdesk doctor', () => {
  test('says what is wrong with the model', async () => {
    const data = await emptyFolder();
    const { out } = await factdesk(['doctor'], {
      env: { DATA_DIR: data, MATCH_MODEL: join(data, 'nowhere') },
    });
    expect(out).toMatch(
      /^fix model: The model folder .*nowhere is missing; fetch a model with npm run model/m,
    );
  });
});

describe('a desk whose model is missing', () => {
  test('answers without it, and its health says so', async () => {
    const data = await emptyFolder();
    const desk = await serve({ DATA_DIR: data, MATCH_MODEL: join(data, 'nowhere') });
    try {
      await desk.logged('the sentence model cannot be used');
      const health = await (await fetch(`${desk.url}/healthz`)).json();
      expect(health).toMatchObject({
        ok: true,
        model: expect.stringMatching(/^failed: The model folder .*nowhere is missing/),
      });
      const answer = await fetch(`${desk.url}/api/ask?q=is+the+great+wall+visible+from+space`);
      expect(await answer.json()).toMatchObject({ kind: 'match' });
    } finally {
      expect(await desk.kill('SIGTERM')).toEqual({ code: 0 });
    }
  });
});
