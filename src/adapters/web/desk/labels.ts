import type { Platform } from '../../../core/message.ts';
import type { Feed } from '../../../core/publication.ts';

const howMany = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

/** What stands on the moderators' page around what the conversation says too. */
export const labels = {
  name: 'The desk',
  skip: 'Skip to the content',
  navigation: 'Parts of the desk',
  to: {
    overview: 'Overview',
    checks: 'New post',
    posts: 'Posts',
    schedule: 'Schedule',
    corrections: 'Corrections',
    trouble: 'Deliveries',
    feeds: 'Feeds',
    audit: 'Log',
    feedback: 'Feedback',
  },
  platforms: {
    discord: 'Discord',
    slack: 'Slack',
    web: 'this page',
    console: 'the command line',
  } satisfies Record<Platform, string>,
  signedIn: (name: string, platform: string) => `Signed in as ${name}, ${platform}.`,
  signOut: 'Sign out',
  signIn: 'Sign in',
  signInAs: (name: string, platform: string) =>
    `This signs you in to the desk as ${name}, ${platform}, for eight hours. Only press it if that is you.`,
  newer: 'Newer',
  older: 'Older',
  backToDesk: 'Back to the overview',
  back: 'Go back',
  localOnly:
    'Development mode: neither Discord nor Slack is connected, so whoever sits at this machine may do everything here, and nobody else gets in.',

  decisions: 'Needs a decision',
  nothingToDecide: 'Nothing needs a decision.',
  troubles: (n: number) =>
    howMany(
      n,
      'One delivery was given up or cannot be told',
      'deliveries were given up or cannot be told',
    ),
  changes: (n: number) =>
    howMany(
      n,
      'One fact-check changed after it was posted',
      'fact-checks changed after they were posted',
    ),
  proposals: 'Posts that wait for a second moderator',
  next: 'Goes out next',
  latest: 'Newest posts',
  drafts: 'Drafts',
  which: { all: 'All', open: 'Drafts, proposals and scheduled' },

  find: 'Find a fact-check',
  findHint: 'A claim, a few words of it, or its address',
  search: 'Search',
  newestChecks: 'Newest fact-checks',
  found: 'Found',
  nothingFound: 'No fact-check in the library fits these words.',
  withdrawnAlready: 'withdrawn',

  choosePlaces: 'Where it goes',
  findPlace: 'Find a channel by its name',
  placesFound: 'Channels found',
  placesChosen: 'Chosen',
  noPlaceFound: 'No channel that you may post to has that in its name.',
  placesUnreached: 'The channels could not be read at the moment. Please try again.',
  savePlaces: 'Save the channels',
  details: 'Note and time',
  time: (zone: string) => `Time, ${zone} (empty for at once)`,
  exactly: 'Below is exactly what each of them will get.',
  saveDetails: 'Save note and time',
  saved: 'Saved.',
  nothingDrawn: 'Choose a channel to see what it will get.',
  asShown: (platform: string, names: string) => `${platform}: ${names}`,
  move: 'Move it',
  newTime: (zone: string) => `New time, ${zone}`,
  copies: 'Copies',
  noneYet: 'There are no copies yet.',
  postedBy: (name: string, time: string) => `By ${name}, ${time}.`,
  approvedBy: (name: string) => `Approved by ${name}.`,
  fromFeed: 'Posted by a feed.',
  note: 'Note',
  seeCheck: 'The fact-check and all its copies',
  message: 'Open the message',
  sentAlready:
    'That form was sent already, so it was not taken a second time. What stands now is below.',

  scheduleEmpty: 'Nothing is scheduled.',
  wasNow: (was: string, now: string) => `Rating: it was “${was}”, it is now “${now}”.`,
  noRating: 'no rating',
  why: (text: string) => `Why: ${text}`,
  correctSome: 'Correct or withdraw a fact-check',
  correctHow: 'Find the fact-check, then open where it stands.',
  revision: (n: number, date: string) => `Revision ${n}, ${date}`,
  history: 'What changed since it is on this desk',
  noHistory: 'Nothing changed.',
  published: 'Corrections as readers see them',
  correctionBy: (name: string) => `By ${name}`,
  decided: { update: 'The posts were updated.', leave: 'The posts were left.' },
  send: { correction: 'Correct it', withdrawal: 'Withdraw it', restoration: 'Take it back' },
  publicPage: 'As everybody sees it',

  noTrouble: 'Every delivery ended as it should.',
  lookThere: 'Look in the channel',
  since: (time: string) => `Since ${time}.`,

  feedsTitle: 'Channels that follow the desk',
  noFeeds: 'No channel follows the desk yet.',
  addFeed: 'Add a feed',
  feedFor: (name: string) => `Feed to ${name}`,
  follow: 'Choose',
  chooseFeedPlace: 'Choose the channel that is to follow the desk.',
  saveFeed: 'Save the feed',
  endFeed: 'End the feed',
  feedEnded: 'The feed has ended. What it posted stays.',
  feedSaved: 'Saved. The feed goes by it from now on.',
  everything: 'everything',
  rhythms: {
    'at-once': 'Each fact-check at once',
    daily: 'A digest every day',
    weekly: 'A digest every week',
  } satisfies Record<Feed['rhythm'], string>,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  feedFields: {
    topics: 'Topics, with commas between them (empty for all)',
    languages: 'Languages, such as en, pt-BR (empty for all)',
    publishers: 'Publishers (none chosen for all)',
    verdicts: 'Verdicts (none chosen for all)',
    rhythm: 'How often',
    hour: 'Hour of a digest',
    weekday: 'Day of a weekly digest',
    zone: 'Time zone, for example Europe/Berlin',
    quietFrom: 'Nothing from this hour',
    quietTo: 'until this hour (the same twice: no quiet hours)',
    cap: 'Posts a day at most; further ones wait for one message that is edited',
  },
  hour: (n: number) => `${String(n).padStart(2, '0')}:00`,
  verdicts: {
    true: 'True',
    'mostly-true': 'Mostly true',
    mixed: 'Mixed',
    'mostly-false': 'Mostly false',
    false: 'False',
    unproven: 'Unproven',
    satire: 'Satire',
    unmapped: 'Another rating',
    none: 'No rating',
  },

  auditTitle: 'Who did what',
  auditEmpty: 'Nothing was done yet.',
  auditLine: (act: string, subject: string) => `${act}: ${subject}`,
  auditBy: (actor: string, from: string, time: string) => `By ${actor}, from ${from}, ${time}.`,
  feedbackTitle: 'Was this right?',
  feedbackHint: 'What people said of answers. Nobody knows who said it.',
  feedbackEmpty: 'Nobody has said yet whether an answer was right.',
  saidOf: (wrong: number, right: number, newest: string) =>
    `Wrong: ${wrong}. Right: ${right}. Newest: ${newest}.`,
  goneCheck: (id: string) => `${id} (no longer in the library)`,
} as const;

/** What stands on a page in place of the desk, each in one sentence with a way on. */
export const refusals = {
  noSession: {
    status: 401,
    title: 'Please sign in',
    text: 'This page is for moderators. Ask the bot for a link: in Discord type /factcheck-desk page, in Slack open the app’s Home and press “The desk’s page”. The link works once, for ten minutes.',
  },
  linkUsed: {
    status: 410,
    title: 'This link does not work any more',
    text: 'A link signs in once and within ten minutes. Please ask the bot for another one.',
  },
  roleLost: {
    status: 403,
    title: 'You may not moderate any more',
    text: 'Your platform says that you are no moderator there at the moment, so nothing is shown here. An admin there can change that.',
  },
  cannotTell: {
    status: 503,
    title: 'Nobody can tell who may come in',
    text: 'Your platform does not say at the moment whether you are a moderator. Please try again in a minute.',
  },
  onlyHere: {
    status: 403,
    title: 'Only on the machine itself',
    text: 'Neither Discord nor Slack is connected, so nobody can be known here. Until then the desk opens only in a browser on its own machine, while HOST is 127.0.0.1.',
  },
  unknown: {
    status: 404,
    title: 'Page not found',
    text: 'There is no such page on the desk, but everything can be reached from the overview.',
  },
  method: {
    status: 405,
    title: 'That cannot be done here',
    text: 'That cannot be done at this address, but everything can be reached from the overview.',
  },
  long: {
    status: 413,
    title: 'That is too long',
    text: 'That is more than a form of the desk takes. Please go back and shorten it.',
  },
  form: {
    status: 415,
    title: 'That could not be read',
    text: 'The desk reads its own forms only. Please go back and use the form.',
  },
  unreadable: {
    status: 400,
    title: 'That could not be read',
    text: 'That is not written in a way the desk can read. Please go back and try again.',
  },
  formOld: {
    status: 403,
    title: 'This form is out of date',
    text: 'This form is from before you signed in, so nothing was changed. Please go back, reload the page and send it again.',
  },
  notThere: {
    status: 503,
    title: 'The platform does not answer',
    text: 'The platform does not answer at the moment, so this could not be done. Please try again in a minute.',
  },
} as const;

export type DeskRefusal = keyof typeof refusals;

/** A person's mistake, where the sentence is the conversation's. */
export const mistakeTitle = 'That was not done';
