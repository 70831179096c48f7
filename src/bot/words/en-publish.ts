import type { Reason } from '../../core/reason.ts';

/** What is said on copies of fact-checks, and below them. */
export const copies = {
  noteBy: (name: string, note: string) => `Note by ${name}: ${note}`,
  note: (note: string) => `Note by a moderator: ${note}`,
  ratingChanged: (date: string, was: string, now: string) =>
    `The rating changed on ${date}. It was “${was}”; it is now “${now}”.`,
  changed: (date: string) =>
    `This fact-check was changed on ${date}. The message above is up to date.`,
  withdrawnSince: (date: string) =>
    `This fact-check was withdrawn on ${date}. It gives no rating any more.`,
  unrated: 'no rating published',
  why: (text: string) => `Why: ${text}`,
  changedTitle: (claim: string) => `Changed: ${claim}`,
  youAsked:
    'You asked to be told if this fact-check changes. This is the only message about it; press the button again to be told of the next change.',
  digestOfDay: (n: number) => (n === 1 ? 'One new fact-check' : `${n} new fact-checks`),
  digestOfWeek: (n: number) =>
    n === 1 ? 'One new fact-check this week' : `${n} new fact-checks this week`,
  andMore: (n: number) =>
    n === 1
      ? 'And one more, which you find by browsing.'
      : `And ${n} more, which you find by browsing.`,
};

/** Why something did not go out, and what to do about it. */
export const reasons: Record<Reason, string> = {
  'no-permission':
    'The desk may not post there. Give it the rights it lacks in the settings of the channel, then try again.',
  'not-a-member': 'The desk is not in that channel. Invite it there, then try again.',
  'channel-gone': 'That channel does not exist any more, or the desk cannot see it.',
  archived: 'That channel or thread is archived. Open it again, or choose another.',
  restricted: 'Only some people may post in that channel. Ask an admin to let the desk post there.',
  'token-revoked': 'The desk was removed from there. An admin has to install it again.',
  'message-gone': 'The message was deleted, so there is nothing to bring up to date.',
  'too-old':
    'The platform does not let this message be edited any more. Delete it by hand, or post again.',
  'content-refused':
    'The platform did not take the message as it is. Tell the people who run the desk.',
  'too-much': 'The platform asks the desk to wait. It goes on by itself.',
  unreached: 'The platform does not answer. The desk tries again by itself.',
  'timed-out': 'The platform did not answer in time. The desk tries again by itself.',
  'role-lost': 'Whoever confirmed this may not publish any more. Somebody who may has to post it.',
  'fact-check-gone': 'The fact-check is no longer in the library.',
  withdrawn: 'The fact-check was withdrawn before it was posted.',
  'rating-changed': 'The rating changed before it was posted. Look at it again, then post it.',
  other: 'Something went wrong on the way. The log of the desk says what.',
};
