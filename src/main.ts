import { join } from 'node:path';
import { createDoor } from './adapters/web/desk/door.ts';
import { isLoopback } from './adapters/web/desk/local.ts';
import type { Config } from './config.ts';
import type { OperatorError, Problem } from './core/errors.ts';
import type { Platform, Reply } from './core/message.ts';
import type { Adapter, Log, ReadFactChecks, Store } from './core/ports.ts';
import { canonicalUrl } from './core/url.ts';
import { deskPage } from './desk-page.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { levels } from './search/decide.ts';
import { openSearch } from './search/open.ts';
import { openStore } from './store/open.ts';
import { createMetrics } from './telemetry.ts';
import { version } from './version.ts';

const day = 24 * 60 * 60 * 1000;

/** The card of the fact-check that was published at an address; a withdrawn one is not spread. */
async function cardOf(url: string, { bot, index }: Pick<Desk, 'bot' | 'index'>) {
  const wanted = canonicalUrl(url);
  if (!wanted) return;
  const found = await index.find({ text: url });
  if (found.kind !== 'match') return;
  const { factCheck } = found.found;
  const same = factCheck.url !== undefined && canonicalUrl(factCheck.url) === wanted;
  return same && factCheck.status !== 'withdrawn' ? bot.present(factCheck) : undefined;
}

/** The platforms whose tokens are set. Their libraries are loaded only then: they are most of the start. */
async function connect(
  { slack, discord, web }: Config,
  store: Store,
  { bot, index, suggest, outlets, directories }: Desk,
  gone: (why: OperatorError) => void,
  drawings: Map<Platform, (reply: Reply) => unknown>,
  log: Log,
): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  if (slack) {
    const { createSlack } = await import('./adapters/slack/adapter.ts');
    const { heardAt } = bot;
    const cardAt = (url: string) => cardOf(url, { bot, index });
    const { oauth, ...others } = slack;
    const adapter = createSlack({
      ...others,
      ...(oauth && { oauth: { ...oauth, store } }),
      host: web.host,
      suggest,
      heardAt,
      cardAt,
      gone,
      log,
    });
    const { toMessage } = await import('./adapters/slack/render.ts');
    drawings.set('slack', (reply) => toMessage(reply));
    adapters.push(adapter);
    outlets.set('slack', adapter.outlet);
    directories.set('slack', adapter.directory);
  }
  if (discord) {
    const { createDiscord } = await import('./adapters/discord/adapter.ts');
    const { heardAt } = bot;
    const { shelves } = index;
    const adapter = createDiscord({ ...discord, suggest, shelves, heardAt, gone, log });
    const { toMessage } = await import('./adapters/discord/message.ts');
    drawings.set('discord', toMessage);
    adapters.push(adapter);
    outlets.set('discord', adapter.outlet);
    directories.set('discord', adapter.directory);
  }
  // So that the first who types does not wait while the claims are read.
  if (adapters.length > 0) await suggest('first', 1);
  return adapters;
}

/** Deletes what is older than the retention, now and once a day. Returns what ends it. */
function keepPruned(store: Store, retentionDays: number, log: Log): () => void {
  const prune = () =>
    store.prune(new Date(Date.now() - retentionDays * day)).then(
      (gone) => log.debug({ gone }, 'questions past their time are deleted'),
      (error: unknown) => log.error({ err: error }, 'deleting old questions failed'),
    );
  void prune();
  const timer = setInterval(prune, day);
  timer.unref();
  return () => clearInterval(timer);
}

/** A desk that is running. */
export interface Running {
  url: string;
  factChecks: number;
  problems: readonly Problem[];
  platforms: Platform[];
  /** Resolves where a platform has closed the connection for good, with why. */
  gone: Promise<OperatorError>;
  /** Takes nothing new, answers what was asked, closes. */
  stop(): Promise<void>;
}

/** What was opened and must be closed, last opened first, even where a later part fails to open. */
function closers() {
  const open: (() => unknown)[] = [];
  return {
    add: (close: () => unknown) => open.push(close),
    async closeAll() {
      for (let close = open.pop(); close; close = open.pop()) await close();
    },
  };
}

/**
 * Starts everything: store, library, index, conversation, page, and the platforms that have tokens.
 *
 * @throws OperatorError for whatever the operator can mend; what was opened by then is closed again
 */
export async function serve(config: Config, log: Log): Promise<Running> {
  const { dataDir, databaseUrl, retentionDays } = config;
  const closing = closers();
  try {
    const store = await openStore({ dataDir, log, ...(databaseUrl ? { databaseUrl } : {}) });
    closing.add(() => store.close());
    closing.add(keepPruned(store, retentionDays, log));
    const searchOver = (read: ReadFactChecks) =>
      openSearch({
        file: join(dataDir, 'search.snapshot'),
        release: version,
        thresholds: levels[config.matchCaution],
        ...(config.matchModel && { model: { folder: config.matchModel, cache: store.vectors } }),
        read,
        log,
      });
    const { host, deskUrl } = config.web;
    // Whoever gets a link sits elsewhere, unless the page is on this machine alone: then only they can use it.
    const address = () => deskUrl ?? (isLoopback(host) ? web.url : undefined);
    const door = createDoor({ store, address });
    const desk = await openDesk(config, store, log, searchOver, door.link);
    closing.add(() => desk.close());
    const { search } = desk;
    await search.save();
    closing.add(() => search.save());

    const { createWeb } = await import('./adapters/web/adapter.ts');
    const metrics = createMetrics();
    const { index } = desk;
    const health = async () => {
      const { database } = await store.check();
      const model = search.model();
      return {
        ok: true,
        database,
        factChecks: (await index.list({ offset: 0, limit: 1 })).total,
        ...(model !== undefined && { model }),
      };
    };
    const ask = metrics.timed(desk.bot.ask);
    const drawings = new Map<Platform, (reply: Reply) => unknown>();
    const { press, suggest, directories } = desk;
    const parts = { press, index, suggest, door, store, directories, drawings, log };
    const web = createWeb({
      ...config.web,
      ask,
      index,
      health,
      metrics: metrics.text,
      desk: deskPage(config, parts),
      log,
    });
    const gone = Promise.withResolvers<OperatorError>();
    const adapters = [web, ...(await connect(config, store, desk, gone.resolve, drawings, log))];
    for (const adapter of adapters) {
      await adapter.start(metrics.counted(desk.bot.handle));
      closing.add(() => adapter.stop());
    }
    await desk.press.start();
    closing.add(() => desk.press.stop());
    return {
      url: web.url,
      factChecks: desk.opened.ids.length,
      problems: desk.opened.problems,
      platforms: adapters.map(({ platform }) => platform),
      gone: gone.promise,
      stop: closing.closeAll,
    };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}
