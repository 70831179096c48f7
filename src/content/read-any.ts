import type { Readable } from 'node:stream';
import type { Problem } from '../core/errors.ts';
import { readArticle } from './article.ts';
import { readArticlePage } from './article-page.ts';
import type { Reading } from './claimreview.ts';
import type { Outcome } from './draft.ts';
import { readFeed } from './feed.ts';
import { type Kind, kindOf } from './kind.ts';
import { readMarkdown } from './markdown.ts';
import { openText, type Text } from './text-stream.ts';

/** Something published, opened. */
export interface Opened {
  stream: Readable;
  /** The end of a file's name or of an address, which may tell what it holds. */
  name: string;
  /** What the server says that it holds, and how it is encoded. */
  type?: string;
  charset?: string;
  /** Where it was fetched from. */
  address?: string;
}

export interface ReadOptions {
  where: string;
  /** The page that a text was copied from. */
  url?: string;
  publisher?: string;
}

/** In UTF-16 units. No page and no article is longer; what is longer can only be a feed. */
const longestPage = 10 * 1024 * 1024;
const enoughToTell = 1000;

function refused(where: string, what: string, fix: string): Reading {
  return { factChecks: [], problems: [{ where, what, fix }], items: 1, rejected: [what] };
}

function reading(read: { factChecks: Reading['factChecks']; problems: Problem[] }): Reading {
  const none = read.factChecks.length === 0;
  const rejected = none ? [read.problems[0]?.what ?? ''] : [];
  return { ...read, items: Math.max(1, read.factChecks.length), rejected };
}

function single({ problems, ...read }: Outcome): Reading {
  return reading({ factChecks: 'factCheck' in read ? [read.factCheck] : [], problems });
}

function readWhole(kind: Kind, text: string, opened: Opened, options: ReadOptions): Reading {
  if (kind === 'markdown') return single(readMarkdown(text, { where: options.where }));
  const url = options.url ?? opened.address;
  const about = { ...options, ...(url !== undefined && { url }) };
  return kind === 'html' ? reading(readArticlePage(text, about)) : single(readArticle(text, about));
}

async function headOf({ chunks }: Text): Promise<string> {
  let head = '';
  while (head.length < enoughToTell) {
    const next = await chunks.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

async function* rejoined(head: string, chunks: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

/** @returns undefined where the text is longer than any page */
async function wholeOf(chunks: AsyncIterable<string>): Promise<string | undefined> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > longestPage) return;
  }
  return text;
}

/**
 * Reads anything published by the reader for its kind: Markdown, a page, an article's text, ClaimReview, a feed; packed
 * with gzip or not. Never throws for what it holds.
 *
 * @returns one reading, or for a feed readings of a few items each
 */
export async function* readAny(opened: Opened, options: ReadOptions): AsyncGenerator<Reading> {
  const { where, publisher, url } = options;
  const text = openText(opened.stream, opened.charset);
  const head = await headOf(text);
  const chunks = rejoined(head, text.chunks);
  const kind = kindOf(opened.name, opened.type, head.slice(0, enoughToTell));
  if (kind === 'json') {
    return yield* readFeed(
      { chunks, failure: text.failure },
      {
        where,
        ...(url !== undefined && { url }),
        ...(opened.address !== undefined && { base: opened.address }),
        ...(publisher !== undefined && { publisher }),
      },
    );
  }
  const whole = kind && (await wholeOf(chunks));
  await chunks.return(undefined);
  const failure = text.failure();
  if (failure !== undefined) {
    yield refused(where, `It could not be read to its end: ${failure}.`, 'Fetch it again.');
  } else if (!kind) {
    const fix = 'Give Markdown, HTML, text or ClaimReview as JSON.';
    yield refused(where, 'It is not a text that can be read.', fix);
  } else if (whole === undefined) {
    const fix = 'If it is a feed, it must be JSON and its name end in .json';
    yield refused(where, 'It is too long to be an article.', fix);
  } else if (whole.trim() === '') {
    yield refused(where, 'It is empty.', 'Put a fact-check in it, or leave it out.');
  } else {
    yield readWhole(kind, whole, opened, options);
  }
}
