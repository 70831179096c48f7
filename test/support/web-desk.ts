import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { serve } from '../../src/main.ts';
import { createLog } from '../../src/telemetry.ts';
import { wordIndex } from './index.ts';
import { memoryStore } from './memory-store.ts';
import { aBot } from './press.ts';
import { aWeb, errorLog } from './web.ts';

/** The whole desk as `npm start` runs it, over the project's own library, on a free port. */
export async function wholeDesk() {
  const dataDir = await mkdtemp(join(tmpdir(), 'factdesk-web-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const desk = await serve(config, createLog(config.logLevel));
  return {
    url: desk.url,
    async close() {
      await desk.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The page over the real conversation and a library of a test's own. */
export async function deskOver(factChecks: readonly FactCheck[]) {
  const log = errorLog();
  const index = wordIndex();
  await index.put(factChecks);
  const bot = aBot({ index, store: memoryStore(), log });
  const web = aWeb({ ask: bot.ask, index, log });
  await web.start(bot.handle);
  return { url: web.url, index, log, close: () => web.stop() };
}
