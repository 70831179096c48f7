import fc from 'fast-check';
import { type FactCheck, factCheckSchema } from '../../src/core/factcheck.ts';
import { verdictOf } from '../../src/core/rating.ts';

type Given = Partial<Omit<FactCheck, 'publisher'>> & { publisher?: string };

/**
 * A whole, valid fact-check with what a test does not care about filled in. The verdict follows from the rating
 * unless it is given; `aFactCheck({ verdict: 'none' })` is one whose publisher gave no rating.
 *
 * @throws ZodError where the given parts are not a fact-check
 */
export function aFactCheck({ publisher = 'Example Desk', ...given }: Given = {}): FactCheck {
  const rated = given.verdict !== 'none';
  const rating = given.rating ?? (rated ? { label: 'False' } : undefined);
  const id = given.id ?? 'moon-cheese';
  return factCheckSchema.parse({
    id,
    url: `https://example.org/checks/${id}`,
    title: 'The moon is made of rock, not cheese',
    claim: 'The moon is made of cheese',
    phrasings: [],
    verdict: verdictOf(rating, publisher),
    summary: 'Samples brought back by six crewed landings are rock [1]. None of it is cheese [2].',
    sections: [
      { heading: 'What the samples show', text: 'The samples are basalt and breccia [1].' },
      {
        heading: 'Where the saying comes from',
        text: 'It was a proverb about gullible people [2].',
      },
    ],
    sources: [
      { n: 1, title: 'NASA, Lunar rocks', url: 'https://www.nasa.gov/lunar-rocks' },
      { n: 2, title: 'A dictionary of proverbs', url: 'https://example.com/proverbs' },
    ],
    publisher: { name: publisher },
    authors: [],
    publishedAt: '2024-03-02',
    checkedAt: '2024-03-01',
    language: 'en',
    topics: ['space'],
    provenance: 'human',
    revision: 1,
    status: 'live',
    corrections: [],
    remarks: [],
    ...given,
    ...(rating && { rating }),
  });
}

const text = (most: number) =>
  fc
    .oneof(
      fc.lorem({ mode: 'sentences', maxCount: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('x'.repeat(most), '<!channel> @everyone [1](https://evil.example)', '\u200b'),
    )
    .map((words) => words.trim().slice(0, most).trim());
const line = (most: number) => text(most).map((words) => words || 'x');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,23}$/);
const url = fc
  .tuple(id, fc.stringMatching(/^[a-zA-Z0-9/_-]{0,400}$/))
  .map(([page, path]) => `https://${page.replaceAll('-', 'a')}.example/${path}`);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = fc.oneof(
  day.map((instant) => instant.slice(0, 10)),
  day,
);
const rating = fc.record(
  {
    label: fc.oneof(line(300), fc.constantFrom('True', 'Mostly false', 'Pants on Fire', 'Satire')),
    value: fc.integer({ min: -1, max: 7 }),
    best: fc.integer({ min: 1, max: 6 }),
    worst: fc.integer({ min: 1, max: 6 }),
  },
  { requiredKeys: ['label'] },
);

/** Keys whose value is undefined are left out, as exactOptionalPropertyTypes asks. */
function withoutUndefined(of: object): object {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}

/** Any fact-check the schema allows, hostile texts included, with the verdict that its rating means. */
export const anyFactCheck: fc.Arbitrary<FactCheck> = fc
  .record({
    id,
    url: maybe(url),
    title: line(500),
    claim: line(20_000),
    phrasings: fc.array(line(1000), { maxLength: 3 }),
    claimant: maybe(line(300)),
    rating: maybe(rating),
    conclusion: maybe(line(5000)),
    summary: text(5000),
    sections: fc.array(fc.record({ heading: line(500), text: text(3000) }), { maxLength: 6 }),
    sources: fc.array(
      fc
        .record({ n: fc.integer({ min: 1, max: 999 }), title: line(500), url: maybe(url) })
        .map(withoutUndefined),
      { maxLength: 30 },
    ),
    publisher: fc
      .record({ name: fc.oneof(line(200), fc.constant('factdesk samples')), url: maybe(url) })
      .map(withoutUndefined),
    authors: fc.array(line(200), { maxLength: 3 }),
    publishedAt: maybe(date),
    checkedAt: maybe(date),
    language: fc.constantFrom('en', 'pt-BR', 'ar'),
    topics: fc.array(fc.constantFrom('health', 'science', 'x'.repeat(40)), { maxLength: 3 }),
    provenance: fc.constantFrom('human', 'automated', 'unknown'),
    revision: fc.integer({ min: 1, max: 20 }),
    status: fc.constantFrom('live', 'corrected', 'withdrawn'),
    corrections: fc.array(
      fc.record({ date, text: line(2000), was: maybe(line(300)) }).map(withoutUndefined),
      { maxLength: 4 },
    ),
    remarks: fc.subarray(['no-url', 'no-source-links']),
  })
  .map((parts) => {
    const factCheck = factCheckSchema.parse(withoutUndefined({ ...parts, verdict: 'none' }));
    return { ...factCheck, verdict: verdictOf(factCheck.rating, factCheck.publisher.name) };
  });
