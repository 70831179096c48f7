import type { Block, Reply } from '../../core/message.ts';
import { fitReply } from '../fit.ts';

/** About fifteen lines: what came before it is still on the screen. In UTF-16 units. */
const mostOfAText = 1200;
const mostLinks = 10;

/** Only what can be read in full elsewhere is ever shortened. */
function isShort(block: Block): boolean {
  if (!('more' in block) || !block.more) return true;
  if (block.kind === 'links' || block.kind === 'list') return block.items.length <= mostLinks;
  return block.text.length <= mostOfAText;
}

/** A reply whose verdict does not scroll off the screen; what was left out is one choice away. */
export function shortened(reply: Reply): Reply {
  try {
    return fitReply(reply, { block: isShort, reply: () => true });
  } catch (error) {
    // One word that is longer than a text may be: a terminal can show it all the same.
    if (error instanceof RangeError) return reply;
    throw error;
  }
}
