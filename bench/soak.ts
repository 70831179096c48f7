import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDiscord } from '../src/adapters/discord/adapter.ts';
import { createBot } from '../src/bot/bot.ts';
import type { FactCheck } from '../src/core/factcheck.ts';
import { createIndex } from '../src/search/index.ts';
import { createSuggestions } from '../src/search/suggest.ts';
import { openStore } from '../src/store/open.ts';
import { createLog } from '../src/telemetry.ts';
import { aFactCheck } from '../test/support/factcheck.ts';
import type { FromPeer, ToPeer } from './soak-peer.ts';

/**
 * Sends interactions through a whole desk (adapter, conversation, index, store on disk) with a Discord in a process of
 * its own, and prints the desk's memory on the way and how soon each was acknowledged. Loopback only; ends by itself.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    'at-once': { type: 'string', default: '200' },
    claims: { type: 'string', default: '14231' },
  },
});
const count = Number(values.count);
const atOnce = Number(values['at-once']);

const things =
  'vaccines towers lemons rivers banks phones bridges cats glaciers schools taxes trains'.split(
    ' ',
  );
const does = 'cause cure hide spread cost double ruin save follow replace'.split(' ');
const what =
  'autism cancer earthquakes poverty crime inflation floods blindness unemployment fires'.split(
    ' ',
  );
const pick = (from: readonly string[], n: number) => from[n % from.length] ?? '';

/** Claims that differ in few words, as published ones do. */
function library(size: number): FactCheck[] {
  return Array.from({ length: size }, (_, n) => {
    const claim = `${pick(things, n)} ${pick(does, Math.floor(n / 12))} ${pick(what, Math.floor(n / 120))} in district ${Math.floor(n / 1200)}`;
    return aFactCheck({ id: `soak-${n}`, claim, title: `Fact check: ${claim}` });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'factdesk-soak-'));
const log = createLog('error');
const store = await openStore({ dataDir: folder, log });
const index = createIndex();
const suggestions = createSuggestions();
const factChecks = library(Number(values.claims));
await index.put(factChecks);
suggestions.put(factChecks);
const bot = createBot({ index, store, log });
const claims = factChecks
  .filter((_, n) => n % Math.ceil(factChecks.length / 500) === 0)
  .map(({ claim }) => `is it true that ${claim}?`);

const peer = fork(fileURLToPath(new URL('soak-peer.ts', import.meta.url)));
const tell = (message: ToPeer) => peer.send(message);
const times: number[] = [];
const ended = Promise.withResolvers<void>();
let printed = 0;
let refused = 0;

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
function memory(): string {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return `${megabytes(rss)} in all, ${megabytes(heapUsed)} of it objects`;
}

function percentile(share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;
}

const adapterOf = (token: string, apiUrl: string) =>
  createDiscord({
    token,
    apiUrl,
    log,
    suggest: suggestions.suggest,
    shelves: index.shelves,
    heardAt: bot.heardAt,
  });
let adapter: ReturnType<typeof createDiscord> | undefined;

peer.on('message', async (message: FromPeer) => {
  if (message.kind === 'ready') {
    adapter = adapterOf(message.token, message.apiUrl);
    await adapter.start(bot.handle);
    console.log(`${factChecks.length} claims; before the first: ${memory()}`);
    tell({ count, atOnce, claims });
    return;
  }
  times.push(...message.acknowledged);
  refused = message.refused.length;
  const tenth = Math.floor((message.done / count) * 10);
  if (tenth > printed) {
    printed = tenth;
    console.log(`after ${message.done}: ${memory()}`);
  }
  if (message.done >= count) ended.resolve();
});
await ended.promise;
console.log(
  `acknowledged, ${atOnce} at once: half within ${percentile(0.5)}, 95% ${percentile(0.95)}, 99% ${percentile(0.99)}, the last ${percentile(1)}; refused by Discord: ${refused}`,
);
await adapter?.stop();
peer.kill();
await store.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
