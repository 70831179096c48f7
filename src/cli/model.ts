import { existsSync, mkdirSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { OperatorError } from '../core/errors.ts';
import { openSentenceModel } from '../search/model/sentence-model.ts';
import { createLog } from '../telemetry.ts';
import { download } from './download.ts';
import { fullModel, inMegabytes, type ModelFile, smallModel } from './model-files.ts';
import { hasRuntime, installRuntime, runtimeVersion } from './model-runtime.ts';
import { progressOn } from './progress.ts';
import { finish, isVerified, unfinished } from './verified.ts';

interface Options {
  from?: string;
  into: string;
  full?: true;
  runtime: boolean;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new OperatorError(`The folder ${folder} cannot be made; name another with --into.`, {
      cause: error,
    });
  }
}

const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** Copies a file out of a folder that somebody already has. */
async function copyFrom(folder: string, file: ModelFile, target: string): Promise<void> {
  const places = [file.name, ...file.otherNames].map((name) => join(folder, name));
  const source = places.find((place) => existsSync(place));
  if (!source) {
    throw new OperatorError(
      `${folder} has no ${file.name}; name a folder that holds the model with --from.`,
      { exitCode: 2 },
    );
  }
  await copyFile(source, unfinished(target));
  // A copy of a file that may only be read may otherwise not be replaced.
  await chmod(unfinished(target), 0o644);
  await finish(target, source, file.versions);
}

/** Downloads a file, with a line that moves on a terminal. */
async function fetchFrom(address: string, { name, versions }: ModelFile, target: string) {
  const megabytes = (bytes: number) => Math.floor(bytes / 1e6);
  let progress: ReturnType<typeof progressOn> | undefined;
  let shown = 0;
  try {
    await download(address, target, {
      versions,
      onProgress(bytes, total) {
        progress ??= progressOn(process.stderr, `${name}, megabytes:`, megabytes(total));
        for (; shown < megabytes(bytes); shown += 1) progress.step();
      },
    });
  } finally {
    progress?.end();
  }
}

async function bring(file: ModelFile, { from, into }: Options): Promise<void> {
  const target = join(into, file.name);
  if (await isVerified(target, file.versions)) {
    say(`${target} is there already.`);
    return;
  }
  if (from !== undefined && !isAddress(from)) await copyFrom(from, file, target);
  else await fetchFrom(addressOf(file, from), file, target);
  say(`${target} is there and verified.`);
}

const addressOf = ({ name, address }: ModelFile, mirror: string | undefined) =>
  mirror === undefined ? address : `${mirror.replace(/\/+$/, '')}/${name}`;

/** Opens the model once, so that whoever sets it up knows that it works here. */
async function tryOut(folder: string): Promise<void> {
  const model = openSentenceModel({ folder, log: createLog('silent') });
  try {
    const about = await model.whenReady();
    if (!about) throw new OperatorError(model.state().sentence.replace(/^failed: /, ''));
    const start = performance.now();
    await model.embedAll(Array.from({ length: 20 }, (_, i) => `Is it true that claim ${i} is?`));
    const each = ((performance.now() - start) / 20).toFixed(1);
    say(`It works: ${about.dimensions} numbers a text, ${each} ms for a short question.`);
  } finally {
    await model.close();
  }
}

async function setUp(options: Options): Promise<void> {
  const { into, full, runtime } = options;
  const files = full ? fullModel : smallModel;
  makeFolder(into);
  if (runtime && !hasRuntime()) {
    say(`Installing onnxruntime-node ${runtimeVersion()}: 114 MB to download, about 50 MB kept.`);
    installRuntime();
  }
  const size = files.reduce((sum, { versions: [{ bytes }] }) => sum + bytes, 0);
  say(`The model all-MiniLM-L6-v2 (Apache-2.0): ${inMegabytes(size)}, into ${into}.`);
  for (const file of files) await bring(file, options);
  if (runtime) await tryOut(into);
  say(`To use it, set MATCH_MODEL=${into} in the environment or in .env, and start the desk.`);
}

/** `factdesk model`: brings a sentence model and what runs it, and tries it out. */
export function addModel(program: Command): void {
  program
    .command('model')
    .description('fetch the sentence model that makes matching better, and what runs it')
    .option(
      '--from <place>',
      'a mirror’s address, or a folder that has model.onnx and tokenizer.json',
    )
    .option('--into <folder>', 'where it goes', 'models/all-MiniLM-L6-v2')
    .option('--full', 'the model in full precision: 90 MB instead of 23')
    .option('--no-runtime', 'only the model; onnxruntime-node is installed by other means')
    .action(setUp);
}
