/**
 * The page's own few words: around the conversation, and where there is none because a request could not be read.
 * What the desk says comes in replies.
 */
export const labels = {
  name: 'factdesk',
  tagline: 'Ask about a claim. Read what fact-checkers have published on it.',
  skip: 'Skip to the question',
  conversation: 'Conversation',
  claim: 'A claim or question to check',
  placeholder: 'Paste or type a claim',
  send: 'Check',
  examples: 'For example',
  youAsked: 'You asked:',
  youChose: 'You chose:',
  linkToThis: 'Link to this question',
  share: 'Share',
  copied: 'Link copied',
  checking: 'Checking…',
  help: 'Help',
  offlineTitle: 'No connection',
  offline: 'The desk could not be reached, so please check the connection and try again.',
} as const;

/** Why a request was not answered, each in one sentence with what to do. */
export const refusals = {
  unreadable: {
    status: 400,
    title: 'That could not be read',
    text: 'The address or text is not written in a way the desk can read, so please type the question into the box.',
  },
  missing: {
    status: 400,
    title: 'No question',
    text: 'Give a question, for example /api/ask?q=vitamin%20C%20prevents%20colds.',
  },
  elsewhere: {
    status: 403,
    title: 'Sent from another page',
    text: 'That was sent from another page, so please open the desk itself and ask there.',
  },
  unknown: {
    status: 404,
    title: 'Page not found',
    text: 'There is no page at this address, but you can ask or browse here.',
  },
  method: {
    status: 405,
    title: 'That cannot be done here',
    text: 'That cannot be done at this address, but you can ask or browse here.',
  },
  long: {
    status: 413,
    title: 'That is too long',
    text: 'That is too long to check at once, so please paste only the claim itself.',
  },
  form: {
    status: 415,
    title: 'That could not be read',
    text: 'The desk reads questions from its own form only, so please type the question into the box.',
  },
  header: {
    status: 431,
    title: 'That address is too long',
    text: 'That is too long for an address, so please type the question into the box of the page.',
  },
} as const;

/** A request that is not answered, and why. */
export type Refusal = keyof typeof refusals;

/** The same for programs, which have no box to type into. */
export const refusalsToPrograms: Partial<Record<Refusal, string>> = {
  unreadable: 'The address is not percent-encoded UTF-8, so encode q as encodeURIComponent does.',
  unknown: 'There is nothing at this address, so ask with GET /api/ask?q=.',
  method: 'This address only answers GET, so ask with GET /api/ask?q=.',
};

/** What is said when the desk itself failed. */
export const failedTitle = 'Something went wrong';

/** The sentence for it; the same reference stands in its log. */
export const failed = (reference: string): string =>
  `Something went wrong here, so please try again in a moment; the reference for the people who run the desk is ${reference}.`;
