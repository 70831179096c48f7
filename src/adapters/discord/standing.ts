import { PermissionFlagsBits, RESTJSONErrorCodes, RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Directory } from '../../core/publishing.ts';
import type { Courier } from './courier.ts';
import { codeOf } from './delivery-faults.ts';
import { roleOf } from './intake.ts';
import { grantedInGuild, memberSchema, rolesSchema } from './permissions.ts';

const guildSchema = z.object({ owner_id: z.string(), roles: rolesSchema });
const standingSchema = memberSchema.extend({
  communication_disabled_until: z.iso.datetime({ offset: true }).nullish(),
});

type Standing = Awaited<ReturnType<Directory['standing']>>;

/** Nobody that the guild knows. */
const stranger: Standing = { role: 'asker', groups: [] };

const isElsewhere = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.UnknownMember ||
  (error instanceof DeliveryError &&
    (error.reason === 'channel-gone' || error.reason === 'no-permission'));

/** What somebody may do in a guild by the roles they have there at this moment. */
export function createStanding({ ask }: Pick<Courier, 'ask'>): Directory['standing'] {
  async function known(guild: string, person: string): Promise<Standing> {
    const get = <T>(fullRoute: `/${string}`, read: (answer: unknown) => T) =>
      ask({ method: RequestMethod.Get, fullRoute }, read);
    const [{ owner_id, roles }, member] = await Promise.all([
      get(Routes.guild(guild), (one) => guildSchema.parse(one)),
      get(Routes.guildMember(guild, person), (one) => standingSchema.parse(one)),
    ]);
    const groups = member.roles;
    if (owner_id === person) return { role: 'admin', groups };
    const granted = grantedInGuild({ guild, roles, mine: groups });
    const isAdmin = (granted & PermissionFlagsBits.Administrator) !== 0n;
    const until = member.communication_disabled_until;
    // Somebody in a time-out may only read, unless they are an administrator.
    if (!isAdmin && until && Date.parse(until) > Date.now()) return { role: 'asker', groups: [] };
    return { role: roleOf(String(granted)), groups };
  }

  return (guild, person) =>
    known(guild, person).catch((error: unknown) => {
      if (isElsewhere(error)) return stranger;
      throw error;
    });
}
