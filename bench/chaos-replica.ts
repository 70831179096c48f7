import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Order } from './chaos-orders.ts';

const answerSchema = z.object({
  n: z.number(),
  done: z.record(z.string(), z.unknown()).optional(),
  failed: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** A desk that was killed before it answered. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** One desk process, which is started again after each kill. */
export interface Replica {
  /** Rejects with Killed where it died first. */
  tell(order: Order): Promise<Answer>;
  /** Kills it with -9 and starts it again; resolves when the next one is there. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  kills(): number;
}

const script = fileURLToPath(new URL('./chaos-desk.ts', import.meta.url));

/** @param environment what the desk is told of the platforms and its store */
export function createReplica(environment: Readonly<Record<string, string>>): Replica {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let child: ChildProcessWithoutNullStreams;
  let ready: Promise<void>;
  let count = 0;

  function start(): void {
    const started = spawn(process.execPath, [script], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    ready = promise;
    child = started;
    started.stderr.on('data', (text: Buffer) => process.stderr.write(text));
    started.stdin.on('error', () => {});
    createInterface({ input: started.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const said: unknown = JSON.parse(line);
      const answer = answerSchema.safeParse(said).data;
      if (!answer) return resolve();
      waiting.get(answer.n)?.resolve(answer);
      waiting.delete(answer.n);
    });
    started.once('exit', () => {
      resolve();
      for (const one of waiting.values()) one.reject(new Killed('the desk was killed'));
      waiting.clear();
    });
  }

  start();
  return {
    async tell(order) {
      await ready;
      if (child.killed || child.exitCode !== null) throw new Killed('the desk was killed');
      const answer = Promise.withResolvers<Answer>();
      waiting.set(order.n, answer);
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return answer.promise;
    },
    async kill() {
      count += 1;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      start();
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    kills: () => count,
  };
}
