import { z } from 'zod';
import type { Actor, Incoming, Role } from '../../core/message.ts';

/**
 * Where an answer goes.
 * - `line`: in place of the line that says the desk is thinking; `hidden` from all but the asker
 * - `card`: into the card whose button was pressed, which only the one who pressed reads
 * - `form`: a form that opens, for the picker with that token
 * - `message`: a reply to a message
 */
export type Back =
  | { kind: 'line'; interaction: string; token: string; hidden: boolean }
  | { kind: 'card'; interaction: string; token: string; hidden: boolean }
  | { kind: 'form'; interaction: string; token: string; hidden: boolean; picker: string }
  | { kind: 'message'; channel: string; message: string };

/** One thing that a person did in Discord. */
export interface Arrival {
  incoming: Incoming;
  back: Back;
  /** Asked where the place chooses who reads the answer. */
  maybeOpen?: true;
}

/** Who the desk is, so that it does not answer itself. */
export interface Self {
  userId: string;
  applicationId: string;
}

export const name = z.string().min(1);
export const personSchema = z.object({
  id: name,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.literal(false).optional(),
});
type Person = z.infer<typeof personSchema>;

const permissions = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  sendMessagesInThreads: 1n << 38n,
} as const;
const threads: readonly unknown[] = [10, 11, 12];

/** The role from the permissions that Discord computed for this person, here and now, as a decimal bit set. */
export function roleOf(granted: string | undefined): Role {
  if (!granted || !/^\d{1,40}$/.test(granted)) return 'asker';
  const set = BigInt(granted);
  if (set & permissions.administrator) return 'admin';
  return set & (permissions.manageMessages | permissions.manageGuild) ? 'moderator' : 'asker';
}

/** Whether this person may write here themselves; where Discord tells no permissions, it lets them. */
export function mayWrite(granted: string | undefined, channelType: unknown): boolean {
  if (!granted || !/^\d{1,40}$/.test(granted)) return true;
  const wanted = threads.includes(channelType) ? 'sendMessagesInThreads' : 'sendMessages';
  return (BigInt(granted) & (permissions[wanted] | permissions.administrator)) !== 0n;
}

/** What Discord says of a member at this moment. */
interface Member {
  nick?: string | null | undefined;
  permissions?: string | undefined;
  roles?: readonly string[] | undefined;
}

export function actorOf(person: Person, member: Member, locale?: string): Actor {
  return {
    id: person.id,
    role: roleOf(member.permissions),
    name: member.nick ?? person.global_name ?? person.username,
    ...(member.roles?.length && { groups: member.roles }),
    ...(locale ? { locale } : {}),
  };
}
