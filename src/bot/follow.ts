import type { Act } from '../core/act.ts';
import type { Block, Reply } from '../core/message.ts';
import { answer, questionOf, replyTo } from './ask.ts';
import { shortClaim } from './present/part.ts';
import type { Desk, Turn } from './turn.ts';

/** Behind the rating and the claim, whichever stands first. */
const behindTheClaim = 2;

/**
 * A question after an answer: as it is asked first. "And in 2024?" says too little alone, so where nothing sure was found
 * it is asked together with the claim before it, and the answer says so.
 */
export async function follow(
  desk: Desk,
  { after, question }: Extract<Act, { kind: 'follow' }>,
  turn: Turn,
): Promise<Reply> {
  const { place, words } = turn;
  const alone = await answer(desk, questionOf(question, turn), place.platform);
  const before = alone.kind === 'match' ? undefined : await desk.index.get(after);
  if (!before || before.status === 'withdrawn') return replyTo(desk, alone, turn);
  const text = `${before.claim} ${question}`;
  const together = await answer(desk, questionOf(text, turn), place.platform);
  if (together.kind !== 'match') return replyTo(desk, alone, turn);
  const reply = replyTo(desk, together, turn);
  const note: Block = {
    kind: 'text',
    style: 'small',
    text: words.talk.askedTogether(shortClaim(before)),
  };
  return { ...reply, blocks: reply.blocks.toSpliced(behindTheClaim, 0, note) };
}
