import { z } from 'zod';

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

export const metadataOf = (origin: Origin): string => JSON.stringify(origin);
