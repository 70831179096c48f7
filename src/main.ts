import { join } from 'node:path';
import { createDoor } from './adapters/web/desk/door.ts';
import { isLoopback } from './adapters/web/desk/local.ts';
import { createAllowance } from './bot/allowance.ts';
import { createBot } from './bot/bot.ts';
import { createCompose } from './bot/publish/compose.ts';
import type { Config } from './config.ts';
import { createLibrary } from './content/library.ts';
import type { OperatorError, Problem } from './core/errors.ts';
import type { FactCheck } from './core/factcheck.ts';
import type { Place, Platform, Reply } from './core/message.ts';
import type { Adapter, Change, Log, SearchIndex, Store, Suggest } from './core/ports.ts';
import type { Person } from './core/publication.ts';
import type { Directory, Outlet } from './core/publishing.ts';
import { canonicalUrl } from './core/url.ts';
import { deskPage } from './desk-page.ts';
import { createPress, type PressRoom } from './publishing/press.ts';
import { levels } from './search/decide.ts';
import { createIndex } from './search/index.ts';
import { openSearch, type Search } from './search/open.ts';
import { createSuggestions, type Suggestions } from './search/suggest.ts';
import { openStore } from './store/open.ts';
import { createMetrics } from './telemetry.ts';
import { version } from './version.ts';

const day = 24 * 60 * 60 * 1000;

/** The library, searchable, with the conversation over it. */
export interface Desk {
  folder: string;
  index: SearchIndex;
  suggest: Suggest;
  bot: ReturnType<typeof createBot>;
  press: PressRoom;
  /** The platforms that can be posted to; whoever connects them puts them here. */
  outlets: Map<Platform, Outlet>;
  directories: Map<Platform, Directory>;
  /** What the library held when it was opened. */
  opened: Change;
  /** What is wrong in the library now. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

/** Puts what changed into the index, and into what is suggested. */
async function apply(
  { index, suggestions }: { index: SearchIndex; suggestions: Suggestions },
  { removed, now }: { removed: readonly FactCheck[]; now: readonly FactCheck[] },
): Promise<void> {
  const gone = removed.map(({ id }) => id);
  await index.drop(gone);
  suggestions.drop(gone);
  await index.put(now);
  suggestions.put(now);
}

type DeskConfig = Pick<
  Config,
  'contentDir' | 'retentionDays' | 'oldAfterDays' | 'matchCaution' | 'newsroom'
>;

/**
 * Opens the library in `contentDir` over a store, and keeps the index as the library is until closed.
 *
 * @param search what finds fact-checks; by default one that keeps nothing for the next start
 * @param signIn makes an address that signs a moderator in to the page; by default there is no page to reach
 * @throws OperatorError where the folder is missing
 */
export async function openDesk(
  config: DeskConfig,
  store: Store,
  log: Log,
  search?: Search,
  signIn?: (person: Person) => Promise<string | undefined>,
): Promise<Desk> {
  const { contentDir: folder, retentionDays, oldAfterDays, matchCaution, newsroom } = config;
  const index = search?.index ?? createIndex({ thresholds: levels[matchCaution] });
  const suggestions = createSuggestions();
  const now = () => new Date();
  const outlets = new Map<Platform, Outlet>();
  const directories = new Map<Platform, Directory>();
  const put = (factChecks: readonly FactCheck[]) =>
    apply({ index, suggestions }, { removed: [], now: factChecks });
  const press = createPress({
    store,
    outlets,
    directories,
    get: index.get,
    put,
    compose: createCompose({ now, oldAfterDays }),
    localeOf: async ({ platform, workspace }: Place) =>
      (await store.settings.get(`${platform}/${workspace}`, 'language')) || 'en',
    newsroom,
    log,
    now,
  });
  const take = ({ removed, added, changed }: Change) => {
    const here = [...added, ...changed.map(({ after }) => after)];
    return apply({ index, suggestions }, { removed, now: here.map(press.over) });
  };
  const revisions = press.witness(store.revisions);
  const library = createLibrary({ dir: folder, revisions, log });
  let problems: readonly Problem[] = [];
  const opened = await library.start(async (change) => {
    await take(change);
    problems = change.problems;
  });
  await take(opened);
  search?.keepOnly(new Set(opened.added.map(({ id }) => id)));
  problems = opened.problems;
  return {
    folder,
    index,
    suggest: suggestions.suggest,
    press,
    outlets,
    directories,
    bot: createBot({
      index,
      store,
      press,
      ...(signIn && { signIn }),
      log,
      retentionDays,
      oldAfterDays,
      allowance: createAllowance(),
    }),
    opened,
    problems: () => problems,
    close: () => library.stop(),
  };
}

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
    const search = openSearch({
      file: join(dataDir, 'search.snapshot'),
      release: version,
      thresholds: levels[config.matchCaution],
      ...(config.matchModel && { model: { folder: config.matchModel, cache: store.vectors } }),
      log,
    });
    closing.add(() => search.close());
    const { host, deskUrl } = config.web;
    // Whoever gets a link sits elsewhere, unless the page is on this machine alone: then only they can use it.
    const address = () => deskUrl ?? (isLoopback(host) ? web.url : undefined);
    const door = createDoor({ store, address });
    const desk = await openDesk(config, store, log, search, door.link);
    closing.add(() => desk.close());
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
      factChecks: desk.opened.added.length,
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
