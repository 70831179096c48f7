/** What a guild or workspace can choose, and what is said about it. */
export const settings = {
  title: 'Settings of the desk here',
  who: 'These hold for everyone here. Only moderators can change them.',
  saved: 'Saved.',
  language: 'Language of posts and public answers',
  languageOfPlace: 'The language of this place',
  answers: 'Who reads the answer to a command',
  asker: 'Only the person who asks',
  everyone: 'Everyone in the channel',
  feed: 'Channel for new fact-checks',
  rhythm: 'How often new fact-checks are posted',
  rhythms: {
    'at-once': 'Each at once, five a day at most, not between 22 and 7',
    daily: 'Once a day at 9',
    weekly: 'Once a week, Monday at 9',
  },
  approval: 'Who has to agree to a post',
  one: 'Whoever posts it',
  two: 'A second moderator too',
  zone: 'Time zone, for example Europe/Berlin',
  moderators: 'Role whose members may change these settings too',
  topics: 'Topics of posts, with commas between them',
  unknownTopics: (names: string) =>
    `The library has no fact-checks on: ${names}. The rest is saved.`,
};
