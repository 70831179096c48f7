import type { Act } from '../core/act.ts';
import type { Action, Reply } from '../core/message.ts';
import { shows } from './present/buttons.ts';
import { presentCard } from './present/card.ts';
import { correctionNotice } from './present/notices.ts';
import { getFactCheck } from './show.ts';
import type { Desk, Turn } from './turn.ts';

type Feedback = Extract<Act, { kind: 'feedback' }>;

/**
 * Asks whether a fact-check was the right answer, and keeps what is said, never who said it. One that was corrected or
 * withdrawn since says so.
 *
 * @throws UserError `fact-check-gone` where the library has it no more
 */
export async function feedback(desk: Desk, { id, said }: Feedback, turn: Turn): Promise<Reply> {
  const { place, words } = turn;
  const factCheck = await getFactCheck(desk, id);
  if (said !== 'unsaid') {
    const at = desk.now();
    const right = said === 'right';
    await desk.store.feedback.record({ at, platform: place.platform, factCheck: id, right });
    desk.log.info({ factCheck: id, right }, 'somebody said whether an answer was right');
  }
  if (factCheck.status === 'withdrawn') return presentCard(factCheck, words);
  const { ask, thanks } = words.feedback;
  const text = said === 'unsaid' ? ask : thanks;
  const says = (label: string, answer: Feedback['said']): Action => ({
    label,
    act: { kind: 'feedback', id, said: answer },
  });
  const { yes, no, back } = words.buttons;
  const answers = said === 'unsaid' ? [says(yes, 'right'), says(no, 'wrong')] : [];
  return {
    title: text,
    blocks: [{ kind: 'text', style: 'plain', text }, ...correctionNotice(factCheck, words)],
    actions: [...answers, shows(back, factCheck, 'card')],
    about: id,
    audience: 'asker',
    locale: words.locale,
  };
}
