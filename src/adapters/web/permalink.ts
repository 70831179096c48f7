import type { Reply } from '../../core/message.ts';

/** The id of the fact-check that a reply is about; undefined where it is about several, or about none. */
export function subjectOf({ blocks, actions }: Reply): string | undefined {
  const acts = actions.flatMap((action) => ('act' in action ? [action.act] : []));
  const shown = acts.find((act) => act.kind === 'show');
  if (shown) return shown.id;
  // Choices can be refused too, but only a card gives a verdict.
  const isCard = blocks.some(({ kind }) => kind === 'verdict');
  return isCard ? acts.find((act) => act.kind === 'reject')?.ids[0] : undefined;
}

/** Where a fact-check stands on this desk for as long as the library holds it. */
export const addressOf = (id: string): string => `/checks/${id}`;
