import type { KnownBlock } from '@slack/types';
import type { Act } from '../../core/act.ts';
import type { Reply } from '../../core/message.ts';
import type { Channel } from './channels.ts';
import { actionIds, shares } from './ids.ts';
import { labels } from './labels.ts';

/** Who reads a channel: the workspace alone, people of another organisation too, or the desk may not know. */
type Readers = 'own' | 'shared' | 'unknown';

/** Who reads a channel, as Slack tells it. */
export function readersOf(channel: Channel | undefined): Readers {
  if (!channel) return 'unknown';
  return channel.is_ext_shared || channel.is_pending_ext_shared ? 'shared' : 'own';
}

/** Asks before a fact-check goes where people of another organisation read it. */
export function askBeforeSharing(
  act: Extract<Act, { kind: 'share' }>,
  readers: Exclude<Readers, 'own'>,
): Reply {
  const text = readers === 'shared' ? labels.shared : labels.maybeShared;
  return {
    title: text,
    blocks: [{ kind: 'text', style: 'plain', text }],
    actions: [{ label: labels.shareAnyway, act }],
    audience: 'asker',
    locale: 'en',
  };
}

/** The same blocks, with buttons that say that somebody was asked. */
export function asking<T extends KnownBlock>(blocks: readonly T[]): (T | KnownBlock)[] {
  return blocks.map((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.map((one, n) =>
      one.type === 'button' && shares(one.value ?? '')
        ? { ...one, action_id: `${actionIds.sure}${n}` }
        : one,
    );
    return { ...block, elements };
  });
}
