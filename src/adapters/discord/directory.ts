import { RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Place } from '../../core/message.ts';
import type { Directory, Examined } from '../../core/publishing.ts';
import type { Reason } from '../../core/reason.ts';
import { together } from './briefly.ts';
import { type Courier, createCourier } from './courier.ts';
import { createListing } from './listing.ts';
import { kindOf, obstacles } from './needs.ts';
import { createSelf, type OutletOptions } from './outlet.ts';
import { grantedInChannel } from './permissions.ts';
import { channelAt, memberOf, ruledBy } from './rights.ts';
import { apiAt } from './self.ts';
import { createStanding } from './standing.ts';

const personSchema = z.object({ username: z.string(), global_name: z.string().nullish() });

const reasonOf = (error: unknown): Reason =>
  error instanceof DeliveryError ? error.reason : 'other';

type Found = Partial<Examined>;

function createExamine({ ask }: Courier, self: () => Promise<string>) {
  // Many places are looked at together, and what the desk is in their server is one question.
  const deskIn = together(async (guild) => memberOf(ask, guild, await self()));

  async function person(place: Place): Promise<Found> {
    const request = { method: RequestMethod.Get, fullRoute: Routes.user(place.channel) };
    const { username, global_name } = await ask(request, (one) => personSchema.parse(one));
    return { target: { place, name: global_name ?? username } };
  }

  async function channel(place: Place): Promise<Found> {
    const [one, member] = await Promise.all([
      channelAt(ask, place.thread ?? place.channel),
      deskIn(place.workspace),
    ]);
    if (one.guild_id !== place.workspace) return { problem: 'channel-gone' };
    const above = await ruledBy(ask, one);
    const granted = grantedInChannel(member, above.permission_overwrites);
    const kind = kindOf(one);
    return {
      target: { place, name: `#${one.name ?? one.id}` },
      ...(kind && { kind }),
      ...obstacles(one, granted),
    };
  }

  return async (place: Place): Promise<Examined> => {
    const direct = place.kind === 'direct';
    const bare: Examined = {
      target: { place, name: place.channel },
      kind: direct ? 'direct' : place.thread ? 'thread' : 'text',
      lacking: [],
      shared: false,
    };
    try {
      return { ...bare, ...(await (direct ? person(place) : channel(place))) };
    } catch (error) {
      const problem = reasonOf(error);
      const lacking = problem === 'no-permission' && !direct ? ['View Channel'] : [];
      return { ...bare, problem, lacking };
    }
  };
}

/** Discord's channels and people as they are at the moment. Needs no connection. */
export function createDiscordDirectory(options: OutletOptions): Directory {
  const { token, patience } = options;
  const apiUrl = apiAt(options.apiUrl);
  const courier = createCourier({ token, apiUrl, ...(patience && { patience }) });
  const { within } = courier;
  const self = createSelf(courier);
  const places = createListing(courier, self);
  const examine = createExamine(courier, self);
  const standing = createStanding(courier);
  return {
    platform: 'discord',
    places: (...asked) => within(() => places(...asked)),
    examine: (place) => within(() => examine(place)),
    standing: (...asked) => within(() => standing(...asked)),
  };
}
