import { afterEach, describe, expect, test } from 'vitest';
import { readLine } from '../../../src/adapters/console/intake.ts';
import type { Incoming, Reply } from '../../../src/core/message.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { aConsole } from '../../support/console.ts';

const heard: Reply = {
  title: 'Heard',
  blocks: [{ kind: 'text', style: 'plain', text: 'Heard.' }],
  actions: [],
  audience: 'asker',
  locale: 'en',
};

let desks: ReturnType<typeof aConsole>[] = [];
afterEach(async () => {
  for (const { adapter } of desks) await adapter.stop();
  desks = [];
});

/** A console that answers everything alike, and what came in. */
async function talk(setting: Parameters<typeof aConsole>[0] = {}, answer = heard) {
  const desk = aConsole(setting);
  desks.push(desk);
  const acts: Incoming['act'][] = [];
  await desk.start(async ({ act }) => {
    acts.push(act);
    return answer;
  });
  return { ...desk, acts };
}

describe('what is typed', () => {
  test('is a choice by its letter, its number or its label, in any case', async () => {
    const { type, acts } = await talk({}, fullReply());
    await type('is the moon made of cheese?');
    for (const line of ['n', ' N ', 'not my claim', '11', 'Open']) await type(line);
    const reject = { kind: 'pressed', token: '1|reject|moon-cheese|moon-hollow' };
    const open = { kind: 'pressed', token: '1|show|moon-hollow|card|1' };
    expect(acts.slice(1)).toEqual([reject, reject, reject, open, open]);
  });

  test('is a link’s number: then its address is said again, whole', async () => {
    const { type, acts } = await talk({}, fullReply());
    await type('is the moon made of cheese?');
    expect(await type('2')).toContain(`https://example.org/sources/2/${'a'.repeat(120)}`);
    expect(acts).toHaveLength(1);
  });

  test('is a choice that is not there: one sentence, and nothing is asked', async () => {
    const { type, acts } = await talk();
    expect(await type('7')).toContain('There is no choice 7 here');
    expect(acts).toEqual([]);
  });

  test('is help, or the end', async () => {
    const { type, acts, adapter } = await talk();
    await type('HELP');
    await type('?');
    expect(acts).toEqual([{ kind: 'help' }, { kind: 'help' }]);
    await type('quit');
    await adapter.ended;
  });

  test('is too long: one sentence', () => {
    expect(readLine('x'.repeat(100_001), undefined)).toMatchObject({ kind: 'sentence' });
  });

  test('is nothing: nothing happens', async () => {
    const { type, acts } = await talk();
    expect(await type('   ')).toBe('');
    expect(acts).toEqual([]);
  });
});

describe('through pipes', () => {
  test('every line is answered in its turn, also after the input has ended', async () => {
    const { input, adapter, acts, read } = await talk();
    input.end('one\r\ntwo\nthree');
    await adapter.ended;
    expect(acts).toEqual(['one', 'two', 'three'].map((question) => ({ kind: 'ask', question })));
    expect(read()).toBe('> one\n\nHeard.\n\n> two\n\nHeard.\n\n> three\n\nHeard.\n\n> \n');
  });

  test('broken UTF-8 is a question like any other', async () => {
    const { input, adapter, acts } = await talk();
    input.end(Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a]));
    await adapter.ended;
    expect(acts).toEqual([{ kind: 'ask', question: 'a\ufffd\ufffdb' }]);
  });

  test('a failure is said with a reference that stands in the log', async () => {
    const desk = aConsole();
    desks.push(desk);
    await desk.start(() => Promise.reject(new Error('no')));
    const text = (await desk.type('hello')).replaceAll(/\s+/g, ' ');
    const [line] = desk.log.lines;
    expect(line?.level).toBe('error');
    expect(text).toContain(Object(line?.facts).reference);
  });
});

describe('at a terminal', () => {
  test('a person is greeted and reads what they typed once', async () => {
    const { type, read } = await talk({ terminal: true });
    await type('hello');
    expect(read()).toContain('Type a claim and press Enter.');
    expect(read().split('hello')).toHaveLength(2);
    expect(read()).toContain('Heard.');
  });

  test.each([
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ])('%s ends the conversation', async (_, key) => {
    const { input, adapter, acts } = await talk({ terminal: true });
    input.write(key);
    await adapter.ended;
    expect(acts).toEqual([]);
  });
});

test('nothing can be posted to a terminal', () => {
  const { adapter } = aConsole();
  expect(adapter.abilities).toEqual({ privateReplies: true, posts: false });
  expect(adapter).not.toHaveProperty('outlet');
});
