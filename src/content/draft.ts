import type { z } from 'zod';
import type { Problem } from '../core/errors.ts';
import { type FactCheck, factCheckSchema } from '../core/factcheck.ts';
import { type Rating, verdictOf } from '../core/rating.ts';
import { cleanLine, cleanProse } from './clean.ts';
import { deriveId } from './identity.ts';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** What every fact-check must be given; the rest has a default, or may be missing. */
type Needed = Pick<FactCheck, 'title' | 'claim' | 'summary' | 'sections' | 'sources' | 'publisher'>;
/** What is never given: it follows from the rest. */
type Derived = 'verdict' | 'remarks';

/** A fact-check as a reader found it: texts not yet cleaned, nothing checked. */
export type Draft = Needed & Optional<Omit<FactCheck, keyof Needed | Derived>>;

/** What one published text says: a fact-check, with what is doubtful about it; or why it is none. */
export type Outcome = { factCheck: FactCheck; problems: Problem[] } | { problems: Problem[] };

/** Signs for a text that names no publisher and no address. */
export const unknownPublisher = 'Unknown publisher';

type Loose = Record<string, unknown>;

/** Keys without a value are left out, as a FactCheck never has them. */
function present(of: Loose): Loose {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}

/** Nothing visible is nothing given. */
const maybe = (clean: (text: string) => string, text: string | undefined) =>
  text === undefined ? undefined : clean(text) || undefined;

function cleanRating(rating: Rating | undefined): Loose | undefined {
  return rating && { ...rating, label: cleanLine(rating.label) };
}

function cleaned(draft: Draft): Loose & { claim: string } {
  const { corrections = [], publisher } = draft;
  return {
    ...draft,
    title: cleanLine(draft.title),
    claim: cleanProse(draft.claim),
    phrasings: draft.phrasings?.map(cleanLine).filter(Boolean) ?? [],
    claimant: maybe(cleanLine, draft.claimant),
    rating: cleanRating(draft.rating),
    conclusion: maybe(cleanProse, draft.conclusion),
    summary: cleanProse(draft.summary),
    sections: draft.sections.map(({ heading, text }) => ({
      heading: cleanLine(heading),
      text: cleanProse(text),
    })),
    sources: draft.sources.map((source) =>
      present({ ...source, title: cleanLine(source.title) || source.url || '' }),
    ),
    publisher: present({ ...publisher, name: cleanLine(publisher.name) }),
    authors: draft.authors?.map(cleanLine).filter(Boolean) ?? [],
    corrections: corrections.map((correction) =>
      present({
        ...correction,
        text: cleanProse(correction.text),
        was: maybe(cleanLine, correction.was),
      }),
    ),
  };
}

const mark = /\[\d{1,3}\]/;

/** What a reader must be told about our copy: derived here and nowhere else. */
function remarksOn({ url, summary, sections, sources }: Draft): FactCheck['remarks'] {
  const marked = mark.test(summary) || sections.some(({ text }) => mark.test(text));
  const linked = sources.some((source) => source.url !== undefined);
  return [
    ...(url === undefined ? (['no-url'] as const) : []),
    ...((marked || sources.length > 0) && !linked ? (['no-source-links'] as const) : []),
  ];
}

const names: Readonly<Record<string, string>> = {
  publishedAt: 'published',
  checkedAt: 'checked',
};

/** `sources.2.title`, counted as a person counts. */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? String(key + 1) : (names[String(key)] ?? String(key))))
    .join('.');
}

/** What is wrong with a value, and what to write. */
function explain(name: string, issue: z.core.$ZodIssue): { what: string; fix: string } {
  const unit = 'origin' in issue && issue.origin === 'string' ? 'characters' : 'entries';
  if (issue.code === 'too_big') {
    const fix = `Keep it to ${issue.maximum} ${unit} at most.`;
    return { what: `The ${name} is too long.`, fix };
  }
  if (issue.code === 'too_small') {
    return { what: `The ${name} is missing or empty.`, fix: `Write a ${name}.` };
  }
  return { what: `The ${name} cannot be used: ${issue.message}.`, fix: `Write another ${name}.` };
}

/**
 * A draft as a fact-check: cleaned, with the id, verdict and remarks that follow from it, and checked against the
 * schema. No rating is ever made up: without one the verdict is `none`.
 *
 * @param whereOf where the text of a field stands, for problems, by its path in the FactCheck
 */
export function finishDraft(
  draft: Draft,
  whereOf: (path: readonly PropertyKey[]) => string,
): Outcome {
  const parts = cleaned(draft);
  const publisher = cleanLine(draft.publisher.name);
  const { claim } = parts;
  const read = factCheckSchema.safeParse({
    topics: [],
    language: 'en',
    provenance: 'unknown',
    revision: 1,
    status: 'live',
    ...present(parts),
    id: draft.id ?? deriveId({ ...(draft.url && { url: draft.url }), publisher, claim }),
    verdict: verdictOf(draft.rating, publisher),
    remarks: remarksOn(draft),
  });
  if (read.success) return { factCheck: read.data, problems: [] };
  return {
    problems: read.error.issues.map((issue) => ({
      where: whereOf(issue.path),
      ...explain(nameOf(issue.path), issue),
    })),
  };
}
