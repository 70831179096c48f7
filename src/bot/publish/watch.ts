import type { Act } from '../../core/act.ts';
import type { Reply } from '../../core/message.ts';
import { shows } from '../present/buttons.ts';
import { getFactCheck } from '../show.ts';
import type { Desk, Turn } from '../turn.ts';
import { personOf } from './person.ts';

/** Asks to be told when a rating changes, or no longer. Anybody may, for themselves. */
export async function watch(
  desk: Desk,
  { id, on }: Extract<Act, { kind: 'watch' }>,
  turn: Turn,
): Promise<Reply> {
  const { words, place } = turn;
  const { desk: said } = words;
  const factCheck = await getFactCheck(desk, id);
  const person = personOf(turn);
  const reachable = place.platform === 'discord' || place.platform === 'slack';
  if (reachable && on === 'yes') await desk.press.watching.watch(id, person);
  if (reachable && on === 'no') await desk.press.watching.unwatch(id, person);
  const answer = on === 'yes' ? said.watching : said.watchingNoMore;
  const text = reachable ? answer : said.noMessagesHere;
  return {
    title: text,
    blocks: [{ kind: 'text', style: 'plain', text }],
    actions: [
      ...(reachable && on === 'yes'
        ? [{ label: said.buttons.unwatch, act: { kind: 'watch' as const, id, on: 'no' as const } }]
        : []),
      ...(reachable ? [{ label: said.buttons.follows, act: { kind: 'home' as const } }] : []),
      shows(words.buttons.back, factCheck, 'card'),
    ],
    about: id,
    audience: 'asker',
    locale: words.locale,
  };
}
