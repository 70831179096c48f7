import type { Reply } from '../../core/message.ts';
import type { Desk, Turn } from '../turn.ts';
import { personOf } from './person.ts';

/** A link that signs the one who asks in to the desk's page, once. It is theirs alone, so nobody else reads it. */
export async function deskLink(desk: Desk, turn: Turn): Promise<Reply> {
  const { words, heardBy, place } = turn;
  const { desk: said } = words;
  const open = heardBy === 'everyone' && place.kind !== 'direct';
  const url = open ? undefined : await desk.signIn(personOf(turn));
  const text = url ? said.deskLink : said.noDesk;
  return {
    title: text,
    blocks: [{ kind: 'text', style: 'plain', text }],
    actions: url
      ? [{ label: said.openDesk, url }]
      : [{ label: words.buttons.help, act: { kind: 'help' } }],
    audience: 'asker',
    locale: words.locale,
  };
}
