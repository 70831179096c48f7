import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';

const bits = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt);
export const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));
export const memberSchema = z.object({ roles: z.array(z.string()) });
export const overwritesSchema = z.object({
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
type Overwrite = z.infer<typeof overwritesSchema>['permission_overwrites'][number];

const join = (all: readonly bigint[]): bigint => all.reduce((sum, one) => sum | one, 0n);

/** In Discord's order: the server's own, then the roles' together, then the member's. */
function after(base: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = join(overwrites.map(({ deny }) => deny));
  return (base & ~denied) | join(overwrites.map(({ allow }) => allow));
}

/** What somebody is in a guild, as far as it says what they may. */
export interface Member {
  guild: string;
  user: string;
  /** The guild's roles, and which of them are theirs. */
  roles: z.infer<typeof rolesSchema>;
  mine: readonly string[];
}

const everything = (1n << 64n) - 1n;

/** What a member may in the guild as a whole. */
export function grantedInGuild({ guild, roles, mine }: Omit<Member, 'user'>): bigint {
  const held = new Set([guild, ...mine]);
  const base = join(roles.filter(({ id }) => held.has(id)).map(({ permissions }) => permissions));
  return base & PermissionFlagsBits.Administrator ? everything : base;
}

/** What a member may in a channel. A thread has no overwrites of its own: they are those of the channel above it. */
export function grantedInChannel(member: Member, overwrites: readonly Overwrite[]): bigint {
  const { guild, user, mine } = member;
  const base = grantedInGuild(member);
  if (base === everything) return everything;
  const of = (fits: (id: string) => boolean) => overwrites.filter(({ id }) => fits(id));
  const everyone = after(
    base,
    of((id) => id === guild),
  );
  const byRoles = after(
    everyone,
    of((id) => mine.includes(id)),
  );
  return after(
    byRoles,
    of((id) => id === user),
  );
}
