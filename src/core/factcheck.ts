import { z } from 'zod';
import { ratingSchema, verdictSchema } from './rating.ts';
import { webUrl } from './url.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const prose = z.string().trim().max(100_000);
const webAddress = z.string().refine((text) => webUrl(text) === text, {
  error: 'must be a web address that starts with https://',
});
/** An ISO 8601 date (2024-03-02) or instant with a zone. */
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** 2 to 24 of a-z, 0-9 and "-": short enough that a button's token can carry three of them. */
export const factCheckIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,23}$/);

const sectionSchema = z.object({ heading: line(500), text: prose });
export type Section = z.infer<typeof sectionSchema>;

/** A numbered source; `n` is the mark [n] in the text. No `url`: the page named it without a link. */
const sourceSchema = z.object({
  n: z.number().int().min(1).max(999),
  title: line(500),
  url: webAddress.exactOptional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * A dated, public word about what changed after publication. `was` is the earlier rating's label. `by` names a moderator
 * of the desk whose words these are; without it they are the publisher's.
 */
const correctionSchema = z.object({
  date,
  text: line(2000),
  was: line(300).exactOptional(),
  by: line(200).exactOptional(),
});
export type Correction = z.infer<typeof correctionSchema>;

export const factCheckSchema = z.object({
  id: factCheckIdSchema,
  /** Where it was published; absent when the copy we were given named no address. */
  url: webAddress.exactOptional(),
  title: line(500),
  /** The claim as the publisher words it (ClaimReview: claimReviewed). */
  claim: line(20_000),
  /** Other ways in which people put the claim. */
  phrasings: z.array(line(1000)).max(100),
  claimant: line(300).exactOptional(),
  rating: ratingSchema.exactOptional(),
  verdict: verdictSchema,
  /** The article's own conclusion, verbatim; shown as a quotation where no rating was published. */
  conclusion: line(5000).exactOptional(),
  summary: prose,
  sections: z.array(sectionSchema).max(200),
  sources: z.array(sourceSchema).max(500),
  publisher: z.object({ name: line(200), url: webAddress.exactOptional() }),
  authors: z.array(line(200)).max(50),
  publishedAt: date.exactOptional(),
  checkedAt: date.exactOptional(),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** Lower-case slugs. */
  topics: z.array(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u)).max(30),
  provenance: z.enum(['human', 'automated', 'unknown']),
  revision: z.number().int().min(1),
  status: z.enum(['live', 'corrected', 'withdrawn']),
  corrections: z.array(correctionSchema).max(100),
  /** What a reader of this fact-check must be told about our copy of it, e.g. that the page lists no links. */
  remarks: z.array(z.enum(['no-url', 'no-source-links'])).max(10),
});
export type FactCheck = z.infer<typeof factCheckSchema>;

/** The publisher under which the sample library signs; every answer from it says that it is sample content. */
export const samplePublisher = 'factdesk samples';

/** Whether a fact-check is one of the samples that come with the desk. */
export function isSample(factCheck: FactCheck): boolean {
  return factCheck.publisher.name === samplePublisher;
}
