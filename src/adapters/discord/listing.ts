import { RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import type { Target } from '../../core/publication.ts';
import type { Directory } from '../../core/publishing.ts';
import { briefly } from './briefly.ts';
import type { Courier } from './courier.ts';
import { kindOf, obstacles } from './needs.ts';
import { grantedInChannel } from './permissions.ts';
import { type Channel, channelSchema, memberOf } from './rights.ts';

const channelsSchema = z.array(channelSchema);
const threadsSchema = z.object({ threads: channelsSchema });

/** Milliseconds for which a list counts, so that it is not asked for at every letter that is typed. */
const listed = 10_000;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What is typed, as a name or as Discord writes a channel. */
const wanted = (typed: string): string => folded(typed.trim().replace(/^<?#|>$/g, ''));

const byId = (a: Channel, b: Channel): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

/** As in Discord: what stands in no category first, then category by category. */
function inOrder(channels: readonly Channel[]): Channel[] {
  const all = new Map(channels.map((one) => [one.id, one]));
  const above = ({ parent_id }: Channel) => all.get(parent_id ?? '')?.position ?? -1;
  return channels.toSorted((a, b) => above(a) - above(b) || a.position - b.position || byId(a, b));
}

/** A place that can be posted to. */
interface Listed {
  id: string;
  target: Target;
}

function listedAs(guild: string, channel: Channel, above?: Channel): Listed {
  const { id, name } = channel;
  const place = {
    platform: 'discord',
    workspace: guild,
    channel: above?.id ?? id,
    ...(above && { thread: id }),
    kind: 'channel',
  } as const;
  return { id, target: { place, name: `#${name ?? id}` } };
}

/** The places of a guild that the desk sees and can post to. */
export function createListing(
  { ask }: Pick<Courier, 'ask'>,
  self: () => Promise<string>,
): Directory['places'] {
  const get = <T>(fullRoute: `/${string}`, read: (answer: unknown) => T): Promise<T> =>
    ask({ method: RequestMethod.Get, fullRoute }, read);

  async function postable(guild: string): Promise<Listed[]> {
    const [channels, { threads }, member] = await Promise.all([
      get(Routes.guildChannels(guild), (all) => channelsSchema.parse(all)),
      get(Routes.guildActiveThreads(guild), (all) => threadsSchema.parse(all)),
      self().then((user) => memberOf(ask, guild, user)),
    ]);
    const isOpen = (one: Channel, ruling: Channel): boolean => {
      const granted = grantedInChannel(member, ruling.permission_overwrites);
      return kindOf(one) !== undefined && obstacles(one, granted).problem === undefined;
    };
    // Each thread below its channel.
    return inOrder(channels).flatMap((channel) => {
      const below = threads.filter(({ parent_id }) => parent_id === channel.id).toSorted(byId);
      return [
        ...(isOpen(channel, channel) ? [listedAs(guild, channel)] : []),
        ...below.filter((one) => isOpen(one, channel)).map((one) => listedAs(guild, one, channel)),
      ];
    });
  }

  const listOf = briefly(listed, postable);
  return async (guild, typed, limit) => {
    const name = wanted(typed);
    const all = await listOf(guild);
    return all
      .filter(({ id, target }) => id === name || folded(target.name).includes(name))
      .slice(0, limit)
      .map(({ target }) => target);
  };
}
