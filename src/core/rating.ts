import { z } from 'zod';

/**
 * The neutral scale. `unmapped` is a published rating that no table knows (shown verbatim, no colour);
 * `none` is a fact-check whose publisher gave no rating at all.
 */
export const verdictSchema = z.enum([
  'true',
  'mostly-true',
  'mixed',
  'mostly-false',
  'false',
  'unproven',
  'satire',
  'unmapped',
  'none',
]);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * A rating as published: the label verbatim, and the numeric value with the ends of its scale where given
 * (schema.org Rating: ratingValue, bestRating, worstRating, alternateName).
 */
export const ratingSchema = z.object({
  label: z.string().trim().min(1).max(300),
  value: z.number().finite().exactOptional(),
  best: z.number().finite().exactOptional(),
  worst: z.number().finite().exactOptional(),
});
export type Rating = z.infer<typeof ratingSchema>;

type LabelTable = Readonly<Record<string, Verdict>>;

/** Labels that mean the same wherever English-language publishers use them. */
const general: LabelTable = {
  true: 'true',
  correct: 'true',
  accurate: 'true',
  'correct attribution': 'true',
  'mostly true': 'mostly-true',
  'mostly correct': 'mostly-true',
  'mostly accurate': 'mostly-true',
  'largely true': 'mostly-true',
  mixed: 'mixed',
  mixture: 'mixed',
  'half true': 'mixed',
  'half-true': 'mixed',
  'partly true': 'mixed',
  'partially true': 'mixed',
  'partly false': 'mixed',
  'partially false': 'mixed',
  misleading: 'mixed',
  'missing context': 'mixed',
  'lacks context': 'mixed',
  'needs context': 'mixed',
  'out of context': 'mixed',
  exaggerated: 'mixed',
  'mostly false': 'mostly-false',
  'mostly inaccurate': 'mostly-false',
  'mostly incorrect': 'mostly-false',
  'largely false': 'mostly-false',
  false: 'false',
  incorrect: 'false',
  inaccurate: 'false',
  wrong: 'false',
  'not true': 'false',
  fake: 'false',
  hoax: 'false',
  fabricated: 'false',
  scam: 'false',
  altered: 'false',
  'altered photo': 'false',
  'altered video': 'false',
  'doctored photo': 'false',
  misattributed: 'false',
  'incorrect attribution': 'false',
  unproven: 'unproven',
  unverified: 'unproven',
  unsupported: 'unproven',
  unsubstantiated: 'unproven',
  'no evidence': 'unproven',
  undetermined: 'unproven',
  inconclusive: 'unproven',
  satire: 'satire',
  'labeled satire': 'satire',
  'labelled satire': 'satire',
  parody: 'satire',
};

/** What a publisher's own labels mean where the general table does not say, or says it differently. */
const byPublisher: Readonly<Record<string, LabelTable>> = {
  // politifact.com/article/2018/feb/12/principles-truth-o-meter-politifacts-methodology-i/
  politifact: {
    true: 'true',
    'mostly true': 'mostly-true',
    'half true': 'mixed',
    'mostly false': 'mostly-false',
    false: 'false',
    'pants on fire': 'false',
    'no flip': 'true',
    'half flip': 'mixed',
    'full flop': 'false',
  },
  // snopes.com/fact-check-ratings/
  snopes: {
    true: 'true',
    'mostly true': 'mostly-true',
    mixture: 'mixed',
    'mostly false': 'mostly-false',
    false: 'false',
    unproven: 'unproven',
    unfounded: 'unproven',
    outdated: 'mixed',
    miscaptioned: 'false',
    'correct attribution': 'true',
    misattributed: 'false',
    scam: 'false',
    legend: 'unproven',
    'labeled satire': 'satire',
    'originated as satire': 'satire',
    'lost legend': 'unproven',
    legit: 'true',
    fake: 'false',
    recall: 'true',
    'research in progress': 'unproven',
  },
  'factcheck.org': {
    true: 'true',
    false: 'false',
    misleading: 'mixed',
    'missing context': 'mixed',
    'no evidence': 'unproven',
    unsupported: 'unproven',
    'not the whole story': 'mixed',
    'spins the facts': 'mixed',
    exaggerates: 'mixed',
    'distorts the facts': 'mostly-false',
    cherrypicks: 'mixed',
    'cherry picks': 'mixed',
    'old video': 'false',
    'digitally altered': 'false',
    satire: 'satire',
  },
  'full fact': {
    true: 'true',
    correct: 'true',
    false: 'false',
    incorrect: 'false',
    'broadly correct': 'mostly-true',
    'roughly correct': 'mostly-true',
    mixture: 'mixed',
    'needs context': 'mixed',
    'missing context': 'mixed',
    unevidenced: 'unproven',
    'no evidence': 'unproven',
    unproven: 'unproven',
    fake: 'false',
    altered: 'false',
    satire: 'satire',
  },
  // factcheck.afp.com/fact-checking-stylebook
  afp: {
    true: 'true',
    false: 'false',
    misleading: 'mixed',
    'missing context': 'mixed',
    'altered photo': 'false',
    'altered video': 'false',
    'altered image': 'false',
    'fabricated photo': 'false',
    'false caption': 'false',
    hoax: 'false',
    satire: 'satire',
    unproven: 'unproven',
  },
  // washingtonpost.com/politics/2019/01/07/about-fact-checker/
  'washington post': {
    'geppetto checkmark': 'true',
    'the geppetto checkmark': 'true',
    'geppetto check mark': 'true',
    'one pinocchio': 'mostly-true',
    'two pinocchios': 'mixed',
    'three pinocchios': 'mostly-false',
    'four pinocchios': 'false',
    'bottomless pinocchio': 'false',
    'the bottomless pinocchio': 'false',
    'upside-down pinocchio': 'mixed',
    'an upside-down pinocchio': 'mixed',
    'verdict pending': 'unproven',
    '1 pinocchio': 'mostly-true',
    '2 pinocchios': 'mixed',
    '3 pinocchios': 'mostly-false',
    '4 pinocchios': 'false',
  },
};

/** Other names under which a table's publisher signs. */
const aliases: Readonly<Record<string, string>> = {
  'politifact.com': 'politifact',
  'snopes.com': 'snopes',
  factcheck: 'factcheck.org',
  fullfact: 'full fact',
  'fullfact.org': 'full fact',
  'afp fact check': 'afp',
  'agence france-presse': 'afp',
  'factcheck.afp.com': 'afp',
  'the washington post': 'washington post',
  'washington post fact checker': 'washington post',
  'the washington post fact checker': 'washington post',
  'washingtonpost.com': 'washington post',
};

/** Folds what does not change a label's meaning: case, spacing, curly quotes, closing punctuation. */
function fold(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2013]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^["'\s]+|["'.!\s]+$/g, '');
}

function lookUp(table: LabelTable | undefined, label: string): Verdict | undefined {
  return table && Object.hasOwn(table, label) ? table[label] : undefined;
}

function publisherTable(publisher: string): LabelTable | undefined {
  const folded = fold(publisher);
  const name = (Object.hasOwn(aliases, folded) ? aliases[folded] : undefined) ?? folded;
  return Object.hasOwn(byPublisher, name) ? byPublisher[name] : undefined;
}

/** Five equal steps from worst to best, the neutral reading of a numeric scale (schema.org Rating). */
function fromValue({ value, best, worst }: Rating): Verdict | undefined {
  if (value === undefined || best === undefined || worst === undefined || best === worst) return;
  const position = (value - worst) / (best - worst);
  if (position < 0 || position > 1) return;
  if (position <= 0.1) return 'false';
  if (position < 0.4) return 'mostly-false';
  if (position <= 0.6) return 'mixed';
  if (position < 0.9) return 'mostly-true';
  return 'true';
}

/**
 * The neutral verdict of a published rating: the publisher's own table, then the general one, then the numeric
 * value on its scale, else `unmapped`. Labels are compared whole: "Half true" is not "true". Never inferred.
 *
 * @param rating as published, or undefined where there was none
 * @param publisher the publisher's name as it signs
 * @returns `none` exactly when there is no rating
 */
export function verdictOf(rating: Rating | undefined, publisher: string): Verdict {
  if (!rating) return 'none';
  const label = fold(rating.label);
  return (
    lookUp(publisherTable(publisher), label) ??
    lookUp(general, label) ??
    fromValue(rating) ??
    'unmapped'
  );
}

/** What a card may show in colour beside the word; `neutral` means no colour. */
export type Tone = 'positive' | 'mixed' | 'negative' | 'neutral';

const tones: Readonly<Record<Verdict, Tone>> = {
  true: 'positive',
  'mostly-true': 'positive',
  mixed: 'mixed',
  'mostly-false': 'negative',
  false: 'negative',
  unproven: 'mixed',
  satire: 'mixed',
  unmapped: 'neutral',
  none: 'neutral',
};

/** The tone of a verdict. Colour never stands alone: the word is always beside it. */
export function toneOf(verdict: Verdict): Tone {
  return tones[verdict];
}
