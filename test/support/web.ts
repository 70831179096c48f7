import { createWeb } from '../../src/adapters/web/adapter.ts';
import type { DeskPage } from '../../src/adapters/web/desk/needs.ts';
import type { Ask, Log, SearchIndex } from '../../src/core/ports.ts';
import { aFactCheck } from './factcheck.ts';

const quiet = () => {};

/** A log that keeps what went wrong. */
export function errorLog(): Log & { errors: object[] } {
  const errors: object[] = [];
  return { errors, debug: quiet, info: quiet, warn: quiet, error: (facts) => errors.push(facts) };
}

interface Setting {
  ask?: Ask;
  index?: Pick<SearchIndex, 'get'>;
  health?: () => Promise<{ ok: boolean }>;
  host?: string;
  port?: number;
  log?: Log;
  desk?: DeskPage;
}

/** The page on a free port of this machine, over a library that holds one fact-check, `moon-cheese`. */
export function aWeb(setting: Setting = {}) {
  return createWeb({
    host: '127.0.0.1',
    port: 0,
    ask: async () => ({ kind: 'none', closest: [] }),
    index: { get: async (id) => (id === 'moon-cheese' ? aFactCheck() : undefined) },
    health: async () => ({ ok: true }),
    metrics: async () => 'factdesk_acts_total 1\n',
    log: errorLog(),
    ...setting,
  });
}
