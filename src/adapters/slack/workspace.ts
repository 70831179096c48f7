import type { webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { type Channel, lookAt } from './channels.ts';
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
  /** A channel as it is now; undefined where Slack does not tell. */
  channelAt(channel: string): Promise<Channel | undefined>;
}

function createWorkspace(
  client: webApi.WebClient,
  { log, respond, pace }: { log: Log; respond: Respond; pace: Pace },
): Workspace {
  return {
    client,
    sender: createSender(client, { log, respond, pace }),
    standingOf: createStanding(client, log),
    likelyStanding: createLikely((user, workspace) => standingIn(client, workspace, user)),
    async channelAt(channel) {
      try {
        return (await lookAt(client, channel)).channel;
      } catch (error) {
        log.debug({ channel, error: String(error) }, 'Slack did not tell what a channel is like');
        return;
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
