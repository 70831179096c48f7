import type { Incoming, Reply } from '../../core/message.ts';

/** Milliseconds after which a question is no longer one that follows. */
const keep = 30 * 60_000;
/** More conversations are forgotten, the oldest first. */
const mostKept = 5000;

/** What was last spoken of in a thread or a direct conversation, kept by this process and no longer than half an hour. */
export interface ThreadMemory {
  /** A question as one that follows on the answer before it, where there was one. */
  follow(incoming: Incoming): Incoming;
  remember(incoming: Incoming, reply: Reply): void;
}

export function createThreadMemory(now = Date.now): ThreadMemory {
  const last = new Map<string, { about: string; at: number }>();

  /** Only where a conversation is one: not between commands in a channel. */
  function keyOf({ place }: Incoming): string | undefined {
    if (place.kind !== 'direct' && !place.thread) return;
    return [place.workspace, place.channel, place.thread ?? ''].join('/');
  }

  return {
    follow(incoming) {
      const key = keyOf(incoming);
      const { act } = incoming;
      if (act.kind !== 'ask' || !act.question || !key) return incoming;
      const before = last.get(key);
      if (!before || now() - before.at > keep) return incoming;
      return { ...incoming, act: { kind: 'follow', after: before.about, question: act.question } };
    },
    remember(incoming, { about }) {
      const key = keyOf(incoming);
      if (!key || !about) return;
      last.delete(key);
      last.set(key, { about, at: now() });
      for (const oldest of last.keys()) {
        if (last.size <= mostKept) break;
        last.delete(oldest);
      }
    },
  };
}
