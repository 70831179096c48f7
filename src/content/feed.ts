import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { JSONParser } from '@streamparser/json-node';
import type { Problem } from '../core/errors.ts';
import {
  type ClaimReviewOptions,
  claimReviewReader,
  nothingFound,
  type Reading,
} from './claimreview.ts';
import type { Place } from './claimreview-find.ts';
import { openText, type Text } from './text-stream.ts';

/** A value of a feed, and where it stood; or why there are no more of them. */
type Part = { value: unknown; place: Place } | { broken: string };

/** In UTF-16 units: a text that is shorter is parsed whole, whatever its shape. */
const shortText = 1024 * 1024;
/** In UTF-16 units: no item and no line is longer, and nothing longer is held in memory. */
const longestPiece = 5 * 1024 * 1024;
const tooLong = 'one of its items is longer than five million characters';

/** Where long feeds keep their items. */
const lists = ['$.dataFeedElement.*', '$.itemListElement.*', '$.@graph.*'];

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return;
  }
}

/** The beginning of a text, as far as it is held in memory, and all that follows. */
async function takeHead(chunks: AsyncIterator<string>): Promise<{ head: string; whole: boolean }> {
  let head = '';
  while (head.length <= shortText) {
    const next = await chunks.next();
    if (next.done) return { head, whole: true };
    head += next.value;
  }
  return { head, whole: false };
}

async function* followed(head: string, chunks: AsyncIterator<string>): AsyncGenerator<string> {
  // Pieces of this size keep the items of one piece few.
  try {
    for (let at = 0; at < head.length; at += 65_536) yield head.slice(at, at + 65_536);
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

/** JSON Lines: a value a line. A broken line is one broken item. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Part> {
  let rest = '';
  const read = (line: string): Part[] =>
    line.trim() === '' ? [] : [{ value: parsed(line)?.value ?? line, place: 'feed' }];
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* read(line);
    if (rest.length > longestPiece) return yield { broken: tooLong };
  }
  yield* read(rest);
}

/** The items of one long list, each as soon as it is complete. */
async function* itemsOf(chunks: AsyncIterable<string>, isList: boolean): AsyncGenerator<Part> {
  // Where the JSON is broken the parser stays open, so that what it found before can still be taken from it.
  const parser = new JSONParser(
    { paths: isList ? ['$.*'] : lists, keepStack: false },
    { autoDestroy: false },
  );
  const found: Part[] = [];
  parser.on('error', () => {});
  parser.on('data', ({ value }) => found.push({ value, place: isList ? 'list' : 'feed' }));
  const done = (act: (then: (error?: Error | null) => void) => void) =>
    new Promise<Error | undefined>((resolve) => act((error) => resolve(error ?? undefined)));

  let sinceLast = 0;
  let error: Error | undefined;
  for await (const chunk of chunks) {
    error = await done((then) => parser.write(chunk, then));
    if (error) break;
    sinceLast = found.length > 0 ? 0 : sinceLast + chunk.length;
    yield* found.splice(0);
    if (sinceLast > longestPiece) return yield { broken: tooLong };
  }
  error ??= await done((then) => parser.end(then));
  await nextTurn();
  yield* found;
  if (error) yield { broken: 'the JSON is broken or ends too early' };
}

async function* partsOf(chunks: AsyncIterator<string>): AsyncGenerator<Part> {
  const { head, whole } = await takeHead(chunks);
  const all = whole ? parsed(head) : undefined;
  if (all) return yield { ...all, place: 'alone' };
  const rest = followed(head, chunks);
  const [firstLine = ''] = head.split('\n', 1);
  if (parsed(firstLine)) yield* linesOf(rest);
  else yield* itemsOf(rest, /^\s*\[/.test(head));
}

function brokenAfter(where: string, items: number, reason: string): Problem {
  return {
    where: `${where}, after item ${items}`,
    what: `It could not be read further: ${reason}.`,
    fix: 'Fetch it again, or ask its publisher to mend it; what stood before was read.',
  };
}

/**
 * Reads a feed of ClaimReview as it comes in: a DataFeed, an ItemList, a graph, an array, JSON Lines, or a single
 * fact-check. Memory stays the same however long the feed is.
 *
 * Never throws for what the feed holds: where it breaks off, what was read before stands, and the last problem says so.
 *
 * @returns readings of a few items each, in the order of the feed
 */
export async function* readFeed(
  { chunks, failure }: Text,
  options: ClaimReviewOptions,
): AsyncGenerator<Reading> {
  const { where } = options;
  const read = claimReviewReader(options);
  let items = 0;
  const broken = (reason: string): Reading => ({
    factChecks: [],
    problems: [brokenAfter(where, items, reason)],
    items: 0,
    rejected: [],
  });
  for await (const part of partsOf(chunks)) {
    if ('broken' in part) return yield broken(failure() ?? part.broken);
    const reading = read(part.value, part.place);
    items += reading.items;
    yield reading;
  }
  const reason = failure();
  if (reason !== undefined) return yield broken(reason);
  if (items > 0) return;
  const nothing = nothingFound(where);
  yield { factChecks: [], problems: [nothing], items, rejected: [nothing.what] };
}

/** As `readFeed`, from a stream of bytes; gzip is unpacked. */
export function streamFeed(stream: Readable, options: ClaimReviewOptions): AsyncGenerator<Reading> {
  return readFeed(openText(stream), options);
}
