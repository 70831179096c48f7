import type { Block, Reply } from '../core/message.ts';
import { clean, cleanLine } from './clean.ts';
import { fitReply, shortenLine } from './fit.ts';

/** A claim can be a whole speech; in bold nobody reads more than this. */
const mostOfAHeading = 500;
const readable = (block: Block): boolean =>
  block.kind !== 'text' || block.style !== 'heading' || block.text.length <= mostOfAHeading;

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
 * A reply as a message that a platform accepts: shortened where it must be, links whole.
 *
 * @param render a reply as the platform's message, however long
 * @param problemsOf what the platform would refuse of a message
 * @throws RangeError where nothing that is left to shorten would make it fit
 */
export function acceptedMessage<Message>(
  reply: Reply,
  render: (reply: Reply) => Message,
  problemsOf: (message: Message) => string[],
): Message {
  const accepts = (one: Reply): boolean => problemsOf(render(one)).length === 0;
  const rules = {
    block: (block: Block) => readable(block) && accepts(alone(block)),
    reply: accepts,
  };
  const titled = { ...reply, title: shortenLine(cleanLine(reply.title), mostOfAHeading) };
  try {
    return render(fitReply(titled, rules));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return render(fitReply({ ...titled, blocks: titled.blocks.map(tighten) }, rules));
  }
}
