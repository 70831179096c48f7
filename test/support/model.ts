import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import { onTestFinished } from 'vitest';
import {
  type ModelOptions,
  openSentenceModel,
  type SentenceModel,
} from '../../src/search/model/sentence-model.ts';
import { memoryLog } from './log.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const tokenizerFile = inProject('models/static-256/tokenizer.json');

const tokenizer = new Tokenizer(JSON.parse(readFileSync(tokenizerFile, 'utf8')), {});
export const tokenOf = (word: string) => tokenizer.token_to_id(word);

/** Words that make the stand-in end its thread, hang, take its time or give what is no number. */
const tokens = {
  crash: tokenOf('explosion'),
  stuck: tokenOf('glue'),
  slow: tokenOf('turtle'),
  nan: tokenOf('nothing'),
};

/** What the stand-in's model is like; see fake-runtime.mjs. */
interface Shape {
  inputs?: string[];
  outputs?: string[];
  dimensions?: number;
  /** Gives one vector for the text, not one a token. */
  whole?: boolean;
  dims?: number[];
  /** Milliseconds for a text with "turtle". */
  slow?: number;
  slowStart?: number;
  tokens?: Record<string, number | undefined>;
}

/** A folder with a model for the stand-in, gone after the test. `files` replaces or adds files by name. */
export function modelFolder(shape: Shape = {}, files: Record<string, string | undefined> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const model = {
    inputs: ['input_ids', 'attention_mask'],
    outputs: ['last_hidden_state'],
    dimensions: 8,
    slow: 150,
    tokens,
    ...shape,
  };
  copyFileSync(tokenizerFile, join(folder, 'tokenizer.json'));
  writeFileSync(join(folder, 'model.onnx'), JSON.stringify(model));
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
  return folder;
}

const fakeRuntime = inProject('test/support/fake-runtime.mjs');

/** A model on the stand-in, closed after the test; with `runtime: null` on what is installed. */
export function fakeModel({
  runtime = fakeRuntime,
  ...options
}: Partial<Omit<ModelOptions, 'runtime'>> & { runtime?: string | null } = {}): SentenceModel & {
  log: ReturnType<typeof memoryLog>;
} {
  const log = memoryLog();
  const model = openSentenceModel({
    folder: options.folder ?? modelFolder(),
    log,
    ...options,
    ...(runtime !== null && { runtime }),
    patience: { restart: 10, ...options.patience },
  });
  onTestFinished(() => model.close());
  return { ...model, log };
}

function resolved(places: readonly string[]): string | undefined {
  for (const place of places) {
    try {
      return createRequire(place).resolve('onnxruntime-node');
    } catch {
      // Not there; perhaps in the next place.
    }
  }
  return undefined;
}

/** Where the desk itself finds onnxruntime-node. */
export const ownRuntime = () =>
  resolved([inProject('package.json'), inProject('models/runtime/package.json')]);

/** The same, or in the folder that TEST_MODEL_RUNTIME names. */
const anyRuntime = () => {
  const folder = process.env.TEST_MODEL_RUNTIME;
  return (folder ? resolved([join(folder, 'package.json')]) : undefined) ?? ownRuntime();
};

/** A folder with the real model: beside the checkout, or as npm run model fetched it. */
export const realFolder = ['../shared/models/minilm-int8', 'models/all-MiniLM-L6-v2']
  .map(inProject)
  .find((folder) => existsSync(join(folder, 'model.onnx')));

/** The real model and what runs it; undefined where one of them is missing. */
export function realModel(): { folder: string; runtime: string } | undefined {
  const runtime = anyRuntime();
  return realFolder && runtime ? { folder: realFolder, runtime } : undefined;
}
