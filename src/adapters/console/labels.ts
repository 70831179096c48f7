/** The console's own few words, around the conversation; what the desk says comes in replies. */
export const labels = {
  prompt: '> ',
  greeting: 'Type a claim and press Enter. "help" says more, "quit" or Ctrl-D ends.',
  choose: 'Type a letter or number to choose:',
  noSuchChoice: (key: string) =>
    `There is no choice ${key} here, so please type another one, or a claim to check.`,
  severalSuch: (label: string) =>
    `"${label}" stands here more than once, so please type the number before it.`,
  tooLong: 'That is too long to check at once, so please paste only the claim itself.',
  failed: (reference: string) =>
    `Something went wrong here, so please try again; the reference for the people who run the desk is ${reference}.`,
} as const;
