/**
 * Why something did not go out, in a word that the conversation has a sentence for.
 * - about the place: `no-permission` (the desk lacks rights there), `not-a-member`, `channel-gone`, `archived`, `restricted`
 *   (the workspace lets others post there only), `token-revoked`
 * - about the message: `message-gone`, `too-old` (cannot be edited any more), `content-refused`
 * - about the moment: `too-much` (rate limit), `unreached` (no answer), `timed-out`
 * - about the decision: `role-lost`, `fact-check-gone`, `withdrawn`, `rating-changed`
 */
export const reasons = [
  'no-permission',
  'not-a-member',
  'channel-gone',
  'archived',
  'restricted',
  'token-revoked',
  'message-gone',
  'too-old',
  'content-refused',
  'too-much',
  'unreached',
  'timed-out',
  'role-lost',
  'fact-check-gone',
  'withdrawn',
  'rating-changed',
  'other',
] as const;
export type Reason = (typeof reasons)[number];
