import { createInterface, type Interface } from 'node:readline';
import { shortenLine } from '../fit.ts';
import { printable } from '../printable.ts';
import { labels } from './labels.ts';
import { renderSentence, type Shape } from './render.ts';

/** Where a person types and reads. `columns` and `colour` are asked again at every answer. */
export interface Ends extends Shape {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
}

/** How lines come in, and what is written around them. */
export interface Typing {
  lines: Interface;
  greet(): Promise<void>;
  /** Shows that a line may be typed. */
  prompt(): Promise<void>;
  /** Makes a line that was read stand in the output. */
  echo(line: string): Promise<void>;
  /** Writes; resolves when it is on its way, also where nobody reads any more. */
  write(text: string): Promise<void>;
}

const writerTo = (output: NodeJS.WritableStream) => (text: string) =>
  new Promise<void>((resolve) => output.write(text, () => resolve()));

const crlfDelay = Number.POSITIVE_INFINITY;
const nothing = async () => {};

/** A person at a terminal, which shows by itself what they type and lets them edit it. */
function atTerminal(ends: Ends): Typing {
  const { input, output } = ends;
  const write = writerTo(output);
  const lines = createInterface({
    input,
    output,
    crlfDelay,
    terminal: true,
    prompt: labels.prompt,
  });
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  return {
    lines,
    write,
    echo: nothing,
    greet: () => write(`${renderSentence(labels.greeting, ends)}\n\n`),
    async prompt() {
      if (isOpen) lines.prompt();
    },
  };
}

const shortestEcho = 20;

/** Through pipes, where the output alone is to read like the conversation. */
function throughPipe({ input, output, columns }: Ends): Typing {
  const write = writerTo(output);
  const room = Math.max(columns - labels.prompt.length, shortestEcho);
  return {
    lines: createInterface({ input, crlfDelay, terminal: false }),
    write,
    echo: (line) => write(`${shortenLine(printable(line), room)}\n`),
    greet: nothing,
    prompt: () => write(labels.prompt),
  };
}

export function openTyping(ends: Ends): Typing {
  return ends.input.isTTY && ends.output.isTTY ? atTerminal(ends) : throughPipe(ends);
}
