import { z } from 'zod';
import { tokenLimit } from '../../core/act.ts';

/**
 * Where a modal was opened from. It travels in the view itself, so that its buttons work after a restart. All of it is
 * absent where the modal was opened from nowhere in particular.
 */
const originSchema = z.object({
  channel: z.string().min(1).exactOptional(),
  thread: z.string().min(1).exactOptional(),
  /** A `response_url`, which reaches also where the desk is no member. */
  url: z.url().exactOptional(),
});
export type Origin = z.infer<typeof originSchema>;

/** What a view's `private_metadata` says; nothing where that is not ours. */
export function originIn(metadata: string): Origin {
  try {
    return originSchema.safeParse(JSON.parse(metadata)).data ?? {};
  } catch {
    return {};
  }
}

/** What a form does when it is sent off, after what was chosen in it. */
const thenSchema = z.object({ goesOn: z.string().max(tokenLimit) });

/** The token that a form's `private_metadata` goes on with; none where it only saves. */
export function thenIn(metadata: string): string | undefined {
  try {
    return thenSchema.safeParse(JSON.parse(metadata)).data?.goesOn;
  } catch {
    return;
  }
}

export const metadataOf = (origin: Origin, then?: string): string =>
  JSON.stringify({ ...origin, ...(then !== undefined && { goesOn: then }) });
