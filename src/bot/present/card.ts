import type { FactCheck, Section } from '../../core/factcheck.ts';
import type { Action, Block, Reply } from '../../core/message.ts';
import type { Difference, Found } from '../../core/question.ts';
import type { Words } from '../words/words.ts';
import { type Age, ageNotice } from './age.ts';
import { shows } from './buttons.ts';
import { differenceNotices } from './differs.ts';
import { oneLine, opening } from './excerpt.ts';
import { disagreement, disagreementNotice } from './item.ts';
import { copyNotices, correctionNotice, sampleNotice, withdrawalNotice } from './notices.ts';
import { shortClaim } from './part.ts';
import { foreign, originOf, ratingWord, verdictBlock } from './rating.ts';
import { pageOfSection, readable } from './sections.ts';
import { linksTo } from './sources.ts';

/** How a question met a fact-check. */
interface Asked {
  /** The claim or phrasing that matched. */
  claim: string;
  turned: boolean;
  section?: Section;
  differences: readonly Difference[];
  disagreeing: readonly Found[];
}

/** What a card says besides its fact-check. */
interface Besides {
  /** Absent where nobody asked: an opened, shared or posted card. */
  asked?: Asked;
  /** How old the fact-check is, where that is to be said. */
  age?: Age | undefined;
}

type Text = Extract<Block, { kind: 'text' }>;

const text = (style: Text['style'], words: string, more?: Action): Text => ({
  kind: 'text',
  style,
  text: words,
  ...(more && { more }),
});

function readMore(factCheck: FactCheck, words: Words): Action | undefined {
  const label = words.buttons.readMore;
  if (factCheck.url) return { label, url: factCheck.url };
  if (readable(factCheck, words).length > 0) return shows(label, factCheck, 'sections');
  return;
}

/** The rating first, then the claim it is about. */
function ratingFirst(factCheck: FactCheck, words: Words, more: Action | undefined): Block[] {
  return [
    verdictBlock(factCheck, words),
    text('heading', words.card.claimChecked(factCheck.claim), more),
  ];
}

/** The claim first: to a question that turns it round, the rating's word alone would say the opposite. */
function claimFirst(factCheck: FactCheck, words: Words, more: Action | undefined): Block[] {
  const { rating, claim } = factCheck;
  const { card } = words;
  return [
    text('heading', card.theClaimWas(claim), more),
    verdictBlock(factCheck, words, rating ? card.thatClaimWasRated : card.onThatClaim),
    text('plain', rating ? card.otherWayRound : card.otherWayRoundUnrated),
  ];
}

const folded = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();

/** The phrasing that matched, where it is another than the claim, and who made the claim. */
function claimDetails(factCheck: FactCheck, asked: Asked | undefined, { card }: Words): Block[] {
  const matched = folded(asked?.claim ?? factCheck.claim);
  const phrasing = factCheck.phrasings.find((other) => folded(other) === matched);
  const details: Block[] = [];
  // A phrasing of a turned question says the opposite of the claim, so it is no wording of it.
  if (phrasing && !asked?.turned && matched !== folded(factCheck.claim)) {
    details.push(text('small', card.matchedWording(opening(phrasing, 300))));
  }
  if (factCheck.claimant) details.push(text('small', card.claimant(factCheck.claimant)));
  return details;
}

/** What stands in for a rating where none was published: the article's own conclusion as a quotation. */
function conclusion(factCheck: FactCheck, words: Words, more: Action | undefined): Block[] {
  const { rating, conclusion: said, summary } = factCheck;
  const { card } = words;
  if (rating) return [];
  if (said) {
    const quoted = { ...text('quote', said, more), ...foreign(factCheck, words) };
    return [text('plain', card.inItsOwnWords), quoted];
  }
  return summary ? [text('plain', card.inTheSummary)] : [];
}

/** The summary, without a conclusion at its end that was quoted already. */
function summary(factCheck: FactCheck, words: Words, more: Action | undefined): Block[] {
  const { rating, conclusion: quoted = '', summary: whole } = factCheck;
  const isSaid = !rating && whole.endsWith(quoted);
  const shown = isSaid ? whole.slice(0, whole.length - quoted.length).trim() : whole;
  return shown ? [{ ...text('plain', shown, more), ...foreign(factCheck, words) }] : [];
}

function readSection(factCheck: FactCheck, section: Section, words: Words): Action {
  const page = pageOfSection(factCheck, section, words);
  return shows(words.buttons.readSection, factCheck, 'sections', page);
}

/** The section that speaks to the question, with its opening quoted. */
function sectionBlocks(factCheck: FactCheck, asked: Asked | undefined, words: Words): Block[] {
  const section = asked?.section;
  if (!section?.text) return [];
  const more = readSection(factCheck, section, words);
  return [
    text('heading', words.card.onYourQuestion(section.heading)),
    { ...text('quote', opening(section.text, 300), more), ...foreign(factCheck, words) },
  ];
}

function sourceBlocks(factCheck: FactCheck, { card, buttons }: Words): Block[] {
  const { sources } = factCheck;
  if (sources.length === 0) return [];
  const more = shows(buttons.allSources, factCheck, 'sources');
  return [{ kind: 'links', label: card.sources, items: linksTo(sources), more }];
}

const mostAuthors = 3;

/** Whether a title leads to the article or says more than its claim does. */
function tellsMore({ url, title, claim }: FactCheck): boolean {
  const said = new Set(folded(claim).split(' '));
  return (
    url !== undefined ||
    folded(title)
      .split(' ')
      .some((word) => !said.has(word))
  );
}

/** Publisher, dates, authors, and the article's title. A withdrawn article's title would still give its verdict. */
function imprint(factCheck: FactCheck, words: Words): Block {
  const { authors, title, status } = factCheck;
  const sentences = [originOf(factCheck, words)];
  if (authors.length > 0) {
    const more = authors.length > mostAuthors ? [words.origin.others] : [];
    const names = words.names([...authors.slice(0, mostAuthors), ...more]);
    sentences.push(words.origin.writtenBy(names));
  }
  if (status !== 'withdrawn' && tellsMore(factCheck)) {
    sentences.push(words.card.articleTitle(title));
  }
  return text('small', sentences.join(' '));
}

function readingActions(factCheck: FactCheck, words: Words, section?: Section): Action[] {
  const { buttons } = words;
  const { url, sources, corrections, status } = factCheck;
  const withdrawn = status === 'withdrawn';
  const actions: Action[] = [];
  if (url) actions.push({ label: withdrawn ? buttons.publisherPage : buttons.readArticle, url });
  const onPage = section?.text ? pageOfSection(factCheck, section, words) : undefined;
  if (section && onPage !== undefined) actions.push(readSection(factCheck, section, words));
  // A section on the first page is where all of them begin.
  if (!withdrawn && onPage !== 1 && readable(factCheck, words).length > 0) {
    actions.push(shows(buttons.sections, factCheck, 'sections'));
  }
  if (!withdrawn && sources.length > 0) actions.push(shows(buttons.sources, factCheck, 'sources'));
  if (corrections.length > 0) {
    actions.push(shows(buttons.corrections, factCheck, 'corrections'));
  }
  return actions;
}

function withdrawnCard(factCheck: FactCheck, words: Words): Reply {
  const { card, locale } = words;
  return {
    title: card.rated(ratingWord(factCheck, words), shortClaim(factCheck)),
    blocks: [
      withdrawalNotice(factCheck, words),
      text('heading', card.claimChecked(opening(factCheck.claim, 1000))),
      ...sampleNotice(factCheck, words),
      imprint(factCheck, words),
    ],
    actions: readingActions(factCheck, words),
    about: factCheck.id,
    audience: 'asker',
    locale,
  };
}

/** Holds the longest label and a shortened claim. */
const mostOfATitle = 500;

function titleOf(factCheck: FactCheck, turned: boolean, words: Words): string {
  const { card } = words;
  const claim = shortClaim(factCheck);
  if (!turned) return card.rated(ratingWord(factCheck, words), claim);
  return factCheck.rating
    ? card.titleTurned(claim, factCheck.rating.label)
    : card.titleTurnedUnrated(claim);
}

/**
 * One fact-check as a card: its rating's word, the claim, what changed, the summary, the sources, and who published
 * it when. A withdrawn one gives no verdict in any form. The actions are those that fit everywhere; what fits only an
 * answer is added by who answers.
 */
export function presentCard(
  factCheck: FactCheck,
  words: Words,
  { asked, age }: Besides = {},
): Reply {
  if (factCheck.status === 'withdrawn') return withdrawnCard(factCheck, words);
  const more = readMore(factCheck, words);
  const turned = asked?.turned ?? false;
  const disagreeing = asked?.disagreeing.map((found) => found.factCheck) ?? [];
  const head = turned ? claimFirst : ratingFirst;
  return {
    title: oneLine(titleOf(factCheck, turned, words), mostOfATitle),
    blocks: [
      ...head(factCheck, words, more),
      ...claimDetails(factCheck, asked, words),
      ...differenceNotices(asked?.differences ?? [], words),
      ...disagreementNotice(disagreeing, words),
      ...correctionNotice(factCheck, words),
      ...ageNotice(age, words),
      ...conclusion(factCheck, words, more),
      ...summary(factCheck, words, more),
      ...sectionBlocks(factCheck, asked, words),
      ...sourceBlocks(factCheck, words),
      ...disagreement(disagreeing, words),
      ...copyNotices(factCheck, words),
      imprint(factCheck, words),
    ],
    actions: readingActions(factCheck, words, asked?.section),
    about: factCheck.id,
    audience: 'asker',
    locale: words.locale,
  };
}
