import type { Role } from '../../core/message.ts';
import type { Channel } from './channels.ts';

/** What decides whether somebody may write in a channel. */
export interface Writer {
  id: string;
  role: Role;
  /** A guest of the workspace, of one channel or several. */
  guest?: boolean | undefined;
}

/** Slack's word for everyone but guests, where a channel says who may post. */
const members: readonly string[] = ['ra', 'regular'];

/**
 * Whether somebody may write in a channel, or below a message of it, themselves: what they may not, the desk does not
 * for them. A channel that says nothing lets everyone.
 */
export function mayWrite(
  { id, role, guest = false }: Writer,
  { is_read_only, is_thread_only, is_frozen, properties }: Channel,
  inThread: boolean,
): boolean {
  if (is_frozen) return false;
  if (role === 'admin') return true;
  const limit = inThread ? properties?.threads_restricted_to : properties?.posting_restricted_to;
  if (limit?.user?.includes(id)) return true;
  const types = limit?.type ?? [];
  if (types.length > 0 || limit?.user?.length) {
    return !guest && types.some((type) => members.includes(type));
  }
  return !is_read_only && (inThread || !is_thread_only);
}
