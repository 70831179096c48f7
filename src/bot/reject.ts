import type { Reply } from '../core/message.ts';
import { presentChoices, presentNone } from './present/answer.ts';
import type { Desk, Turn } from './turn.ts';

/** "Not my claim": the candidates not yet shown, then an honest none. Those gone in the meantime are passed over. */
export async function reject(desk: Desk, ids: readonly string[], { words }: Turn): Promise<Reply> {
  const others = await Promise.all(ids.slice(1).map((id) => desk.index.get(id)));
  const [first, ...rest] = others.filter((other) => other !== undefined);
  if (!first) return presentNone([], words);
  const { isItThis, isItOneOfThese } = words.several;
  return presentChoices(rest.length > 0 ? isItOneOfThese : isItThis, [first, ...rest], words);
}
