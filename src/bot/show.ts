import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Reply } from '../core/message.ts';
import { ageOf } from './present/age.ts';
import { deskButtons, feedbackButton, shareButton } from './present/answer.ts';
import { presentCard } from './present/card.ts';
import { presentCorrections } from './present/history.ts';
import { presentSections } from './present/sections.ts';
import { presentSources } from './present/sources.ts';
import type { Desk, Turn } from './turn.ts';

type Show = Extract<Act, { kind: 'show' }>;

/**
 * The fact-check with an id.
 *
 * @throws UserError `fact-check-gone` where the library has none
 */
export async function getFactCheck({ index }: Pick<Desk, 'index'>, id: string): Promise<FactCheck> {
  const factCheck = await index.get(id);
  if (!factCheck) throw new UserError('fact-check-gone');
  return factCheck;
}

/** A part of one fact-check. Of a withdrawn one only the withdrawal and its history are shown, for old buttons too. */
export async function show(desk: Desk, { id, part, page }: Show, turn: Turn): Promise<Reply> {
  const { words } = turn;
  const factCheck = await getFactCheck(desk, id);
  if (part === 'corrections') return presentCorrections(factCheck, page, words);
  if (factCheck.status === 'withdrawn') return presentCard(factCheck, words);
  switch (part) {
    case 'sections':
      return presentSections(factCheck, page, words);
    case 'sources':
      return presentSources(factCheck, page, words);
    case 'card': {
      const card = presentCard(factCheck, words, { age: ageOf(factCheck, desk) });
      const actions = [
        ...card.actions,
        feedbackButton(factCheck, words),
        ...shareButton(factCheck, turn),
        ...deskButtons(factCheck, turn),
      ];
      return { ...card, actions };
    }
  }
}
