/**
 * The features, in the order in which `features` gives them, and in which direction each may speak: 1 for a match, -1
 * against it. So more agreement never counts against a fact-check, whatever questions the weights were fitted to.
 */
export const featureSigns = {
  words: 1,
  noWords: -1,
  meaning: 1,
  meaningGap: 1,
  cosineClaim: 1,
  cosineTitle: 1,
  cosineSummary: 1,
  cosineBest: 1,
  cosineGap: 1,
  askedInClaim: 1,
  claimInAsked: 1,
  askedInTitle: 1,
  titleInAsked: 1,
  askedInSummary: 1,
  summaryInAsked: 1,
  askedInAll: 1,
  claimPairs: 1,
  askedPairs: 1,
  titlePairs: 1,
  figuresAgree: 1,
  figuresAskedMissing: -1,
  figuresClaimMissing: -1,
  figuresSwapped: -1,
  namesShared: 1,
  namesAskedMissing: -1,
  namesClaimMissing: -1,
  namesSwapped: -1,
  rarestShared: 1,
  rarestClaimMissed: -1,
  rarestAskedMissed: -1,
  said: 1,
  unsaid: -1,
  claimSaid: 1,
  claimUnsaid: -1,
  titleSaid: 1,
  titleUnsaid: -1,
  dateNear: 1,
  datePast: -1,
  dateApart: -1,
  authorShared: 1,
  authorNamed: 1,
  authorSpeaks: 1,
  authorPosted: 1,
  pictureBoth: 1,
  pictureClaimOnly: -1,
  model: 1,
  modelGap: 1,
} as const satisfies Record<string, 1 | -1>;

export type Feature = keyof typeof featureSigns;

const isFeature = (name: string): name is Feature => name in featureSigns;

/** The names of the features, in order. */
export const featureNames: readonly Feature[] = Object.keys(featureSigns).filter(isFeature);
