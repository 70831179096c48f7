import { DeliveryError } from '../core/errors.ts';
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

/** So much of every text of a reply fits, whatever it holds. */
const mostOfAnything = 100;
const little = (text: string): string => shortenLine(clean(text), mostOfAnything);

/** The last resort: a little of everything there is to read. */
function tightenAll(block: Block): Block {
  switch (block.kind) {
    case 'text':
    case 'notice':
      return { ...block, text: little(block.text) };
    case 'verdict':
      return { ...block, label: little(block.label), publisher: little(block.publisher) };
    case 'links': {
      const items = block.items.map((item) => ({ ...item, title: little(item.title) }));
      return { ...block, label: little(block.label), items };
    }
    case 'list': {
      const items = block.items.map(({ detail, ...item }) => ({
        ...item,
        title: little(item.title),
        ...(detail !== undefined && { detail: little(detail) }),
      }));
      return { ...block, label: little(block.label), items };
    }
  }
}

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
  const whole = (block: Block): Block => block;
  for (const shorten of [whole, tighten]) {
    try {
      return render(fitReply({ ...titled, blocks: titled.blocks.map(shorten) }, rules));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return render(fitReply({ ...titled, blocks: titled.blocks.map(tightenAll) }, rules));
}

/**
 * A message that is to be posted.
 *
 * @throws DeliveryError `refused` where no form of it fits
 */
export function fittingOrRefused<Message>(render: () => Message): Message {
  try {
    return render();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new DeliveryError('refused', 'content-refused', { cause });
  }
}
