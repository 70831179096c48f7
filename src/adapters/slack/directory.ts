import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Place } from '../../core/message.ts';
import type { Directory, Examined } from '../../core/publishing.ts';
import type { Reason } from '../../core/reason.ts';
import { type Channel, lookAt, mayEnter, postable } from './channels.ts';
import { deliveryFault, neededScopes } from './delivery-faults.ts';
import type { ClientFor } from './outlet.ts';
import { standingIn } from './roles.ts';

/** Milliseconds for which a list of channels counts: Slack lets nobody ask for it at every letter that is typed. */
const listed = 60_000;
/** Workspaces whose lists are remembered; the oldest goes first. */
const mostKept = 200;

const personSchema = z.object({
  user: z.object({
    deleted: z.boolean().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
    is_stranger: z.boolean().optional(),
  }),
});

const nameOf = ({ id, name }: Channel): string => (name ? `#${name}` : id);

/** What is typed, as a name holds it. */
const asName = (typed: string): string => typed.trim().replace(/^#/, '').toLowerCase();

/** Channels by what somebody types; those that begin with it come first. */
function matching(channels: readonly Channel[], typed: string): Channel[] {
  const wanted = asName(typed);
  const hits = channels.filter(
    ({ id, name }) => name?.toLowerCase().includes(wanted) || id.toLowerCase() === wanted,
  );
  const begins = ({ name }: Channel) => name?.toLowerCase().startsWith(wanted) === true;
  return [...hits.filter(begins), ...hits.filter((one) => !begins(one))];
}

/** Why nobody could post there now. */
function problemOf(
  channel: Channel,
  granted: readonly string[],
  { thread }: Place,
): Reason | undefined {
  if (channel.is_archived || channel.is_frozen) return 'archived';
  if (granted.length > 0 && !granted.includes('chat:write')) return 'no-permission';
  if (!mayEnter(channel, granted)) return 'not-a-member';
  if (channel.is_read_only || (channel.is_thread_only && !thread)) return 'restricted';
  return undefined;
}

function kindOf({ kind, thread }: Place): Examined['kind'] {
  if (kind === 'direct') return 'direct';
  return thread ? 'thread' : 'text';
}

async function person({ users }: webApi.WebClient, place: Place): Promise<Partial<Examined>> {
  const { user } = personSchema.parse(await users.info({ user: place.channel }));
  const name = user.profile?.display_name || user.real_name || place.channel;
  return {
    target: { place, name },
    shared: user.is_stranger === true,
    ...(user.deleted && { problem: 'channel-gone' }),
  };
}

async function channel(client: webApi.WebClient, place: Place): Promise<Partial<Examined>> {
  const { channel: one, granted } = await lookAt(client, place.channel);
  const problem = problemOf(one, granted, place);
  return {
    target: { place, name: nameOf(one) },
    shared: one.is_ext_shared === true || one.is_pending_ext_shared === true,
    ...(problem && { problem }),
    ...(problem === 'no-permission' && { lacking: ['chat:write'] }),
  };
}

/** Slack's channels and people as they are at the moment. Needs the Web API alone. */
export function createSlackDirectory({
  clientFor,
  now = Date.now,
}: {
  clientFor: ClientFor;
  now?: () => number;
}): Directory {
  const lists = new Map<string, { at: number; channels: Promise<Channel[]> }>();

  function channelsOf(workspace: string): Promise<Channel[]> {
    const known = lists.get(workspace);
    if (known && now() - known.at < listed) return known.channels;
    const channels = clientFor(workspace).then(postable);
    lists.delete(workspace);
    lists.set(workspace, { at: now(), channels });
    for (const oldest of lists.keys()) {
      if (lists.size <= mostKept) break;
      lists.delete(oldest);
    }
    // What failed is asked again at once.
    channels.catch(() => {
      if (lists.get(workspace)?.channels === channels) lists.delete(workspace);
    });
    return channels;
  }

  async function look(place: Place): Promise<Partial<Examined>> {
    const client = await clientFor(place.workspace);
    if (place.kind !== 'direct') return channel(client, place);
    // Of a conversation that is open, its id says nothing; it is the desk's own.
    return /^[UW]/.test(place.channel) ? person(client, place) : {};
  }

  return {
    platform: 'slack',

    async places(workspace, typed, limit) {
      const found = matching(await channelsOf(workspace), typed).slice(0, limit);
      return found.map((one) => ({
        place: { platform: 'slack', workspace, channel: one.id, kind: 'channel' },
        name: nameOf(one),
      }));
    },

    async examine(place) {
      const kind = kindOf(place);
      const bare = { target: { place, name: place.channel }, kind, lacking: [], shared: false };
      try {
        return { ...bare, ...(await look(place)) };
      } catch (error) {
        const { reason } = deliveryFault(error, 'ask');
        return { ...bare, problem: reason, lacking: neededScopes(error) };
      }
    },

    async standing(workspace, person) {
      return standingIn(await clientFor(workspace), workspace, person);
    },
  };
}
