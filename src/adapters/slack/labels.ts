/** What stands on Slack's own forms around an answer: titles of at most 24 characters, fields and their buttons. */
export const labels = {
  title: 'Fact-check',
  close: 'Close',
  moment: 'One moment…',
  looking: 'Looking through the library…',
  status: 'is looking through the library…',
  lookUpTitle: 'Look up a fact-check',
  submit: 'Look up',
  question: 'What do you want checked?',
  example: 'For example: vitamin C prevents colds',
  pick: 'Or pick a claim that was checked',
  publishTitle: 'Publish a fact-check',
  pickToPost: 'Which fact-check?',
  typeToFind: 'Type a few words of the claim',
  search: 'Ask about a claim',
  rightAnswer: 'Right answer',
  wrongAnswer: 'Wrong answer',
  save: 'Press Enter to save.',
  saveAll: 'Save',
  choose: 'Choose',
  /** Said before a fact-check goes to a channel that other organisations read too. */
  shared: 'People of another organisation read this channel too. Share the fact-check with them?',
  maybeShared:
    'The desk cannot see whether people of another organisation read this channel too. Share the fact-check here?',
  shareAnyway: 'Share here',
  promptsTitle: 'Claims to begin with',
} as const;
