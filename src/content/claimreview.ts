import type { Problem } from '../core/errors.ts';
import type { FactCheck, Source } from '../core/factcheck.ts';
import type { Rating } from '../core/rating.ts';
import { type Found, findReviews, isPage, type Place } from './claimreview-find.ts';
import { authorsOf, claimantOf, publisherOf, siteOf } from './claimreview-party.ts';
import {
  absolute,
  addressesAt,
  isThing,
  listOf,
  looseDate,
  numberAt,
  property,
  type Thing,
  textAt,
  textsAt,
  thingsAt,
  typesOf,
} from './claimreview-values.ts';
import { cleanLine, cleanProse } from './clean.ts';
import { finishDraft, type Outcome, unknownPublisher } from './draft.ts';
import { deriveId } from './identity.ts';
import { languageTag } from './language.ts';

/** What is known of JSON-LD besides its text. */
export interface ClaimReviewOptions {
  /** Its name, for problems: each says `name, item 3`. */
  where: string;
  /** The page that it stands on: the address of a fact-check that names none. */
  url?: string;
  /** Completes addresses that are written without their site; `url` does so, too. */
  base?: string;
  /** Signs a fact-check that names no publisher. */
  publisher?: string;
}

/** What was read of so many items. `rejected` says of each item that is no fact-check why, as its problem does. */
export interface Reading {
  factChecks: FactCheck[];
  problems: Problem[];
  items: number;
  rejected: string[];
}

type Report = (what: string, fix: string) => void;

/** Longer than any label, which is a word or a few. */
const longestTitle = 500;

function claimOf(review: Thing, items: readonly Thing[]): string | undefined {
  const named = [review, ...items].map((thing) => textAt(thing, 'claimReviewed'));
  // The name of a work is not the claim in it.
  const claims = items.filter((item) => typesOf(item).every((type) => type === 'Claim'));
  const told = claims.map((item) => textAt(item, 'text', 'name', 'headline'));
  return [...named, ...told].find((words) => words !== undefined && cleanProse(words) !== '');
}

/** The rating as published: the words of its label, and the numbers as far as they are numbers. */
function ratingOf(review: Thing): Rating | undefined {
  const [given] = listOf(property(review, 'reviewRating'));
  if (!isThing(given)) {
    const label = cleanLine(textAt(review, 'reviewRating') ?? '');
    return label ? { label } : undefined;
  }
  // Some publish a number only, or write the label in its place; as it stands, it is what they published.
  const names = ['alternateName', 'name', 'ratingValue'].map((name) => textAt(given, name) ?? '');
  const label = names.map(cleanLine).find(Boolean);
  if (label === undefined) return;
  const numbers = { value: 'ratingValue', best: 'bestRating', worst: 'worstRating' } as const;
  const rating: Rating = { label };
  for (const name of ['value', 'best', 'worst'] as const) {
    const number = numberAt(given, numbers[name]);
    if (number !== undefined) rating[name] = number;
  }
  return rating;
}

function sourcesOf(things: readonly Thing[]): Source[] {
  const cited = things.flatMap((thing) => listOf(property(thing, 'citation')));
  const sources = cited.flatMap((value) => {
    const holder: Thing = { value };
    const [address] = addressesAt(holder, 'value');
    const url = address && /^https?:/i.test(address) ? absolute(address, undefined) : undefined;
    const title = cleanLine(textAt(holder, 'value') ?? url ?? '');
    return title ? { title: title.slice(0, 500).toWellFormed(), ...(url && { url }) } : [];
  });
  return sources.slice(0, 500).map((source, i) => ({ n: i + 1, ...source }));
}

/** The first of several addresses that is one; whatever else was written there is reported. */
function urlOf({ review, around }: Found, options: ClaimReviewOptions, report: Report) {
  const outer = around.flatMap((thing) => addressesAt(thing, 'url'));
  const base = options.url ?? options.base ?? outer.find((address) => /^https?:/i.test(address));
  const own = ['url', 'mainEntityOfPage', 'isPartOf'].flatMap((name) => addressesAt(review, name));
  const written = [...own, ...outer];
  const urls = written.map((address) => absolute(address, base));
  const url = urls.find((one) => one !== undefined) ?? options.url;
  if (!url && written[0] !== undefined) {
    report('Its url is not a web address, and is left out.', 'Write one that starts with https://');
  }
  return url;
}

function dateOf(things: readonly Thing[], report: Report): string | undefined {
  const texts = things.flatMap((thing) => textsAt(thing, 'datePublished'));
  const dates = texts.map(looseDate);
  const date = dates.find((one) => one !== undefined);
  if (!date && texts[0] !== undefined) {
    const shown = cleanLine(texts[0]).slice(0, 40).toWellFormed();
    report(`Its datePublished is not a date, and is left out: ${shown}`, 'Write 2024-03-02.');
  }
  return date;
}

function languageOf(things: readonly Thing[]): string | undefined {
  const texts = things.flatMap((thing) => {
    const codes = thingsAt(thing, 'inLanguage').flatMap((one) => textsAt(one, 'alternateName'));
    return [...codes, ...textsAt(thing, 'inLanguage')];
  });
  return texts.map(languageTag).find((tag) => tag !== undefined);
}

function readReview(found: Found, options: ClaimReviewOptions, where: string): Outcome {
  const { review } = found;
  const problems: Problem[] = [];
  const report: Report = (what, fix) => problems.push({ where, what, fix });
  const pages = found.around.filter(isPage);
  const all = [review, ...pages];
  const items = thingsAt(review, 'itemReviewed');
  const claim = claimOf(review, items);
  if (claim === undefined) {
    report('It does not say which claim was reviewed.', 'Give it a claimReviewed.');
    return { problems };
  }
  const url = urlOf(found, options, report);
  const publisher = publisherOf(review, pages) ?? {
    name: options.publisher ?? (url && siteOf(url)) ?? unknownPublisher,
  };
  const rating = ratingOf(review);
  const explanation = thingsAt(review, 'reviewRating').map((one) =>
    textAt(one, 'ratingExplanation'),
  )[0];
  const body = all.map((thing) => textAt(thing, 'description', 'reviewBody'));
  const summary = [...body, explanation].find((words) => words !== undefined) ?? '';
  const title = all.map((thing) => textAt(thing, 'headline', 'name')).find(Boolean) ?? claim;
  const outcome = finishDraft(
    {
      title: cleanLine(title).slice(0, longestTitle).toWellFormed(),
      claim,
      claimant: claimantOf(items),
      rating,
      conclusion: explanation === summary ? undefined : explanation,
      summary,
      sections: [],
      sources: sourcesOf(all),
      publisher,
      authors: authorsOf(review, pages, publisher.name),
      url,
      publishedAt: dateOf(all, report),
      language: languageOf(all),
    },
    () => where,
  );
  return { ...outcome, problems: [...problems, ...outcome.problems] };
}

function strayed(where: string): Outcome {
  const fix = 'Give it a ClaimReview, or take it out.';
  return { problems: [{ where, what: 'There is no ClaimReview in it.', fix }] };
}

/**
 * Several claims that one page checks. Its address would give them all one id, so each has the one that its publisher
 * and claim give it.
 *
 * @param pages the ids that were given by address so far
 */
function toldApart(factChecks: readonly FactCheck[], pages: Set<string>): FactCheck[] {
  const byId = Map.groupBy(factChecks, ({ id }) => id);
  const apart = factChecks.map((factCheck) => {
    const { id, publisher, claim } = factCheck;
    const isShared = pages.has(id) || (byId.get(id)?.length ?? 0) > 1;
    return isShared
      ? { ...factCheck, id: deriveId({ publisher: publisher.name, claim }) }
      : factCheck;
  });
  for (const id of byId.keys()) pages.add(id);
  return apart;
}

/**
 * A reader of ClaimReview for values that come one after the other: it counts the items of all of them together, and
 * gives a fact-check that is repeated word for word only once.
 */
export function claimReviewReader(
  options: ClaimReviewOptions,
): (value: unknown, place: Place) => Reading {
  let n = 0;
  const seen = new Set<string>();
  const pages = new Set<string>();
  return (value, place) => {
    const reading: Reading = { factChecks: [], problems: [], items: 0, rejected: [] };
    for (const found of findReviews(value, place)) {
      n += 1;
      reading.items += 1;
      const where = `${options.where}, item ${n}`;
      const outcome = 'stray' in found ? strayed(where) : readReview(found, options, where);
      reading.problems.push(...outcome.problems);
      if (!('factCheck' in outcome)) {
        reading.rejected.push(outcome.problems.at(-1)?.what ?? '');
        continue;
      }
      const { id, claim } = outcome.factCheck;
      const key = deriveId({ publisher: id, claim });
      if (!seen.has(key)) reading.factChecks.push(outcome.factCheck);
      seen.add(key);
    }
    return { ...reading, factChecks: toldApart(reading.factChecks, pages) };
  };
}

/** What is said of a text in which no ClaimReview was found. */
export function nothingFound(where: string): Problem {
  return {
    where,
    what: 'There is no ClaimReview in it.',
    fix: 'Give a page or a file that holds one; its "@type" is "ClaimReview".',
  };
}

/**
 * Reads every ClaimReview in JSON-LD that is parsed already. Pure; never throws. What a fact-check does not say is left
 * out; no rating is made up.
 *
 * @returns the fact-checks, and a problem for each item that is none and for each value that had to be left out
 */
export function readClaimReview(value: unknown, options: ClaimReviewOptions): Reading {
  const reading = claimReviewReader(options)(value, 'alone');
  if (reading.items > 0) return reading;
  return { ...reading, problems: [nothingFound(options.where)] };
}
