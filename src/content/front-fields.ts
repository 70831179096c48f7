import { type FactCheck, factCheckIdSchema, factCheckSchema } from '../core/factcheck.ts';
import type { Rating } from '../core/rating.ts';
import { cleanLine } from './clean.ts';
import type { Draft } from './draft.ts';
import { type Entry, type Report, shown, type Value } from './front-matter.ts';
import {
  addressAt,
  countAt,
  dateAt,
  listAt,
  neededAt,
  numberAt,
  refuseUnknown,
  textAt,
  textsAt,
  type Values,
  wordAt,
} from './front-values.ts';

/** The names that front matter may hold, in the order in which they are written. */
const fieldNames = [
  'id',
  'title',
  'claim',
  'phrasings',
  'claimant',
  'rating',
  'conclusion',
  'url',
  'publisher',
  'authors',
  'published',
  'checked',
  'language',
  'topics',
  'provenance',
  'status',
  'revision',
  'corrections',
  'sources',
] as const;

/** What people write for a name of ours. */
const synonyms = new Map([
  ['verdict', 'rating'],
  ['label', 'rating'],
  ['author', 'authors'],
  ['byline', 'authors'],
  ['date', 'published'],
  ['datepublished', 'published'],
  ['publishedat', 'published'],
  ['checkedat', 'checked'],
  ['tags', 'topics'],
  ['categories', 'topics'],
  ['lang', 'language'],
  ['link', 'url'],
  ['references', 'sources'],
  ['headline', 'title'],
  ['speaker', 'claimant'],
  ['summary', 'the summary as text below the front matter'],
]);

/** What front matter says of a fact-check; the body has the rest. */
export type Front = Omit<Draft, 'summary' | 'sections'>;

function groupOf(value: Value, within: string, report: Report): Values | undefined {
  if (value.kind === 'map') return { entries: value.entries, within, line: value.line, report };
}

function ratingOf(values: Values): Rating | undefined {
  const value = values.entries.get('rating')?.value;
  const group = value && groupOf(value, 'rating.', values.report);
  if (!group) {
    const label = textAt(values, 'rating');
    return label === undefined ? undefined : { label };
  }
  refuseUnknown(group, ['label', 'value', 'best', 'worst']);
  const rating: Rating = { label: neededAt(group, 'label', '"False"') };
  for (const name of ['value', 'best', 'worst'] as const) {
    const number = numberAt(group, name);
    if (number !== undefined) rating[name] = number;
  }
  return rating;
}

function publisherOf(values: Values): FactCheck['publisher'] {
  const value = values.entries.get('publisher')?.value;
  const group = value && groupOf(value, 'publisher.', values.report);
  if (!group) return { name: neededAt(values, 'publisher', 'The Daily Check') };
  refuseUnknown(group, ['name', 'url']);
  const url = addressAt(group, 'url');
  return { name: neededAt(group, 'name', 'The Daily Check'), ...(url && { url }) };
}

function correctionsOf(values: Values): FactCheck['corrections'] {
  return listAt(values, 'corrections').flatMap((item, i) => {
    const group = groupOf(item, `corrections.${i + 1}.`, values.report);
    if (!group) {
      values.report(
        item.line,
        `Correction ${i + 1} has no date.`,
        'Write "- date: 2024-05-01" and below it "  text: What changed and why."',
      );
      return [];
    }
    refuseUnknown(group, ['date', 'text', 'was']);
    const was = textAt(group, 'was');
    const text = neededAt(group, 'text', 'What changed and why.');
    if (textAt(group, 'date') === undefined) neededAt(group, 'date', '2024-05-01');
    const date = dateAt(group, 'date') ?? '';
    return { date, text, ...(was && { was }) };
  });
}

function sourceOf(item: Value, i: number, report: Report): FactCheck['sources'] {
  const group = groupOf(item, `sources.${i + 1}.`, report);
  if (!group) {
    const entries = new Map<string, Entry>([['title', { line: item.line, value: item }]]);
    return [
      { n: i + 1, title: textAt({ entries, within: '', line: item.line, report }, 'title') ?? '' },
    ];
  }
  refuseUnknown(group, ['n', 'title', 'url']);
  const url = addressAt(group, 'url');
  const title =
    textAt(group, 'title') ?? url ?? neededAt(group, 'title', 'World Health Organization, "..."');
  return [{ n: countAt(group, 'n') ?? i + 1, title, ...(url && { url }) }];
}

function sourcesOf(values: Values): FactCheck['sources'] {
  const lines = new Map<number, number>();
  return listAt(values, 'sources').flatMap((item, i) => {
    const sources = sourceOf(item, i, values.report);
    for (const { n } of sources) {
      const before = lines.get(n);
      if (before !== undefined) {
        values.report(
          item.line,
          `Two sources have the number ${n}; the first is in line ${before}.`,
          'Leave n out of both, so that they are counted in order, or give them different numbers.',
        );
      }
      lines.set(n, before ?? item.line);
    }
    return sources;
  });
}

function idOf(values: Values): string | undefined {
  const id = textAt(values, 'id');
  if (id === undefined || factCheckIdSchema.safeParse(id).success) return id;
  const slug = cleanLine(id)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const fits = factCheckIdSchema.safeParse(slug.slice(0, 24));
  values.report(
    values.entries.get('id')?.line ?? values.line,
    `The id ${shown(id)} cannot be used.`,
    `Write 2 to 24 of a-z, 0-9 and "-", e.g. ${fits.success ? fits.data : 'moon-landing'}; or leave it out.`,
  );
}

const topicSchema = factCheckSchema.shape.topics.element;

function topicsOf(values: Values): string[] {
  return textsAt(values, 'topics').filter((topic) => {
    const fits = topic === topic.toLowerCase() && topicSchema.safeParse(topic).success;
    if (fits) return true;
    const slug = topic
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
    values.report(
      values.entries.get('topics')?.line ?? values.line,
      `The topic ${shown(topic)} cannot be used.`,
      `Write it in lower case with "-" between its words, 40 letters at most, e.g. ${slug.slice(0, 40) || 'health'}`,
    );
    return false;
  });
}

function languageOf(values: Values): string | undefined {
  const language = textAt(values, 'language');
  if (language === undefined || factCheckSchema.shape.language.safeParse(language).success) {
    return language;
  }
  values.report(
    values.entries.get('language')?.line ?? values.line,
    `The language ${shown(language)} is not a language code.`,
    'Write a code such as en, de or pt-BR.',
  );
}

/**
 * What the front matter says, name by name. Every mistake is reported, with its line and what to write; what could not
 * be read is left out, so the draft may only be used where nothing was reported.
 */
export function readFields(
  entries: ReadonlyMap<string, Entry>,
  line: number,
  fallbackTitle: string | undefined,
  report: Report,
): Front {
  const values: Values = { entries, within: '', line, report };
  refuseUnknown(values, fieldNames, synonyms);
  return {
    id: idOf(values),
    title:
      textAt(values, 'title') ??
      fallbackTitle ??
      neededAt(values, 'title', 'Vaccines do not cause autism'),
    claim: neededAt(values, 'claim', 'Vaccines cause autism'),
    phrasings: textsAt(values, 'phrasings'),
    claimant: textAt(values, 'claimant'),
    rating: ratingOf(values),
    conclusion: textAt(values, 'conclusion'),
    url: addressAt(values, 'url'),
    publisher: publisherOf(values),
    authors: textsAt(values, 'authors'),
    publishedAt: dateAt(values, 'published'),
    checkedAt: dateAt(values, 'checked'),
    language: languageOf(values),
    topics: topicsOf(values),
    provenance: wordAt(values, 'provenance', ['human', 'automated', 'unknown']),
    status: wordAt(values, 'status', ['live', 'corrected', 'withdrawn']),
    revision: countAt(values, 'revision'),
    corrections: correctionsOf(values),
    sources: sourcesOf(values),
  };
}
