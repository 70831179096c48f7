import { extname } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../core/errors.ts';
import { type FactCheck, factCheckSchema } from '../core/factcheck.ts';
import { ratingSchema, verdictOf } from '../core/rating.ts';
import { webUrl } from '../core/url.ts';
import { deriveId } from './identity.ts';

/** What the text of one file says. */
interface Said {
  factChecks: FactCheck[];
  problems: Problem[];
}

const address = z.string().transform((text) => webUrl(text) ?? text);
const rating = z.union([
  z.string().transform((label) => ({ label })),
  z.record(z.string(), z.string()).transform(({ label, value, best, worst }) => ({
    label,
    ...(value && { value: Number(value) }),
    ...(best && { best: Number(best) }),
    ...(worst && { worst: Number(worst) }),
  })),
]);

/** Front matter, every value still a text: `rating: False` is the word, not the truth value. */
const frontSchema = z.object({
  id: z.string().exactOptional(),
  title: z.string(),
  claim: z.string(),
  phrasings: z.array(z.string()).default([]),
  claimant: z.string().exactOptional(),
  rating: rating.pipe(ratingSchema).exactOptional(),
  conclusion: z.string().exactOptional(),
  url: address.exactOptional(),
  publisher: z.union([
    z.string().transform((name) => ({ name })),
    z.object({ name: z.string(), url: address.exactOptional() }),
  ]),
  authors: z.array(z.string()).default([]),
  published: z.string().exactOptional(),
  checked: z.string().exactOptional(),
  language: z.string().default('en'),
  topics: z.array(z.string()).default([]),
  provenance: z.string().default('unknown'),
  status: z.string().default('live'),
  revision: z.coerce.number().default(1),
  corrections: z.array(z.record(z.string(), z.string())).default([]),
  sources: z
    .array(
      z.object({
        n: z.coerce.number().exactOptional(),
        title: z.string(),
        url: address.exactOptional(),
      }),
    )
    .default([]),
});

/** The text before the first heading, and what stands under each heading of the second level. */
function bodyOf(text: string) {
  const [summary = '', ...rest] = text.split(/^##[ \t]+/m);
  const sections = rest.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    return { heading: heading.trim(), text: lines.join('\n').trim() };
  });
  return { summary: summary.trim(), sections };
}

function refused(where: string, issues: readonly { path: PropertyKey[]; message: string }[]): Said {
  const problems = issues.map(({ path, message }) => ({
    where,
    what: `${path.map(String).join('.') || 'The file'}: ${message}.`,
    fix: 'Mend it between the two lines of three dashes at the top of the file.',
  }));
  return { factChecks: [], problems };
}

function readMarkdown(text: string, where: string): Said {
  const [, yaml, body] = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? [];
  if (yaml === undefined) {
    return refused(where, [{ path: [], message: 'does not begin with front matter' }]);
  }
  let values: unknown;
  try {
    values = parse(yaml, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (error) {
    const [message] = String(error).split('\n');
    return refused(where, [{ path: [], message: message ?? '' }]);
  }
  const front = frontSchema.safeParse(values);
  if (!front.success) return refused(where, front.error.issues);
  const { published, checked, sources, ...given } = front.data;
  const { publisher, claim, url } = given;
  const read = factCheckSchema.safeParse({
    ...given,
    id: given.id ?? deriveId({ publisher: publisher.name, claim, ...(url && { url }) }),
    ...bodyOf(body ?? ''),
    verdict: verdictOf(given.rating, publisher.name),
    ...(published && { publishedAt: published }),
    ...(checked && { checkedAt: checked }),
    sources: sources.map((source, i) => ({ n: i + 1, ...source })),
    remarks: url ? [] : ['no-url'],
  });
  if (!read.success) return refused(where, read.error.issues);
  return { factChecks: [read.data], problems: [] };
}

/** By the end of a file's name, in lower case. */
const formats: Readonly<Record<string, (text: string, where: string) => Said>> = {
  '.md': readMarkdown,
};

const formatOf = (path: string) => formats[extname(path).toLowerCase()];

/** Whether the library has a reader for files of this name. */
export function canRead(path: string): boolean {
  return formatOf(path) !== undefined;
}

/** Reads a file's text by the reader for its name. */
export function readText(path: string, text: string, where: string): Said {
  return formatOf(path)?.(text, where) ?? { factChecks: [], problems: [] };
}
