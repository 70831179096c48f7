import { afterEach, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { Question } from '../../../src/core/question.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { aWeb, errorLog } from '../../support/web.ts';
import { deskOver } from '../../support/web-desk.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A page whose parts are as a test sets them. */
async function started(setting: Parameters<typeof aWeb>[0] = {}) {
  const web = aWeb(setting);
  await web.start(async () => undefined);
  open.push(() => web.stop());
  return async (path: string, init?: RequestInit) => {
    const response = await fetch(`${web.url}${path}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

test('a program gets the decision with the whole fact-check, as JSON', async () => {
  const desk = await deskOver([aFactCheck()]);
  open.push(desk.close);
  const asking = (q: string) =>
    fetch(`${desk.url}/api/ask?q=${encodeURIComponent(q)}`).then((response) => response.json());
  expect(await asking('is the moon made of cheese?')).toMatchObject({
    kind: 'match',
    found: { factCheck: aFactCheck(), claim: 'The moon is made of cheese' },
  });
  expect(await asking('who won the raffle?')).toEqual({ kind: 'none', closest: [] });
});

test('the question arrives as it was written, with the language it was asked in', async () => {
  const asked: Question[] = [];
  const get = await started({
    ask: async (question) => {
      asked.push(question);
      return { kind: 'none', closest: [] };
    },
  });
  await get('/api/ask?q=50%25+%26+more%20%C3%A9%00&q=second', {
    headers: { 'accept-language': 'pt-BR,pt;q=0.9' },
  });
  await get('/api/ask?q=x', { headers: { 'accept-language': '!!' } });
  expect(asked).toEqual([{ text: '50% & more é\u0000', locale: 'pt-BR' }, { text: 'x' }]);
});

test('what cannot be answered gets a status and one sentence for whoever wrote the program', async () => {
  const get = await started({
    ask: async ({ text }) => {
      if (!text.trim()) throw new UserError('empty-question');
      return { kind: 'none', closest: [] };
    },
  });
  for (const [path, status, sentence] of [
    ['/api/ask', 400, /^Give a question, for example \/api\/ask\?q=/],
    ['/api/ask?q=', 400, /^Give a question/],
    ['/api/ask?q=%ff', 400, /encodeURIComponent/],
    ['/api/nothing', 404, /GET \/api\/ask\?q=/],
  ] as const) {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(Object.keys(JSON.parse(answer.text))).toEqual(['error']);
    expect(JSON.parse(answer.text).error).toMatch(sentence);
  }
  const wrong = await get('/api/ask?q=x', { method: 'POST' });
  expect(wrong.status).toBe(403);
  const put = await get('/api/ask?q=x', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
  });
  expect(put.status).toBe(405);
  expect(put.headers.get('allow')).toBe('GET, HEAD');
  expect(JSON.parse(put.text).error).toMatch(/only answers GET/);
});

test('a failure is told with a reference that stands in the log, and nothing else', async () => {
  const log = errorLog();
  const get = await started({
    log,
    ask: async () => {
      throw new Error('password=hunter2');
    },
  });
  const { status, text } = await get('/api/ask?q=x');
  expect(status).toBe(500);
  expect(text).not.toContain('hunter2');
  const [logged] = log.errors;
  expect(text).toContain(logged && 'reference' in logged ? String(logged.reference) : 'none');
});

test('a failure on the page is a page too', async () => {
  const web = aWeb();
  await web.start(async () => {
    throw new Error('password=hunter2');
  });
  open.push(() => web.stop());
  const response = await fetch(`${web.url}/?q=x`);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).toMatch(/<h2>Something went wrong<\/h2>/);
  expect(text).toContain('id="composer"');
  expect(text).not.toContain('hunter2');
});

test('health is told with its figures, and is 503 where the desk cannot work', async () => {
  const well = await started({ health: async () => ({ ok: true, factChecks: 40 }) });
  expect(await well('/healthz')).toMatchObject({
    status: 200,
    text: '{"ok":true,"factChecks":40}',
  });
  const ill = await started({ health: async () => ({ ok: false }) });
  expect(await ill('/healthz')).toMatchObject({ status: 503, text: '{"ok":false}' });
  const log = errorLog();
  const broken = await started({
    log,
    health: async () => {
      throw new Error('database is locked at /secret/path');
    },
  });
  expect(await broken('/healthz')).toMatchObject({ status: 503, text: '{"ok":false}' });
  expect(log.errors).toHaveLength(1);
});

test('metrics are plain text', async () => {
  const get = await started();
  const { status, headers, text } = await get('/metrics');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  expect(text).toBe('factdesk_acts_total 1\n');
});
