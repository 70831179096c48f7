import { publishingOrder } from '../../core/act-publishing.ts';
import type { Incoming } from '../../core/message.ts';

/**
 * What our elements' action_ids start with.
 * - `act`: a button whose value is a token
 * - `open`: only leads to a page, so it is acknowledged and no more
 * - `sure`: a token that was asked about first
 * - `said`: the two buttons of feedback
 * - `pick`: a setting, or a field of a form; its token follows
 * - `find`: a claim picked from suggestions
 * - `search`: a question typed into a field
 * - `post`: a claim to post, picked from suggestions
 * - `begin`: opens the form in which one is picked
 */
export const actionIds = {
  act: 'act:',
  open: 'open:',
  sure: 'sure:',
  said: 'said:',
  pick: 'pick:',
  find: 'find:',
  search: 'search:',
  post: 'post:',
  begin: 'begin:',
} as const;

/** The names under which shortcuts and forms come back; the shortcuts' stand in the app's manifest too. */
export const callbackIds = {
  factCheck: 'fact_check_message',
  lookUp: 'look_up_fact_check',
  step: 'look_up_step',
  publish: 'publish_fact_check',
  answer: 'answer',
} as const;

/** A button that shows a part of a fact-check that is read page by page. */
export const readsPages = (token: string): boolean =>
  /^\d+\|show\|[^|]*\|(sections|sources|corrections)\|/.test(token);

/** A button that shares. */
export const shares = (token: string): boolean => /^\d+\|share\|/.test(token);

/** What a button's act is called. */
const kindIn = (token: string): string => token.split('|')[1] ?? '';

/** What anybody does for themselves, and a link for one person. */
const small: readonly string[] = ['watch', 'home', 'desk'];

/** A button with which somebody publishes, which takes a form to choose and to look at. */
export const publishes = (token: string): boolean =>
  Object.hasOwn(publishingOrder, kindIn(token)) && !small.includes(kindIn(token));

const asksRole = (kind: string): boolean =>
  ['settings', 'set', 'share'].includes(kind) ||
  (Object.hasOwn(publishingOrder, kind) && kind !== 'watch');

/** Whether it matters who does something. */
export const needsRole = (act: Incoming['act']): boolean =>
  asksRole(act.kind === 'pressed' ? kindIn(act.token) : act.kind);
