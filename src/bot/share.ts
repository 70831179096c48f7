import { UserError } from '../core/errors.ts';
import type { Place, Reply } from '../core/message.ts';
import { ageOf } from './present/age.ts';
import { isShareable } from './present/answer.ts';
import { shows } from './present/buttons.ts';
import { presentCard } from './present/card.ts';
import { oneLine } from './present/excerpt.ts';
import { getFactCheck } from './show.ts';
import type { Desk, Turn } from './turn.ts';
import type { Words } from './words/words.ts';

function whyNot({ kind, platform }: Place, { share }: Words): string {
  if (kind === 'channel') return share.notInAGroup;
  return platform === 'web' ? share.onlyUsOnThePage : share.onlyUs;
}

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
  if (!isShareable(place)) {
    const text = whyNot(place, words);
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
