import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { markdown } from '../support/library.ts';
import { factdesk, type Served, serve } from '../support/process.ts';

let folder: string;
let env: { CONTENT_DIR: string; DATA_DIR: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factdesk-serve-'));
  env = { CONTENT_DIR: join(folder, 'content'), DATA_DIR: join(folder, 'data') };
  await mkdir(env.CONTENT_DIR);
  await save('moon.md', markdown({ claim: 'The moon is made of cheese' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As most editors save: a new file takes the old one's place. */
async function save(name: string, content: string): Promise<void> {
  const file = join(env.CONTENT_DIR, name);
  await writeFile(`${file}.saving`, content);
  await rename(`${file}.saving`, file);
}

/** As much of an answer as is read here. */
const answerSchema = z.object({
  kind: z.string(),
  found: z
    .object({ factCheck: z.object({ id: z.string(), rating: z.object({ label: z.string() }) }) })
    .optional(),
});

async function ask(url: string, question: string) {
  const response = await fetch(`${url}/api/ask?q=${encodeURIComponent(question)}`);
  expect(response.status).toBe(200);
  return answerSchema.parse(await response.json());
}

/** The label that a question is answered with, once it is the one that is waited for. */
async function untilRated(url: string, question: string, label: string): Promise<void> {
  for (;;) {
    const { found } = await ask(url, question);
    if (found?.factCheck.rating.label === label) return;
    await sleep(20);
  }
}

describe('a desk that runs', () => {
  let desk: Served;
  beforeAll(async () => {
    desk = await serve(env);
  });
  afterAll(async () => {
    await desk.kill('SIGKILL');
  });

  test('has printed one address, and answers there', async () => {
    const addresses = desk
      .said()
      .join('\n')
      .match(/https?:\/\/\S+/g);
    expect(addresses).toEqual([desk.url]);
    expect(desk.said().join('\n')).toContain('1 fact-check from');
    expect(await (await fetch(desk.url)).text()).toContain('factdesk');
    expect(await ask(desk.url, 'is the moon made of cheese?')).toMatchObject({
      kind: 'match',
      found: { factCheck: { id: 'moon-cheese' } },
    });
  });

  test('answers whatever comes, or says in a sentence why not', async () => {
    const hostile = [
      '🙂🙂',
      '\u202eabc',
      "'; DROP TABLE x; --",
      '<!channel> @everyone',
      'هل القمر',
    ];
    for (const question of hostile) await ask(desk.url, question);
    for (const query of ['q=', 'q=%E2%80%8B', 'q=%ff%fe', '', `q=${'x'.repeat(100_000)}`]) {
      const response = await fetch(`${desk.url}/api/ask?${query}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).toMatch(/\w+ .*\./);
    }
    expect((await ask(desk.url, 'is the moon made of cheese?')).kind).toBe('match');
  });

  test('finds a fact-check that is saved while it runs, and the last good one after a broken save', async () => {
    const question = 'are the canals of Mars real?';
    const mars = { id: 'mars-canals', claim: 'The canals of Mars are real' };
    await save('mars.md', markdown({ ...mars, rating: '"Mostly false"' }));
    await untilRated(desk.url, question, 'Mostly false');
    await save('mars.md', '---\nclaim: [\n---\n');
    const problem = await desk.logged('a problem in the library');
    expect(problem).toMatch(/mars\.md:\d+/);
    await untilRated(desk.url, question, 'Mostly false');
    await save('mars.md', markdown({ ...mars, rating: '"False"' }));
    await untilRated(desk.url, question, 'False');
  });

  test('keeps its folder and its port for itself', async () => {
    const again = await factdesk(['serve'], { env });
    expect(again.err).toHaveLength(1);
    expect(again.err[0]).toMatch(/in use by another factdesk \(process \d+\); stop it, or set/);
    expect(again).toMatchObject({ code: 1, out: '' });

    const { port } = new URL(desk.url);
    const elsewhere = { ...env, DATA_DIR: join(folder, 'other'), PORT: port };
    const second = await factdesk(['serve'], { env: elsewhere });
    expect(second.err).toHaveLength(1);
    expect(second.err[0]).toMatch(/is taken; stop the other program, or set PORT/);
    expect(second).toMatchObject({ code: 1, out: '' });
  });

  test('starts again after kill -9 with all it knew, and answers what came before it was told to stop', async () => {
    expect(await desk.kill('SIGKILL')).toEqual({ code: null });
    await save('mars.md', '---\nid: mars-canals\nclaim: [\n---\n');
    desk = await serve(env);
    expect(desk.said().join('\n')).toContain('1 problem in the library; factdesk check says');
    await untilRated(desk.url, 'are the canals of Mars real?', 'False');
    const { hostname, port, host } = new URL(desk.url);
    const body = 'q=is+the+moon+made+of+cheese%3F';
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const answered = text(socket);
    const head = [
      'POST /ask HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${desk.url}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    // The desk has taken the request in when it says that it wants the rest.
    await once(socket, 'readable');
    desk.signal('SIGTERM');
    await desk.logged('stopping');
    socket.write(body);
    const response = await answered;
    expect(response).toContain('HTTP/1.1 200');
    expect(response).toContain('The moon is made of cheese');
    expect(await desk.ended).toEqual({ code: 0 });
  });
});

describe('a desk that cannot start says in one line what to do', () => {
  test.each([
    ['a library that is missing', { CONTENT_DIR: 'none' }, /none is missing; make it, or set/],
    ['a library that is a file', { CONTENT_DIR: 'file' }, /file is a file; set CONTENT_DIR/],
    ['a data folder that is a file', { DATA_DIR: 'file' }, /cannot be made; .* set DATA_DIR/],
    ['an address that is not this machine’s', { HOST: '192.0.2.1' }, /set HOST/],
  ])('%s', async (_, given, words) => {
    await writeFile(join(folder, 'file'), '');
    const own = { ...env, DATA_DIR: join(folder, 'own') };
    const paths = Object.entries(given).map(([name, value]) =>
      name === 'HOST' ? [name, value] : [name, join(folder, value)],
    );
    const { code, out, err } = await factdesk(['serve'], {
      env: { ...own, ...Object.fromEntries(paths) },
    });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  // The superuser may read and write anywhere, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0).each([
    ['a data folder that may not be written', 'DATA_DIR', /make the folder writable/],
    ['a library that may not be read', 'CONTENT_DIR', /cannot be read; give/],
  ])('%s', async (_, name, words) => {
    const closed = join(folder, `closed-${name}`);
    await mkdir(closed, { mode: name === 'DATA_DIR' ? 0o500 : 0 });
    const own = { ...env, DATA_DIR: join(folder, 'own'), [name]: closed };
    const { code, err } = await factdesk(['serve'], { env: own });
    await chmod(closed, 0o700);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(words);
    expect(code).toBe(1);
  });

  test('a configuration with mistakes, every one of them', async () => {
    const { code, out, err } = await factdesk(['serve'], {
      env: { ...env, PORT: 'eighty', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'hunter2' },
    });
    expect(err[0]).toMatch(/^factdesk: the configuration has mistakes/);
    expect(err.slice(1).map((line) => line.trim().split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ]);
    expect(err.join()).not.toContain('hunter2');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
