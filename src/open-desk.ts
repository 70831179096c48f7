import { createAllowance } from './bot/allowance.ts';
import { createBot } from './bot/bot.ts';
import { createCompose } from './bot/publish/compose.ts';
import type { Config } from './config.ts';
import { createLibrary } from './content/library.ts';
import type { Problem } from './core/errors.ts';
import type { FactCheck } from './core/factcheck.ts';
import type { Platform } from './core/message.ts';
import type {
  Change,
  Log,
  Opened,
  ReadFactChecks,
  SearchIndex,
  Store,
  Suggest,
} from './core/ports.ts';
import type { Person } from './core/publication.ts';
import type { Directory, Outlet } from './core/publishing.ts';
import { createPress, type PressRoom } from './publishing/press.ts';
import { levels } from './search/decide.ts';
import { openPassingSearch, type Search } from './search/open.ts';
import { createSuggestions, type Suggestions } from './search/suggest.ts';

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
  opened: Opened;
  read: ReadFactChecks;
  search: Pick<Search, 'save' | 'model'>;
  /** What is wrong in the library now. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

/** Puts what changed into the index, and into what is suggested. */
async function apply(
  { index, suggestions }: { index: SearchIndex; suggestions: Suggestions },
  { removed, now }: { removed: readonly string[]; now: readonly FactCheck[] },
): Promise<void> {
  await index.drop(removed);
  suggestions.drop(removed);
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
 * @param openSearch opens what finds fact-checks; by default one that keeps nothing for the next start
 * @param signIn makes an address that signs a moderator in to the page; by default there is no page to reach
 * @throws OperatorError where the folder is missing
 */
export async function openDesk(
  config: DeskConfig,
  store: Store,
  log: Log,
  openSearch?: (read: ReadFactChecks) => Search,
  signIn?: (person: Person) => Promise<string | undefined>,
): Promise<Desk> {
  const { contentDir: folder, retentionDays, oldAfterDays, matchCaution, newsroom } = config;
  const thresholds = levels[matchCaution];
  const read: ReadFactChecks = async (ids) => (await library.get(ids)).map(press.over);
  const search = openSearch?.(read) ?? openPassingSearch({ thresholds, read });
  const { index } = search;
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
    newsroom,
    log,
    now,
  });
  let problems: readonly Problem[] = [];
  const take = async ({ removed, added, changed, problems: now }: Change) => {
    const here = [...added, ...changed.map(({ after }) => after)];
    await apply({ index, suggestions }, { removed, now: here.map(press.over) });
    problems = now;
  };
  const revisions = press.witness(store.revisions);
  const library = createLibrary({ dir: folder, revisions, log });
  const close = async () => {
    await library.stop();
    await search.close();
  };
  const opened = await library.start(take).catch(async (error) => {
    await close();
    throw error;
  });
  search.keepOnly(new Set(opened.ids));
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
    read,
    search,
    problems: () => problems,
    close,
  };
}
