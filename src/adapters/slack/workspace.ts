import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import type { Readers } from './asking.ts';
import { createLikely } from './likely.ts';
import type { Pace } from './pace.ts';
import type { Respond } from './respond.ts';
import { createStanding, type Standing, standingIn } from './roles.ts';
import { createSender, type Sender } from './send.ts';

/** A workspace that the desk works in: how to say something there, and what is to be known of it. */
export interface Workspace {
  client: webApi.WebClient;
  sender: Sender;
  standingOf: Standing;
  /** The same by an earlier look, where there was one. */
  likelyStanding: Standing;
  readersOf(channel: string): Promise<Readers>;
}

const channelSchema = z.object({
  channel: z.object({
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

function createWorkspace(
  client: webApi.WebClient,
  { log, respond, pace }: { log: Log; respond: Respond; pace: Pace },
): Workspace {
  return {
    client,
    sender: createSender(client, { log, respond, pace }),
    standingOf: createStanding(client, log),
    likelyStanding: createLikely((user, workspace) => standingIn(client, workspace, user)),
    async readersOf(channel) {
      try {
        const info = await client.conversations.info({ channel });
        const { is_ext_shared, is_pending_ext_shared } = channelSchema.parse(info).channel;
        return is_ext_shared || is_pending_ext_shared ? 'shared' : 'own';
      } catch (error) {
        log.debug({ channel, error: String(error) }, 'Slack did not tell who reads a channel');
        return 'unknown';
      }
    },
  };
}

/** Workspaces by the client of their token, each made once. */
export function workspaces(means: { log: Log; respond: Respond; pace: Pace }) {
  const known = new WeakMap<webApi.WebClient, Workspace>();
  return (client: webApi.WebClient): Workspace => {
    const workspace = known.get(client) ?? createWorkspace(client, means);
    known.set(client, workspace);
    return workspace;
  };
}
