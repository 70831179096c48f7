import { userInfo } from 'node:os';
import { createCompose } from '../bot/publish/compose.ts';
import type { Config } from '../config.ts';
import { OperatorError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Platform } from '../core/message.ts';
import type { Log, Store } from '../core/ports.ts';
import type { Person } from '../core/publication.ts';
import type { Directory, Outlet } from '../core/publishing.ts';
import { createPress, type PressRoom } from '../publishing/press.ts';
import { openStoreBeside } from '../store/open.ts';

/** Publishing as a command does it: over the desk's own store, also while the desk runs. */
export interface Hand {
  press: PressRoom;
  by: Person;
  store: Store;
  /** The fact-checks as the desk last saw them, with what moderators said about them. */
  factChecks: readonly FactCheck[];
  /** What can be posted to. */
  platforms: ReadonlySet<Platform>;
  /** No desk runs here, so that what is queued is this command's to do. */
  alone: boolean;
}

/** What posts to the platforms whose tokens are set. Their libraries are loaded only then. */
async function carriers({ discord, slack }: Config, log: Log) {
  const outlets = new Map<Platform, Outlet>();
  const directories = new Map<Platform, Directory>();
  if (discord) {
    const { createDiscordOutlet } = await import('../adapters/discord/outlet.ts');
    const { createDiscordDirectory } = await import('../adapters/discord/directory.ts');
    outlets.set('discord', createDiscordOutlet(discord));
    directories.set('discord', createDiscordDirectory(discord));
  }
  // With many workspaces their tokens are the running desk's affair.
  if (slack?.botToken) {
    const { createSlack } = await import('../adapters/slack/adapter.ts');
    const { oauth: _, botToken, ...how } = slack;
    const { outlet, directory } = createSlack({ ...how, botToken, log });
    outlets.set('slack', outlet);
    directories.set('slack', directory);
  }
  return { outlets, directories };
}

/** Whoever works on this machine. */
function me(): Person {
  const { username } = userInfo();
  return { platform: 'console', workspace: '', id: username, name: username };
}

/**
 * Does something with publishing, and closes everything after it.
 *
 * @throws OperatorError where no desk has run with this configuration yet
 */
export async function withPress<T>(
  config: Config,
  log: Log,
  work: (hand: Hand) => Promise<T>,
): Promise<T> {
  const { dataDir, databaseUrl, oldAfterDays, newsroom } = config;
  const opened = await openStoreBeside({ dataDir, log, ...(databaseUrl && { databaseUrl }) });
  if (!opened) {
    throw new OperatorError(
      `No desk has run on ${dataDir} yet; start it once with npm start, so that it knows its library.`,
    );
  }
  const { store, alone } = opened;
  try {
    const published = new Map<string, FactCheck>();
    const now = () => new Date();
    const { outlets, directories } = await carriers(config, log);
    const press = createPress({
      store,
      outlets,
      directories,
      get: async (id) => {
        const factCheck = published.get(id);
        return factCheck && press.over(factCheck);
      },
      put: async () => {},
      compose: createCompose({ now, oldAfterDays }),
      newsroom,
      log,
      now,
    });
    for (const one of await press.witness(store.revisions).all()) published.set(one.id, one);
    const factChecks = [...published.values()].map(press.over);
    const platforms = new Set(outlets.keys());
    return await work({ press, by: me(), store, factChecks, platforms, alone });
  } finally {
    await store.close();
  }
}
