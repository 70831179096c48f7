import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { environment, readConfig } from '../config.ts';
import { type Input, inputsOf, isAddress, openFailure } from '../content/inputs.ts';
import { type ReadOptions, readAny } from '../content/read-any.ts';
import { openShelf, type Shelf, type Shelved } from '../content/shelve.ts';
import { OperatorError, type Problem } from '../core/errors.ts';
import { webUrl } from '../core/url.ts';
import { createTally, type Tally } from './import-tally.ts';
import { type Progress, progressOn } from './progress.ts';

interface Options {
  url?: string;
  publisher?: string;
  into?: string;
  force?: true;
}

const wrong = (message: string) => new OperatorError(message, { exitCode: 2 });

function pageOf({ url }: Options, words: readonly string[]): string | undefined {
  if (url === undefined) return;
  const page = webUrl(url);
  if (!page) throw wrong(`--url ${url} is not a web address; write the whole of it, with https://`);
  if (words.length > 1) throw wrong('--url is the address of one page; import one file with it.');
  return page;
}

const isWithin = (path: string, folder: string) => {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
};

/** The folders in which the same fact-check may stand already. */
function librariesOf(contentDir: string, into: string): string[] {
  const folders = isWithin(resolve(into), resolve(contentDir)) ? [contentDir] : [contentDir, into];
  return folders.filter((folder) => existsSync(folder));
}

function unopened(where: string, error: unknown): Problem {
  const fix = isAddress(where)
    ? 'Open it in a browser; a page that only a browser may see can be saved and imported as a file.'
    : 'Look at how it is written, and whether it may be read.';
  return { where, what: openFailure(error), fix };
}

async function findInputs(words: readonly string[], tally: Tally): Promise<Input[]> {
  const found = words.map(async (word) => {
    try {
      return await inputsOf(word);
    } catch (error) {
      tally.rejected(unopened(word, error));
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

async function importOne(
  input: Input,
  options: ReadOptions,
  shelf: Shelf,
  { tally, progress }: { tally: Tally; progress: Progress },
): Promise<void> {
  let opened: Awaited<ReturnType<Input['open']>>;
  try {
    opened = await input.open();
  } catch (error) {
    return tally.rejected(unopened(input.where, error));
  }
  for await (const reading of readAny(opened, options)) {
    tally.read(reading);
    for (const factCheck of reading.factChecks) {
      const shelved: Shelved = await shelf.put(factCheck, input.where);
      tally.shelved(shelved);
      progress.step();
    }
  }
}

async function importAll(words: string[], options: Options): Promise<void> {
  const url = pageOf(options, words);
  const { contentDir } = readConfig(environment());
  const into = options.into ?? contentDir;
  const tally = createTally();
  const inputs = await findInputs(words, tally);
  if (url && inputs.length > 1)
    throw wrong('--url is the address of one page; import one file with it.');
  const library = librariesOf(contentDir, into);
  const shelf = await openShelf({ into, library, force: options.force === true });
  const progress = progressOn(process.stderr, 'imported');
  const { publisher } = options;
  try {
    for (const input of inputs) {
      const about = {
        where: input.where,
        ...(url !== undefined && { url }),
        ...(publisher !== undefined && { publisher }),
      };
      await importOne(input, about, shelf, { tally, progress });
    }
  } finally {
    await shelf.close();
    progress.end();
  }
  for (const line of tally.lines()) process.stdout.write(`${line}\n`);
  if (tally.readNothing()) process.exitCode = 1;
}

/** `factdesk import`: anything published becomes Markdown files in the library. Exit code 1 where nothing was read. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('turn what was published elsewhere into Markdown files of the library')
    .argument(
      '<source...>',
      'files, folders or addresses: Markdown, HTML, the text of an article, ClaimReview or a feed of it (also .gz)',
    )
    .option('--url <address>', 'the page that a copied text comes from')
    .option('--publisher <name>', 'who published what names no publisher')
    .option('--into <folder>', 'where new files go (default: the library, CONTENT_DIR)')
    .option('--force', 'replace files also where they were edited since they were imported')
    .action(importAll);
}
