import type { Platform } from '../../core/message.ts';
import { howMany } from './en-count.ts';
import { desk } from './en-desk.ts';
import { mistakes } from './en-mistakes.ts';
import { copies, reasons } from './en-publish.ts';
import { settings } from './en-settings.ts';

const howToAsk: Record<Platform, string> = {
  discord:
    'Type /factcheck and the claim, mention the desk with the claim, or write to it directly. To check a message, open its menu and choose Apps, then “Fact-check this”. To ask on, reply to the answer.',
  slack: 'Type /factcheck and the claim, mention the desk with the claim, or write to it directly.',
  web: 'Type the claim into the box on this page.',
  console: 'Type the claim and press Enter.',
};

/** What the answer's card says. Dates and names come in as they are to be read. */
const card = {
  noRating: 'No rating published',
  inItsOwnWords: 'The article concludes, in its own words:',
  inTheSummary: 'The article’s summary says what was found:',
  claimChecked: (claim: string) => `Claim checked: ${claim}`,
  theClaimWas: (claim: string) => `The claim checked was: ${claim}`,
  thatClaimWasRated: 'That claim was rated:',
  onThatClaim: 'On that claim:',
  otherWayRound:
    'Your question puts the claim the other way round. The rating is about the claim above, not about your wording.',
  otherWayRoundUnrated:
    'Your question puts the claim the other way round. What follows is about the claim above, not about your wording.',
  matchedWording: (phrasing: string) => `Your question matches this wording of it: ${phrasing}`,
  claimant: (name: string) => `The claim was made by ${name}.`,
  onYourQuestion: (heading: string) => `On your question: ${heading}`,
  summary: 'Summary',
  sources: 'Sources',
  articleTitle: (title: string) => `Article: ${title}`,
  rated: (label: string, claim: string) => `${label}: ${claim}`,
  titleTurned: (claim: string, label: string) =>
    `The claim checked was: ${claim} (rated: ${label})`,
  titleTurnedUnrated: (claim: string) => `The claim checked was: ${claim} (no rating published)`,
  unknownPage: 'No link to this fact-check is known.',
  noSourceLinks: 'The desk’s copy of the article has no links for its sources.',
  automated: 'This fact-check was produced by an automated system.',
  sample: 'This is sample content that comes with the desk, not the work of a newsroom.',
  sampleWithoutPage:
    'This is sample content that comes with the desk, not the work of a newsroom, so it has no page of its own.',
};

/** When it was checked and published, and by whom. */
const origin = {
  checkedAndPublished: (date: string, publisher: string) =>
    `Checked and published ${date} by ${publisher}.`,
  checkedThenPublished: (checked: string, published: string, publisher: string) =>
    `Checked ${checked} by ${publisher}, published ${published}.`,
  checked: (date: string, publisher: string) => `Checked ${date} by ${publisher}.`,
  published: (date: string, publisher: string) => `Published ${date} by ${publisher}.`,
  undated: (publisher: string) => `Checked by ${publisher}. No date is given.`,
  writtenBy: (names: string) => `Written by ${names}.`,
  others: 'others',
};

/** How old a fact-check is, in whole years, months or days. */
const age = {
  years: (n: number) => `This check is ${howMany(n, 'year', 'years')} old.`,
  months: (n: number) => `This check is ${howMany(n, 'month', 'months')} old.`,
  days: (n: number) => `This check is ${howMany(n, 'day', 'days')} old.`,
};

/** Where the question names another number, date, person or place than the claim. */
const differs = {
  number: (checked: string, asked: string) =>
    `The claim checked says ${checked}; your question says ${asked}.`,
  date: (checked: string, asked: string) =>
    `The check is about ${checked}; you asked about ${asked}.`,
  name: (checked: string, asked: string) =>
    `The check is about ${checked}; you asked about ${asked}.`,
};

/** Corrections and withdrawals. */
const changes = {
  corrected: (date: string, text: string) => `Corrected ${date}. ${text}`,
  correctedFrom: (date: string, was: string, text: string) =>
    `Corrected ${date}. The rating was “${was}” before. ${text}`,
  correctedWithoutWord: 'This fact-check was corrected. The publisher does not say when or how.',
  withdrawn: 'Withdrawn',
  withdrawnOn: (publisher: string, date: string) =>
    `${publisher} withdrew this fact-check on ${date}, so it gives no rating now.`,
  correctedBy: (date: string, by: string, text: string) =>
    `Corrected ${date} by ${by} of this desk. ${text}`,
  withdrawnBy: (by: string, date: string) =>
    `${by} of this desk withdrew this fact-check on ${date}, so it gives no rating now.`,
  withdrawnWithoutWord: (publisher: string) =>
    `${publisher} withdrew this fact-check, so it gives no rating now. No reason is given.`,
  historyOf: (claim: string) => `What changed in: ${claim}`,
  noCorrections: 'No corrections are recorded for this fact-check.',
  ratingBefore: (date: string, was: string) => `${date}. The rating was “${was}” before.`,
};

/** Several fact-checks side by side. */
const several = {
  samplesAmong: (publisher: string) =>
    `What is signed “${publisher}” is sample content that comes with the desk, not the work of a newsroom.`,
  disagree: (n: number) =>
    n === 1
      ? 'Another fact-check of this claim came to a different result. It is listed below.'
      : `${n} other fact-checks of this claim came to different results. They are listed below, newest first.`,
  otherChecks: 'Other fact-checks of this claim',
  didYouMean: 'Did you mean one of these?',
  didYouMeanThis: 'Did you mean this one?',
  isItOneOfThese: 'Is it one of these?',
  isItThis: 'Is it this one?',
  notTheSame: 'Not the same claim, but close',
  detail: (label: string, origin: string) => `${label}. ${origin}`,
};

/** A message of somebody's, and a question that follows on an answer. */
const talk = {
  severalClaims: 'This message matches several fact-checks. Which one do you mean?',
  askedTogether: (claim: string) => `This was asked together with the claim before it: ${claim}`,
};

/** "Was this right?" */
const feedback = {
  ask: 'Was this fact-check the right answer to your question?',
  thanks: 'Thank you. The desk keeps this, without who said it.',
};

/** Where nothing published answers. */
const none = {
  title: 'No published fact-check found',
  nothingAnswers: 'No published fact-check in this library answers that.',
  noVerdictOfOurOwn:
    'The desk gives no verdict of its own. It only passes on what publishers have found.',
  tryAgain:
    'It may help to name the person, place or number in the claim. You can also browse everything there is.',
};

/** Reading a fact-check page by page. */
const pages = {
  sectionsOf: (claim: string) => `Sections: ${claim}`,
  sourcesOf: (claim: string) => `Sources: ${claim}`,
  pageOf: (page: number, last: number) => `Page ${page} of ${last}`,
  continued: (heading: string) => `${heading} (continued)`,
  sourcesHere: 'Sources named here',
  noSections: 'This fact-check has no sections.',
  noSources: 'This fact-check lists no sources.',
};

const browse = {
  title: 'Browse the library',
  empty: 'The library is empty so far. Fact-checks appear here as soon as they are added.',
  holds: (n: number) => `The library holds ${howMany(n, 'fact-check', 'fact-checks')}.`,
  topics: 'Topics',
  publishers: 'Publishers',
  newest: 'Newest fact-checks',
  onTopic: (topic: string) => `Fact-checks on ${topic}`,
  byPublisher: (publisher: string) => `Fact-checks by ${publisher}`,
  count: (n: number) => howMany(n, 'fact-check', 'fact-checks'),
};

const help = {
  title: 'What this desk does',
  what: 'Ask about a claim, and the desk answers with what publishers have already found: their rating in their own words, a summary, and links to the sources.',
  never: 'It never rates a claim itself. Where nothing was published, it says so.',
  howToAsk,
  examples: 'You can begin with one of the examples below.',
  kept: (days: number) =>
    `What is kept: the question, the answer and the platform, for ${howMany(days, 'day', 'days')}. Who asked is not kept.`,
  samples: 'The library holds sample content. Every answer from it says so.',
};

const share = {
  sharedBy: (name: string) => `Shared by ${name}`,
  onlyUs: 'Only you can see this conversation. To share a fact-check, ask about it in a channel.',
  notInAGroup:
    'The desk posts for everyone in servers only. To share a fact-check, ask about it in one.',
  onlyUsOnThePage:
    'Only you can see this conversation. To share a fact-check, pass on its own address, which the link below leads to.',
};

const failure = {
  title: 'Something went wrong',
  withReference: (reference: string) =>
    `The desk could not answer that. Please try again in a moment. If it happens again, tell the people who run the desk and give them this reference: ${reference}`,
};

const buttons = {
  readArticle: 'Read the fact-check',
  publisherPage: 'Open the publisher’s page',
  readMore: 'Read more',
  readSection: 'Read the section',
  sections: 'Sections',
  sources: 'Sources',
  allSources: 'All sources',
  corrections: 'Corrections',
  allCorrections: 'All corrections',
  notMyClaim: 'Not my claim',
  noneOfThese: 'None of these',
  notThis: 'Not this one',
  wasThisRight: 'Was this right?',
  yes: 'Yes',
  no: 'No',
  share: 'Share',
  open: 'Open',
  next: 'Next page',
  previous: 'Previous page',
  back: 'Back to the fact-check',
  browse: 'Browse',
  newest: 'Newest',
  help: 'Help',
};

/** Every sentence of the conversation, in English. */
export const english = {
  card,
  origin,
  age,
  differs,
  changes,
  several,
  talk,
  feedback,
  settings,
  none,
  pages,
  browse,
  help,
  share,
  copies,
  reasons,
  desk,
  failure,
  mistakes,
  buttons,
};

/** The sentences that every language has. */
export type Sentences = typeof english;
