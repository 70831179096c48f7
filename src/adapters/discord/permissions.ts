import { PermissionFlagsBits, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { insist } from './insist.ts';

/** What posting to a channel needs, as Discord's settings call it. */
const needed: readonly [bit: bigint, name: string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.EmbedLinks, 'Embed Links'],
];

const bits = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt);
const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));
const memberSchema = z.object({ roles: z.array(z.string()) });
const channelSchema = z.object({
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
type Overwrite = z.infer<typeof channelSchema>['permission_overwrites'][number];

const join = (all: readonly bigint[]): bigint => all.reduce((sum, one) => sum | one, 0n);

/** In Discord's order: the server's own, then the roles' together, then the member's. */
function after(base: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = join(overwrites.map(({ deny }) => deny));
  return (base & ~denied) | join(overwrites.map(({ allow }) => allow));
}

/** The permissions that the desk lacks for posting to a channel, by name; rejects where the channel is out of its sight. */
export async function lackingIn(
  rest: REST,
  { guild, channel, user }: { guild: string; channel: string; user: string },
): Promise<string[]> {
  const [roles, member, place] = await Promise.all([
    insist(() => rest.get(Routes.guildRoles(guild))).then((all) => rolesSchema.parse(all)),
    insist(() => rest.get(Routes.guildMember(guild, user))).then((one) => memberSchema.parse(one)),
    insist(() => rest.get(Routes.channel(channel))).then((one) => channelSchema.parse(one)),
  ]);
  const mine = new Set([guild, ...member.roles]);
  const base = join(roles.filter(({ id }) => mine.has(id)).map(({ permissions }) => permissions));
  if (base & PermissionFlagsBits.Administrator) return [];
  const of = (fits: (id: string) => boolean) =>
    place.permission_overwrites.filter(({ id }) => fits(id));
  const everyone = after(
    base,
    of((id) => id === guild),
  );
  const byRoles = after(
    everyone,
    of((id) => member.roles.includes(id)),
  );
  const granted = after(
    byRoles,
    of((id) => id === user),
  );
  return needed.filter(([bit]) => (granted & bit) === 0n).map(([, name]) => name);
}
