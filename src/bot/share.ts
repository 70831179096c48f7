import { UserError } from '../core/errors.ts';
import type { Reply } from '../core/message.ts';
import { ageOf } from './present/age.ts';
import { shows } from './present/buttons.ts';
import { presentCard } from './present/card.ts';
import { oneLine } from './present/excerpt.ts';
import { getFactCheck } from './show.ts';
import type { Desk, Turn } from './turn.ts';

/**
 * A fact-check for everybody in the place. A withdrawn one is not spread: the one who pressed is told.
 *
 * @throws UserError `not-permitted` where that person may not write there themselves
 */
export async function share(desk: Desk, id: string, turn: Turn): Promise<Reply> {
  const { place, actor, words, placeWords } = turn;
  if (actor.mayWrite === false) throw new UserError('not-permitted');
  const factCheck = await getFactCheck(desk, id);
  const card = presentCard(factCheck, words, { age: ageOf(factCheck, desk) });
  if (factCheck.status === 'withdrawn') return card;
  if (place.kind === 'direct') {
    const { onlyUs, onlyUsOnThePage } = words.share;
    const text = place.platform === 'web' ? onlyUsOnThePage : onlyUs;
    return {
      ...card,
      title: text,
      blocks: [{ kind: 'text', style: 'plain', text }],
      actions: [shows(words.buttons.back, factCheck, 'card')],
    };
  }
  const forAll = presentCard(factCheck, placeWords, { age: ageOf(factCheck, desk) });
  const name = oneLine(actor.name ?? '', 80);
  const text = placeWords.share.sharedBy(name);
  const blocks: Reply['blocks'] = name
    ? [...forAll.blocks, { kind: 'text', style: 'small', text }]
    : forAll.blocks;
  return { ...forAll, blocks, audience: 'everyone' };
}
