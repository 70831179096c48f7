import { extname } from 'node:path';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { readClaimReviewText } from './claimreview-text.ts';
import { readMarkdown } from './markdown.ts';

/** What the text of one file says. */
interface Said {
  factChecks: FactCheck[];
  problems: Problem[];
}

type Reader = (text: string, options: { where: string }) => Said;

const markdown: Reader = (text, options) => {
  const { problems, ...read } = readMarkdown(text, options);
  return { factChecks: 'factCheck' in read ? [read.factCheck] : [], problems };
};

/** By the end of a file's name, in lower case. */
const formats: Readonly<Record<string, Reader>> = {
  '.md': markdown,
  '.json': readClaimReviewText,
  '.jsonld': readClaimReviewText,
};

const formatOf = (path: string) => formats[extname(path).toLowerCase()];

/** Whether the library has a reader for files of this name. */
export function canRead(path: string): boolean {
  return formatOf(path) !== undefined;
}

/** Reads a file's text by the reader for its name. */
export function readText(path: string, text: string, where: string): Said {
  return formatOf(path)?.(text, { where }) ?? { factChecks: [], problems: [] };
}
