import type { Act } from '../../core/act.ts';
import { UserError } from '../../core/errors.ts';
import type { FactCheck } from '../../core/factcheck.ts';
import type { Block, Reply } from '../../core/message.ts';
import type { Answer } from '../../core/question.ts';
import { ask, isVisible, questionOf } from '../ask.ts';
import { moderates } from '../permit.ts';
import { listOf } from '../present/item.ts';
import type { Desk, Turn } from '../turn.ts';

/** So many to choose from, with a button each. */
const atOnce = 8;

/** Whatever comes near, best first. */
function near(answer: Answer): FactCheck[] {
  switch (answer.kind) {
    case 'match':
      return [answer.found, ...answer.disagreeing, ...answer.others].map((one) => one.factCheck);
    case 'choices':
      return answer.choices.map((one) => one.factCheck);
    case 'none':
      return answer.closest.map((one) => one.factCheck);
  }
}

async function choices(desk: Desk, text: string, turn: Turn): Promise<FactCheck[]> {
  if (!isVisible(text)) return (await desk.index.list({ offset: 0, limit: atOnce })).factChecks;
  const found = near(await desk.index.find(questionOf(text, turn)));
  const byId = new Map(found.map((factCheck) => [factCheck.id, factCheck]));
  return [...byId.values()].filter(({ status }) => status !== 'withdrawn').slice(0, atOnce);
}

/**
 * Fact-checks to post, by what a moderator types; the newest where that is nothing. Anybody else has it answered as the
 * question that it may have been.
 *
 * @throws UserError `not-permitted` where there is no question in it either
 */
export async function pick(
  desk: Desk,
  { lead, text }: Extract<Act, { kind: 'pick' }>,
  turn: Turn,
): Promise<Reply> {
  const { place, actor, preferences, words } = turn;
  if (!place.workspace || !moderates(actor, preferences)) {
    if (!isVisible(text)) throw new UserError('not-permitted');
    return ask(desk, `${lead} ${text}`.trim(), turn);
  }
  const { desk: said, locale } = words;
  const found = await choices(desk, text, turn);
  const blocks: Block[] = listOf(said.pickTitle, found, words).map((block) =>
    block.kind === 'list'
      ? {
          ...block,
          items: block.items.map((item, n) => ({
            ...item,
            action: {
              label: said.buttons.publish,
              act: { kind: 'publish' as const, id: found[n]?.id ?? '' },
            },
          })),
        }
      : block,
  );
  const none: Block[] = [{ kind: 'text', style: 'plain', text: said.nothingToPick }];
  return {
    title: said.pickTitle,
    blocks: found.length > 0 ? blocks : none,
    actions: [{ label: said.buttons.posts, act: { kind: 'posts', which: 'all', page: 1 } }],
    audience: 'asker',
    locale,
  };
}
