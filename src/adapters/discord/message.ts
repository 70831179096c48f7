import type { Block, Reply } from '../../core/message.ts';
import { fitReply, shortenLine } from '../fit.ts';
import { clean } from './escape.ts';
import { messageProblems } from './limits.ts';
import { type Message, renderReply } from './render.ts';

/** A claim can be a whole speech; in bold nobody reads more than this. */
const mostOfAHeading = 500;
const readable = (block: Block): boolean =>
  block.kind !== 'text' || block.style !== 'heading' || block.text.length <= mostOfAHeading;

const accepts = (reply: Reply): boolean => messageProblems(renderReply(reply)).length === 0;
const alone = (block: Block): Reply => ({
  title: 'x',
  blocks: [block],
  actions: [],
  audience: 'asker',
  locale: 'en',
});

/** What no sentence's end can shorten: giant words, long notices. */
const tighten = (block: Block): Block =>
  'text' in block ? { ...block, text: shortenLine(clean(block.text), mostOfAHeading) } : block;

/**
 * A reply as a message that Discord accepts: shortened where it must be, links whole.
 *
 * @throws RangeError where nothing that is left to shorten would make it fit
 */
export function toMessage(reply: Reply): Message {
  const rules = {
    block: (block: Block) => readable(block) && accepts(alone(block)),
    reply: accepts,
  };
  const titled = { ...reply, title: shortenLine(clean(reply.title), mostOfAHeading) };
  try {
    return renderReply(fitReply(titled, rules));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return renderReply(fitReply({ ...titled, blocks: titled.blocks.map(tighten) }, rules));
  }
}
