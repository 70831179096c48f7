import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Adapter, Log } from '../../core/ports.ts';
import { type Connection, connect, createRest } from './client.ts';
import { register } from './commands.ts';
import { insist } from './insist.ts';
import type { Self } from './intake.ts';
import { inviteUrl } from './invite.ts';
import { otherApplication, refusal } from './refused.ts';
import { createSender, type Sender } from './send.ts';
import { createWire, type Wire } from './wire.ts';

/** How to reach Discord. */
export interface DiscordOptions {
  token: string;
  /** Checked against the token's own application. */
  appId?: string;
  /** Any server that speaks Discord's API, without the version; Discord's own by default. */
  apiUrl?: string;
  /** How long Discord may take to be ready, in milliseconds. */
  readyWithin?: number;
  log: Log;
}

interface Running {
  connection: Connection;
  sender: Sender;
  wire: Wire;
}

const idSchema = z.object({ id: z.string() });

/** Who the token belongs to. */
async function whoAmI(rest: REST, appId: string | undefined): Promise<Self> {
  const [user, application] = await Promise.all([
    insist(() => rest.get(Routes.user('@me'))),
    insist(() => rest.get(Routes.oauth2CurrentApplication())),
  ]);
  const self = { userId: idSchema.parse(user).id, applicationId: idSchema.parse(application).id };
  if (appId && appId !== self.applicationId) throw otherApplication(appId, self.applicationId);
  return self;
}

/**
 * Discord: `/factcheck`, mentions and direct messages in; answers with working buttons out.
 * `start` rejects with an OperatorError where the token is refused or Discord is out of reach.
 */
export function createDiscord(options: DiscordOptions): Adapter {
  const { token, appId, log, readyWithin: within = 30_000 } = options;
  const apiUrl = (options.apiUrl ?? 'https://discord.com/api').replace(/\/+(v10\/*)?$/, '');
  let running: Running | undefined;

  const sender = (): Sender => {
    if (!running) throw new Error('the Discord adapter is not started');
    return running.sender;
  };

  return {
    platform: 'discord',
    abilities: { privateReplies: true, posts: true },
    async start(handle) {
      try {
        const rest = createRest(token, apiUrl);
        const self = await whoAmI(rest, appId);
        await register(rest, self.applicationId, log);
        const sender = createSender(rest, self.applicationId);
        const wire = createWire({ self, handle, sender, log });
        const connection = await connect({ token, apiUrl, within, log }, wire);
        running = { connection, sender, wire };
        log.info({ url: inviteUrl(self.applicationId) }, 'Discord is connected; invite it here');
      } catch (error) {
        throw refusal(error, apiUrl);
      }
    },
    post: async (place, reply) => sender().post(place, reply),
    edit: async (receipt, reply) => sender().edit(receipt, reply),
    async stop() {
      if (!running) return;
      const { connection, wire } = running;
      running = undefined;
      await wire.drain();
      await connection.close();
    },
  };
}
