import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const cli = inProject('src/cli.ts');

/** Only what a test sets: nothing of the machine's own configuration reaches the desk. */
const bare = {
  PATH: process.env.PATH,
  LOG_LEVEL: 'info',
  PORT: '0',
  // Each process would compile the same code again, which is most of its start.
  NODE_COMPILE_CACHE: inProject('node_modules/.cache/node-compile'),
};

type Env = Record<string, string>;

function start(args: readonly string[], env: Env): ChildProcess {
  return spawn(process.execPath, [cli, ...args], { env: { ...bare, ...env } });
}

/** What a command left behind. */
export interface Done {
  code: number | null;
  out: string;
  /** The lines of standard error. */
  err: string[];
}

const linesOf = (said: string): string[] => said.split('\n').filter((line) => line !== '');

/** Runs a command to its end. */
export async function factdesk(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Env; input?: string | Buffer } = {},
): Promise<Done> {
  const child = start(args, env);
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('the process has no pipes');
  stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')]);
  return { code, out, err: linesOf(err) };
}

/** A desk that runs as a process of its own. */
export interface Served {
  url: string;
  /** Standard output so far. */
  said(): string[];
  /** Resolves with the first line of the log, from its beginning, that holds some words. */
  logged(words: string): Promise<string>;
  /** Sends a signal and resolves with how the process ended. */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<{ code: number | null }>;
  signal(signal: 'SIGTERM'): void;
  ended: Promise<{ code: number | null }>;
}

/** Lines of a stream as they come, and a way to wait for one of them. */
function follow(stream: NodeJS.ReadableStream) {
  const lines: string[] = [];
  let heard = () => {};
  const reading = createInterface({ input: stream });
  let over = false;
  reading.on('line', (line) => {
    lines.push(line);
    heard();
  });
  reading.on('close', () => {
    over = true;
    heard();
  });
  return {
    lines,
    async until(words: string): Promise<string> {
      for (;;) {
        const found = lines.find((line) => line.includes(words));
        if (found !== undefined) return found;
        if (over) throw new Error(`"${words}" never came:\n${lines.join('\n')}`);
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}

/** Starts `factdesk serve` and waits until it is ready. Whoever starts it ends it. */
export async function serve(env: Env): Promise<Served> {
  const child = start(['serve'], env);
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the process has no pipes');
  const out = follow(stdout);
  const err = follow(stderr);
  const ended = once(child, 'exit').then(([code]) => ({ code }));
  const failed = ended.then(() => {
    throw new Error(`the desk did not start:\n${err.lines.join('\n')}`);
  });
  const ready = await Promise.race([out.until('factdesk is ready: '), failed]);
  failed.catch(() => {});
  return {
    url: ready.replace('factdesk is ready: ', ''),
    said: () => out.lines,
    logged: err.until,
    ended,
    signal: (signal) => child.kill(signal),
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
