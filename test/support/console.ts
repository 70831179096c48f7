import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createConsole } from '../../src/adapters/console/adapter.ts';
import type { Handle } from '../../src/core/ports.ts';
import type { Bench, Peer, Seen } from '../contracts/adapter.ts';
import { memoryLog } from './log.ts';

/** Anything that a terminal obeys, or that turns text round. */
const commanding = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** A console with a person at its other end, who types lines and reads what comes. */
export function aConsole({ terminal = false, columns = 80, colour = false } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: terminal });
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: terminal });
  const log = memoryLog();
  const adapter = createConsole({ input, output, columns, colour, log });
  let all = '';
  let heard = () => {};
  output.on('data', (text: string) => {
    all += text;
    heard();
  });

  /** What came from there on, once the desk waits for the next line or has ended. */
  async function idle(from: number): Promise<string> {
    let over = false;
    void adapter.ended.then(() => {
      over = true;
      heard();
    });
    while (!over && !/(^|\n)> $/.test(stripVTControlCharacters(all.slice(from)))) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    return all.slice(from);
  }
  const start = async (handle: Handle): Promise<void> => {
    const from = all.length;
    await adapter.start(handle);
    await idle(from);
  };

  return {
    adapter,
    /** Starts it; resolves when a line can be typed. */
    start,
    input,
    log,
    read: () => all,
    /** Types a line; what is read after it, without the line itself and the next prompt. */
    async type(line: string): Promise<string> {
      const from = all.length;
      input.write(`${line}\n`);
      const text = await idle(from);
      return text.slice(text.indexOf('\n') + 1).replace(/> $/, '');
    },
  };
}

/** `  n  Not my claim` in the list of what can be typed. */
const lettered = /^ {2}(\S+) {2}(\S.*)$/gm;

function seen(text: string): Seen {
  const choices = text.split('Type a letter or number to choose:').at(1) ?? '';
  return {
    text: text.trim(),
    buttons: [...choices.matchAll(lettered)].map(([, , label]) => label ?? ''),
    links: text.match(/^ *https?:\/\/\S+$/gm)?.map((link) => link.trim()) ?? [],
    audience: 'asker',
  };
}

export async function openConsole(): Promise<Bench> {
  const desk = aConsole();
  let last = '';
  const ask = async (line: string): Promise<Seen> => {
    last = await desk.type(line);
    return seen(last);
  };
  const peer: Peer = {
    ask,
    press(label) {
      const choices = [...last.matchAll(lettered)];
      const key = choices.find(([, , one]) => one === label)?.[1];
      if (!key) throw new Error(`there is no choice ${label}`);
      return ask(key);
    },
    pressToken: ask,
    violations: () =>
      desk.log.lines.map(({ message, facts }) => `${message}: ${JSON.stringify(facts)}`),
    smuggled: () => desk.read().match(commanding) ?? [],
  };
  const adapter = { ...desk.adapter, start: desk.start };
  return { adapter, peer, close: async () => {} };
}
