import { RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import type { Outlet } from '../../core/publishing.ts';
import { type Courier, createCourier } from './courier.ts';
import { createFind } from './find.ts';
import { createPosting } from './posting.ts';
import { apiAt } from './self.ts';
import { createSpots } from './spots.ts';
import { createUpkeep } from './upkeep.ts';

export interface OutletOptions {
  token: string;
  /** Any server that speaks Discord's API, without the version; Discord's own by default. */
  apiUrl?: string;
  /** Milliseconds that a call may take; whoever calls holds what is to be sent for longer. */
  patience?: number;
}

const idSchema = z.object({ id: z.string() });

/** Asks once who the desk is, and again where that failed. */
export function createSelf({ ask }: Pick<Courier, 'ask'>): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= await ask(
      { method: RequestMethod.Get, fullRoute: Routes.user('@me') },
      (answer) => idSchema.parse(answer).id,
    );
    return known;
  };
}

/** What carries publications to Discord. Needs no connection: every call is a request or a few. */
export function createDiscordOutlet(options: OutletOptions): Outlet {
  const { token, patience } = options;
  const apiUrl = apiAt(options.apiUrl);
  const courier = createCourier({ token, apiUrl, ...(patience && { patience }) });
  const { within } = courier;
  const spots = createSpots(courier);
  const post = createPosting(courier, spots);
  const find = createFind(courier, spots, createSelf(courier));
  const { edit, remove, crosspost } = createUpkeep(courier, spots);
  return {
    platform: 'discord',
    crossposts: true,
    post: (parcel) => within(() => post(parcel)),
    find: (parcel, since) => within(() => find(parcel, since)),
    edit: (receipt, reply) => within(() => edit(receipt, reply)),
    remove: (receipt) => within(() => remove(receipt)),
    crosspost: (receipt) => within(() => crosspost(receipt)),
  };
}
