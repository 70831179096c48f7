import pino, { type Logger } from 'pino';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Config } from './config.ts';
import type { Incoming, Reply } from './core/message.ts';
import type { Ask, Handle } from './core/ports.ts';

/** Names under which something secret could reach the log. */
const secrets = ['token', 'botToken', 'appToken', 'signingSecret', 'databaseUrl', 'authorization'];

/** The log: one JSON object a line, on standard error, so that standard output stays for people. */
export function createLog(level: Config['logLevel']): Logger {
  const redact = secrets.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, redact, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** Counters and times in the Prometheus text format. */
export interface Metrics {
  /** The same conversation, counted. */
  counted(handle: Handle): Handle;
  /** The same asking, counted by what was found and timed. */
  timed(ask: Ask): Ask;
  /** All figures as Prometheus reads them. */
  text(): Promise<string>;
}

/** What the desk counts about itself. Nothing that tells who asked or what. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const acts = new Counter({
    name: 'factdesk_acts_total',
    help: 'What people did, by platform and act',
    labelNames: ['platform', 'act'],
    registers: [registry],
  });
  const answers = new Counter({
    name: 'factdesk_answers_total',
    help: 'Answers of the interface for programs, by kind',
    labelNames: ['kind'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'factdesk_handle_seconds',
    help: 'From what came in to the reply',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers: [registry],
  });
  return {
    counted:
      (handle) =>
      async (incoming: Incoming): Promise<Reply | undefined> => {
        acts.inc({ platform: incoming.place.platform, act: incoming.act.kind });
        const end = seconds.startTimer();
        try {
          return await handle(incoming);
        } finally {
          end();
        }
      },
    timed: (ask) => async (question, platform) => {
      const answer = await ask(question, platform);
      answers.inc({ kind: answer.kind });
      return answer;
    },
    text: () => registry.metrics(),
  };
}
