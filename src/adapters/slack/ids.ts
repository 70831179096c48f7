/**
 * What our elements' action_ids start with.
 * - `act`: a button whose value is a token
 * - `open`: only leads to a page, so it is acknowledged and no more
 * - `sure`: a token that was asked about first
 * - `said`: the two buttons of feedback
 * - `pick`: a setting; its token follows
 * - `find`: a claim picked from suggestions
 * - `search`: a question typed into a field
 */
export const actionIds = {
  act: 'act:',
  open: 'open:',
  sure: 'sure:',
  said: 'said:',
  pick: 'pick:',
  find: 'find:',
  search: 'search:',
} as const;

/** The names under which shortcuts and forms come back; the shortcuts' stand in the app's manifest too. */
export const callbackIds = {
  factCheck: 'fact_check_message',
  lookUp: 'look_up_fact_check',
  answer: 'answer',
} as const;

/** A button that shows a part of a fact-check that is read page by page. */
export const readsPages = (token: string): boolean =>
  /^\d+\|show\|[^|]*\|(sections|sources|corrections)\|/.test(token);

/** A button that shares. */
export const shares = (token: string): boolean => /^\d+\|share\|/.test(token);

/** A button for which it matters who presses it. */
export const needsRole = (token: string): boolean => /^\d+\|(settings|set|share)(\||$)/.test(token);
