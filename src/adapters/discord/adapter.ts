import type { OperatorError } from '../../core/errors.ts';
import type { Adapter, HeardAt, Log, SearchIndex, Suggest } from '../../core/ports.ts';
import type { Directory, Outlet } from '../../core/publishing.ts';
import { type Connection, connect, createAnswering, createRest, type Shards } from './client.ts';
import { createComplete } from './complete.ts';
import { createDiscordDirectory } from './directory.ts';
import { createGuildLocales } from './guild-locales.ts';
import { inviteUrl } from './invite.ts';
import { createDiscordOutlet } from './outlet.ts';
import { refusal } from './refused.ts';
import { register } from './register.ts';
import { apiAt, whoAmI } from './self.ts';
import { createSender } from './send.ts';
import { createWire, type Wire } from './wire.ts';

/** How to reach Discord. */
export interface DiscordOptions {
  token: string;
  /** Checked against the token's own application. */
  appId?: string;
  /** Any server that speaks Discord's API, without the version; Discord's own by default. */
  apiUrl?: string;
  /** How many connections, on threads of their own; one in this thread unless told. */
  shards?: Shards;
  /** The one server that gets the commands, while somebody develops. */
  devGuild?: string;
  /** What may be meant by what somebody types. */
  suggest: Suggest;
  shelves: SearchIndex['shelves'];
  heardAt: HeardAt;
  /** Is told where Discord closes the connection for good. */
  gone?: (why: OperatorError) => void;
  /** How long Discord may take to be ready, in milliseconds. */
  readyWithin?: number;
  log: Log;
}

interface Running {
  connection: Connection;
  wire: Wire;
}

/** Discord for conversation, and for publishing, which needs no start. */
export type Discord = Adapter & { outlet: Outlet; directory: Directory };

/**
 * Discord: `/factcheck`, mentions and direct messages in; answers with working buttons out.
 * `start` rejects with an OperatorError where the token is refused or Discord is out of reach.
 */
export function createDiscord(options: DiscordOptions): Discord {
  const { token, appId, devGuild, shards, suggest, shelves, heardAt, log } = options;
  const { gone = () => {}, readyWithin: within = 30_000 } = options;
  const apiUrl = apiAt(options.apiUrl);
  let running: Running | undefined;

  return {
    platform: 'discord',
    abilities: { privateReplies: true, posts: true },
    outlet: createDiscordOutlet({ token, apiUrl }),
    directory: createDiscordDirectory({ token, apiUrl }),
    async start(handle) {
      try {
        const rest = createRest(token, apiUrl);
        const self = await whoAmI(rest, appId);
        const { applicationId } = self;
        await register(rest, { applicationId, ...(devGuild && { devGuild }) }, log);
        const sender = createSender(rest, applicationId, createAnswering(apiUrl));
        const complete = createComplete({ suggest, shelves, log });
        const locales = createGuildLocales(rest);
        const wire = createWire({ self, handle, sender, complete, heardAt, locales, log });
        const connection = await connect({ token, apiUrl, within, shards, gone, log }, wire);
        running = { connection, wire };
        log.info({ url: inviteUrl(self.applicationId) }, 'Discord is connected; invite it here');
      } catch (error) {
        throw refusal(error, apiUrl);
      }
    },
    async stop() {
      if (!running) return;
      const { connection, wire } = running;
      running = undefined;
      await wire.drain();
      await connection.close();
    },
  };
}
